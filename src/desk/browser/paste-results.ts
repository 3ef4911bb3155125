import { html, nothing, render } from 'lit-html';
import { lineLengths, textLines } from '../../evidence/extract.ts';
import { unfitText } from '../../evidence/language.ts';
import type { Role } from '../../evidence/roles.ts';
import { evidenceDigest, sha256 } from '../../evidence/verify.ts';
import type { Qualifier } from '../../figures/figure.ts';
import { languageName } from '../../i18n/index.ts';
import { readLanguages } from '../../i18n/locales.ts';
import { inSentences } from '../../i18n/problems.ts';
import { suggested } from '../../tables/draft.ts';
import { comparisonText, type Pasted, readPasted, reasonText } from '../paste.ts';
import { pasteChanges } from '../workbook.ts';
import { download, part, say, setup } from './page.ts';
import type { Session } from './session.ts';

/** Reads the text of the form, adds its figures to the tables as one step, and shows them with what suggests their cells. */
export async function showPasted(session: Session): Promise<void> {
  const [text = '', report = '', language] = ['text', 'report', 'language'].map(
    (name) => part<HTMLInputElement>(`paste-${name}`).value,
  );
  const locale = readLanguages.find((one) => one === language);
  const show = (words: string, results: unknown = nothing) => {
    render(words, part('paste-status'));
    render(results, part('paste-results'));
  };
  show(say('paste.working'));
  const unfit = unfitText(text, locale);
  if (unfit) return show(inSentences({ key: unfit, params: {} }, setup.locale));
  const pasted = readPasted({ text, report, locale }, await session.desk.tables(session.workbook));
  const { evidence, drafts } = pasted;
  if (evidence.length === 0) return show(say('paste.nothing'));
  const digests = {
    text_sha256: await sha256(new TextEncoder().encode(text)),
    line_lengths: lineLengths(text),
    evidence_sha256: await evidenceDigest(evidence),
  };
  const changes = pasteChanges(session.workbook, pasted, digests, setup.locales);
  const file = changes.at(-1)?.[0] ?? session.current;
  session.make(changes, { file });
  session.open(file);
  const context = evidence.filter(({ role }) => role === 'context').length;
  const counts = { figures: evidence.length - context, context, observations: drafts.length };
  const found = say('paste.found', { ...counts, language: languageName(pasted.locale, setup.locale) });
  const results = html`
    <h3 id="paste-marked">${say('paste.marked')}</h3>
    <div class="paste-scroll" tabindex="0" role="region" aria-labelledby="paste-marked">${markedText(pasted)}</div>
    <h3>${say('paste.drafts')}</h3>
    <p class="paste-hint">${say('paste.draftsHint')}</p>
    <ul>${suggestions(pasted)}</ul>
    <div class="paste-actions">
      <button type="button" @click=${() => download(text, 'text/plain', `${report}.txt`)}>${say('paste.save')}</button>
      <p class="paste-hint">${say('paste.saveHint', { file: `seeds/${report}.txt` })}</p>
    </div>`;
  show(found, results);
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
      const precision = isSure ? [] : [say(`qualifier.${qualifier as Qualifier}.name`).toLowerCase()];
      const label = [say(`paste.role.${role as Role}`), ...precision].join(', ');
      return html`${before}<mark class="is-${role}">${phrase}<small lang=${setup.locale}> ${label}</small></mark>`;
    });
    return words.trim() && html`<li value=${at + 1}>${marked}${characters.slice(end).join('')}</li>`;
  });
  return html`<ol class="paste-text" lang=${locale}>${items}</ol>`;
}

/** Of each figure, the cells of its drafted observation and what suggests them; or why there is none. */
function suggestions({ drafts, unreadable, locale }: Pasted) {
  const item = (phrase: string, words: string[]) =>
    html`<li><b lang=${locale}>${phrase}</b>: ${words.join('; ')}</li>`;
  const drafted = drafts.map(({ row, why, comparisons }) => {
    const cells = suggested.map((name) => {
      const reason = why[name] && ` (${reasonText(setup.locale, why[name])})`;
      return `${say(`paste.column.${name}`)}: ${row[name] || say('paste.blank')}${reason ?? ''}`;
    });
    return item(row.reported, [...cells, ...comparisons.map((other) => comparisonText(setup.locale, other))]);
  });
  return [...drafted, ...unreadable.map(({ phrase }) => item(phrase, [say('paste.unreadable')]))];
}
