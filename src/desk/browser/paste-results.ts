import { html, nothing, render } from 'lit-html';
import { type EvidenceCells, lineLengths } from '../../evidence/extract.ts';
import { unfitText } from '../../evidence/language.ts';
import { type Role, roles as roleNames } from '../../evidence/roles.ts';
import { evidenceDigest, sha256 } from '../../evidence/verify.ts';
import type { Qualifier } from '../../figures/figure.ts';
import { languageName } from '../../i18n/index.ts';
import { localized } from '../../i18n/locales.ts';
import { problemText } from '../../i18n/problems.ts';
import { type Draft, type DraftRow, suggested } from '../../tables/draft/types.ts';
import {
  comparisonText,
  type Pasted,
  type PasteSource,
  type PasteTables,
  readPasted,
  reasonText,
} from '../paste.ts';
import type { ReportCells } from '../workbook.ts';
import { download, part, say, setup } from './page.ts';

/** The columns of a draft that are suggested and can be changed. */
type Suggested = (typeof suggested)[number];
type Column = 'place' | 'phrase' | 'number' | 'qualifier' | 'role' | Suggested | 'comparisons';
type Section = 'marked' | 'evidence' | 'drafts';

/**
 * Reads a text and shows the marked text, the evidence rows, the drafts, and buttons; nothing if it has no figures.
 * `announce` writes to the panel's live region; `add` is called when the editor adds the rows.
 */
export function showPasteResults(
  source: PasteSource,
  tables: PasteTables,
  announce: (text: string) => void,
  add: (pasted: Pasted, cells: ReportCells) => void,
): void {
  const { text, report } = source;
  const host = part('paste-results');
  const roles = new Map<string, Role>();
  const chosen = new Map<string, Partial<DraftRow>>();
  const unfit = unfitText(text, source.locale);
  if (unfit) {
    const { message, fix } = problemText({ key: unfit, params: {} }, setup.locale);
    render(nothing, host);
    announce(`${message} ${fix}`);
    return;
  }
  const onRole = (id: string, role: Role) => {
    roles.set(id, role);
    show();
  };
  const onCell = (id: string, column: Suggested, cell: string) => {
    chosen.set(id, { ...chosen.get(id), [column]: cell });
    show();
  };
  const addRows = async (pasted: Pasted) => {
    const { evidence, drafts } = pasted;
    add(pasted, {
      text_sha256: await sha256(new TextEncoder().encode(text)),
      line_lengths: lineLengths(text),
      evidence_sha256: await evidenceDigest(evidence),
    });
    render(nothing, host);
    announce(say('paste.added', { evidence: evidence.length, observations: drafts.length }));
    part('paste-find').focus();
  };
  function show(): void {
    const pasted = readPasted({ ...source, roles, chosen }, tables);
    const { evidence, drafts, unreadable, locale } = pasted;
    announce(summary(pasted, tables));
    const lines = pasted.lines.map(
      ({ line, segments }) => html`<li value=${line}>${segments.map(markedSegment)}</li>`,
    );
    const rows = evidence.map((row) => evidenceRow(row, onRole));
    const lineOf = new Map(evidence.map(({ id, line }) => [id, line]));
    const draftRows = drafts.map((draft) => draftRow(draft, lineOf.get(draft.row.evidence), onCell));
    const drafted = table('drafts', ['place', 'phrase', ...suggested, 'comparisons'], draftRows);
    const items = unreadable.map(({ phrase, line }) => {
      const place = say('paste.line', { line });
      return html`<li>${say('paste.unreadable', { phrase, place })}</li>`;
    });
    const results = html`
      ${section('marked', scrolling('marked', html`<ol class="paste-text" lang=${locale}>${lines}</ol>`))}
      ${section(
        'evidence',
        hint(say('paste.evidenceHint')),
        table('evidence', ['place', 'phrase', 'number', 'qualifier', 'role'], rows),
      )}
      ${section(
        'drafts',
        hint(say('paste.draftsHint')),
        drafts.length > 0 ? drafted : html`<p>${say('paste.draftsNone')}</p>`,
        html`<ul class="paste-unreadable">${items}</ul>`,
        suggestions(tables),
      )}
      <div class="paste-actions">
        <button type="button" @click=${() => addRows(pasted)}>${say('paste.add')}</button>
        <button type="button" @click=${() => download(text, 'text/plain', `${report}.txt`)}>${say('paste.save')}</button>
        ${hint(say('paste.saveHint', { file: `seeds/${report}.txt` }))}
      </div>`;
    render(evidence.length === 0 ? nothing : results, host);
  }
  show();
}

const section = (name: Section, ...content: unknown[]) =>
  html`<section><h3 id="paste-${name}">${say(`paste.${name}`)}</h3>${content}</section>`;

const hint = (words: string) => html`<p class="paste-hint">${words}</p>`;

/** A scroll container that the keyboard reaches; the heading of its section labels it. */
const scrolling = (name: Section, content: unknown) =>
  html`<div class="paste-scroll" tabindex="0" role="region" aria-labelledby="paste-${name}">${content}</div>`;

function table(name: Section, columns: readonly Column[], rows: unknown[]) {
  const heads = columns.map((column) => html`<th scope="col">${say(`paste.column.${column}`)}</th>`);
  const parts = html`<thead><tr>${heads}</tr></thead><tbody>${rows}</tbody>`;
  return scrolling(name, html`<table aria-labelledby="paste-${name}">${parts}</table>`);
}

/** The number of figures found, and what is known of the report. */
function summary({ evidence, locale, report }: Pasted, tables: PasteTables): string {
  if (evidence.length === 0) return say('paste.nothing');
  const context = evidence.filter(({ role }) => role === 'context').length;
  const figures = evidence.length - context;
  const found = say('paste.found', { figures, context, language: languageName(locale, setup.locale) });
  const isKnown = tables.evidence.some((row) => row.report === report);
  return isKnown ? `${found} ${say('paste.known')}` : found;
}

/** A piece of the text; a figure is in a `mark` followed by its role and qualifier in words. */
function markedSegment({ text, find }: Pasted['lines'][number]['segments'][number]) {
  if (!find) return text;
  const role = say(`paste.role.${find.role as Role}`);
  const isSure = find.qualifier === '' || find.qualifier === 'exact' || find.role === 'context';
  const label = isSure ? role : `${role}, ${qualifierName(find.qualifier)}`;
  return html`<mark class="is-${find.role}">${text}<small lang=${setup.locale}> ${label}</small></mark>`;
}

const qualifierName = (qualifier: string) =>
  qualifier === '' ? '' : say(`qualifier.${qualifier as Qualifier}.name`).toLowerCase();

const labelOf = (name: Column, phrase: string, place: string) =>
  say('paste.cellOf', { column: say(`paste.column.${name}`), phrase, place });

/** An evidence row, with a menu for its role. */
function evidenceRow(row: EvidenceCells, onRole: (id: string, role: Role) => void) {
  const { phrase, line, qualifier } = row;
  const place = say('paste.line', { line });
  const options = roleNames.map(
    (role) =>
      html`<option value=${role} .selected=${role === row.role}>${say(`paste.role.${role}`)}</option>`,
  );
  const choose = ({ target }: Event) => onRole(row.id, (target as HTMLSelectElement).value as Role);
  return html`<tr>
    <td>${place}</td>
    <th scope="row">${phrase}</th>
    <td class="number">${formatNumber(row)}</td>
    <td>${qualifierName(qualifier)}</td>
    <td><select aria-label=${labelOf('role', phrase, place)} @change=${choose}>${options}</select></td>
  </tr>`;
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

/** A draft observation, with inputs for subject, measure and period, and what suggests them. */
function draftRow(
  { row, why, comparisons }: Draft,
  line = '',
  onCell: (id: string, column: Suggested, cell: string) => void,
) {
  const place = say('paste.line', { line });
  const cells = suggested.map((name) => {
    const id = `paste-${name}-${row.evidence.replace(/[#.]/g, '-')}`;
    const reason = why[name];
    const blank = row[name] === '' ? say('paste.blank') : '';
    const change = ({ target }: Event) =>
      onCell(row.evidence, name, (target as HTMLInputElement).value.trim());
    return html`<td>
      <input type="text" .value=${row[name]} size=${name === 'period' ? 10 : 26} list="paste-list-${name}"
        spellcheck="false" autocapitalize="none" autocomplete="off" @change=${change}
        aria-label=${labelOf(name, row.reported, place)} aria-describedby=${id}>
      <small id=${id}>${reason ? reasonText(setup.locale, reason) : blank}</small>
    </td>`;
  });
  const related = comparisons.map((other) => html`<li>${comparisonText(setup.locale, other)}</li>`);
  return html`<tr>
    <td>${place}</td>
    <th scope="row">${row.reported}</th>
    ${cells}
    <td><ul class="paste-comparisons">${related}</ul></td>
  </tr>`;
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
