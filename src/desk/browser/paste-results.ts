import { html, nothing, render } from 'lit-html';
import { type EvidenceCells, lineLengths, textLines } from '../../evidence/extract.ts';
import { unfitText } from '../../evidence/language.ts';
import { type Role, roles as roleNames } from '../../evidence/roles.ts';
import { evidenceDigest, sha256 } from '../../evidence/verify.ts';
import type { Qualifier } from '../../figures/figure.ts';
import { languageName } from '../../i18n/index.ts';
import { localized, readLanguages } from '../../i18n/locales.ts';
import { problemText } from '../../i18n/problems.ts';
import { type Draft, suggested } from '../../tables/draft/types.ts';
import {
  comparisonText,
  type Decision,
  type Pasted,
  type PasteTables,
  readPasted,
  reasonText,
} from '../paste.ts';
import { pasteChanges } from '../workbook.ts';
import { download, part, say, sayList, setup } from './page.ts';
import type { Session } from './session.ts';

const columns = ['place', 'phrase', 'number', 'qualifier', 'role', ...suggested, 'comparisons'] as const;

/** Takes what the editor decides of a figure. */
type Decide = (id: string, cells: Decision) => void;

/**
 * Reads the text of the panel's form and shows it with its figures marked, its evidence rows with the observations drafted from
 * them, and buttons; nothing if it has no figures. All of it stays in the browser.
 */
export async function showPasted(session: Session, note: (words: string) => void): Promise<void> {
  const [text, report, language] = ['text', 'report', 'language'].map(
    (name) => part<HTMLInputElement>(`paste-${name}`).value,
  ) as [string, string, string];
  const locale = readLanguages.find((one) => one === language);
  const host = part('paste-results');
  const announce = (words: string) => render(words, part('paste-status'));
  announce(say('paste.working'));
  const unfit = unfitText(text, locale);
  if (unfit) {
    render(nothing, host);
    announce(Object.values(problemText({ key: unfit, params: {} }, setup.locale)).join(' '));
    return;
  }
  const tables = await session.desk.tables(session.workbook);
  const decisions = new Map<string, Decision>();
  const decide: Decide = (id, cells) => {
    decisions.set(id, { ...decisions.get(id), ...cells });
    show();
  };
  const add = async (pasted: Pasted) => {
    const { evidence, drafts } = pasted;
    const changes = pasteChanges(session.workbook, pasted, {
      text_sha256: await sha256(new TextEncoder().encode(text)),
      line_lengths: lineLengths(text),
      evidence_sha256: await evidenceDigest(evidence),
    });
    const file = changes.at(-1)?.[0] ?? session.current;
    session.make(changes, { file });
    session.open(file);
    note(say('desk.pasted', { files: sayList(changes.map(([file]) => file)) }));
    render(nothing, host);
    announce(say('paste.added', { evidence: evidence.length, observations: drafts.length }));
    part('paste-find').focus();
  };
  function show(): void {
    const pasted = readPasted({ text, report, locale, decisions }, tables);
    announce(summary(pasted, tables));
    const results = html`
      <h3 id="paste-marked">${say('paste.marked')}</h3>
      ${scrolling('marked', markedText(pasted))}
      <h3 id="paste-evidence">${say('paste.evidence')}</h3>
      <p class="paste-hint">${say('paste.evidenceHint')} ${say('paste.draftsHint')}</p>
      ${scrolling('evidence', evidenceTable(pasted, decide))}
      ${suggestions(tables)}
      <div class="paste-actions">
        <button type="button" @click=${() => add(pasted)}>${say('paste.add')}</button>
        <button type="button" @click=${() => download(text, 'text/plain', `${report}.txt`)}>${say('paste.save')}</button>
        <p class="paste-hint">${say('paste.saveHint', { file: `seeds/${report}.txt` })}</p>
      </div>`;
    render(pasted.evidence.length === 0 ? nothing : results, host);
  }
  show();
}

/** A scroll container that the keyboard reaches; the heading above labels it. */
const scrolling = (name: string, content: unknown) =>
  html`<div class="paste-scroll" tabindex="0" role="region" aria-labelledby="paste-${name}">${content}</div>`;

/** The number of figures found, and what is known of the report. */
function summary({ evidence, locale, report }: Pasted, tables: PasteTables): string {
  if (evidence.length === 0) return say('paste.nothing');
  const context = evidence.filter(({ role }) => role === 'context').length;
  const figures = evidence.length - context;
  const found = say('paste.found', { figures, context, language: languageName(locale, setup.locale) });
  const isKnown = tables.evidence.some((row) => row.report === report);
  return isKnown ? `${found} ${say('paste.known')}` : found;
}

/** The lines that are not blank. A figure is in a `mark`, followed by its role and qualifier in words. */
function markedText({ text, evidence, locale }: Pasted) {
  const byLine = Map.groupBy(evidence, ({ line }) => Number(line));
  const items = textLines(text).map((words, at) => {
    const characters = [...words];
    let end = 0;
    const marked = (byLine.get(at + 1) ?? []).map(({ phrase, column, role, qualifier }) => {
      const start = Number(column) - 1;
      // One that overlaps another has no mark.
      if (start < end) return nothing;
      const before = characters.slice(end, start).join('');
      end = start + [...phrase].length;
      const isSure = qualifier === '' || qualifier === 'exact' || role === 'context';
      const label = [say(`paste.role.${role as Role}`), ...(isSure ? [] : [qualifierName(qualifier)])];
      return html`${before}<mark class="is-${role}">${phrase}<small lang=${setup.locale}> ${label.join(', ')}</small></mark>`;
    });
    return words.trim() && html`<li value=${at + 1}>${marked}${characters.slice(end).join('')}</li>`;
  });
  return html`<ol class="paste-text" lang=${locale}>${items}</ol>`;
}

const qualifierName = (qualifier: string) =>
  qualifier === '' ? '' : say(`qualifier.${qualifier as Qualifier}.name`).toLowerCase();

/** The evidence rows, each with a menu for its role and inputs for the observation that is drafted from it. */
function evidenceTable({ evidence, drafts, unreadable }: Pasted, decide: Decide) {
  const draftOf = new Map(drafts.map((draft) => [draft.row.evidence, draft]));
  const rows = evidence.map((row) => {
    const { id, phrase, line, qualifier } = row;
    const place = say('paste.line', { line });
    const labelOf = (name: (typeof columns)[number]) =>
      say('paste.cellOf', { column: say(`paste.column.${name}`), phrase, place });
    const options = roleNames.map(
      (role) =>
        html`<option value=${role} .selected=${role === row.role}>${say(`paste.role.${role}`)}</option>`,
    );
    const choose = ({ target }: Event) => decide(id, { role: (target as HTMLSelectElement).value as Role });
    const draft = draftOf.get(id);
    const cells = suggested.map((name) => draft && draftCell(draft, name, labelOf(name), decide));
    const others = draft?.comparisons.map((other) => comparisonText(setup.locale, other)) ?? [];
    if (unreadable.includes(row)) others.push(say('paste.unreadable'));
    return html`<tr>
      <td>${place}</td>
      <th scope="row">${phrase}</th>
      <td class="number">${formatNumber(row)}</td>
      <td>${qualifierName(qualifier)}</td>
      <td><select aria-label=${labelOf('role')} @change=${choose}>${options}</select></td>
      ${cells.map((cell) => html`<td>${cell}</td>`)}
      <td><ul class="paste-comparisons">${others.map((words) => html`<li>${words}</li>`)}</ul></td>
    </tr>`;
  });
  const heads = columns.map((column) => html`<th scope="col">${say(`paste.column.${column}`)}</th>`);
  const parts = html`<thead><tr>${heads}</tr></thead><tbody>${rows}</tbody>`;
  return html`<table aria-labelledby="paste-evidence">${parts}</table>`;
}

/** An input for a cell of a draft observation, and what suggests its text. */
function draftCell({ row, why }: Draft, name: (typeof suggested)[number], label: string, decide: Decide) {
  const id = `paste-${name}-${row.evidence.replace(/[#.]/g, '-')}`;
  const reason = why[name];
  const blank = row[name] === '' ? say('paste.blank') : '';
  const change = ({ target }: Event) =>
    decide(row.evidence, { [name]: (target as HTMLInputElement).value.trim() });
  return html`<input type="text" .value=${row[name]} size=${name === 'period' ? 10 : 20} list="paste-list-${name}"
      spellcheck="false" autocapitalize="none" autocomplete="off" @change=${change}
      aria-label=${label} aria-describedby=${id}>
    <small id=${id}>${reason ? reasonText(setup.locale, reason) : blank}</small>`;
}

function formatNumber({ number, unit, role }: EvidenceCells): string {
  // Most numbers of context are years, which are not grouped.
  if (number === '' || role === 'context') return number;
  const format = new Intl.NumberFormat(setup.locale, { maximumFractionDigits: 20 });
  // A range has two.
  const ends = number.split('..').map((end) => format.format(Number(end)));
  const digits = ends.join('–');
  return unit === 'percent' ? `${digits}%` : unit === '' ? digits : `${digits} ${unit}`;
}

/** Datalists of ids with their labels, by column of a draft. */
function suggestions({ subjects, measures }: PasteTables) {
  return Object.entries({ subject: subjects, measure: measures }).map(([name, records]) => {
    const options = records.map(
      (record) => html`<option value=${record.id}>${localized(record, 'label', setup.locale)}</option>`,
    );
    return html`<datalist id="paste-list-${name}">${options}</datalist>`;
  });
}
