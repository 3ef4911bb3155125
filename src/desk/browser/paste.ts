import { locales } from '../../i18n/locales.ts';
import type { PasteResult } from '../edits.ts';
import type { PasteTables } from '../paste.ts';
import { create, say } from './page.ts';

/** A report's id, as tables/cells.ts reads it. */
const ID = '[a-z][a-z0-9]*(?:[\\-_][a-z0-9]+)*';

/**
 * Fills `host` with the panel "A report's text": a form, then the marked text, its evidence rows and draft observations. All
 * of it stays in the browser. The code that reads texts is loaded on demand. `getTables` fails if the tables cannot be read;
 * `add` is called when the editor adds the rows.
 */
export function pastePanel(
  host: HTMLElement,
  getTables: () => Promise<PasteTables>,
  add: (result: PasteResult) => void,
): void {
  const text = create('textarea', { id: 'paste-text', rows: 10, required: true, spellcheck: false });
  const reports = create('datalist', { id: 'paste-reports' });
  const report = create('input', {
    id: 'paste-report',
    type: 'text',
    required: true,
    pattern: ID,
    maxLength: 80,
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: 'off',
    title: say('paste.reportHint'),
    set: { 'aria-describedby': 'paste-report-hint', list: reports.id },
  });
  const hint = create('small', { id: 'paste-report-hint' }, say('paste.reportHint'));
  const language = create('select', { id: 'paste-language' }, new Option(say('paste.language.auto'), ''));
  language.append(...locales.map((locale) => new Option(say(`paste.language.${locale}`), locale)));
  const button = create('button', { type: 'submit' }, say('paste.find'));
  const field = (label: string, control: HTMLElement, ...more: Node[]) =>
    create('div', 'paste-field', create('label', { htmlFor: control.id }, label), control, ...more);
  const reportField = field(say('paste.report'), report, hint, reports);
  const fields = create('div', 'paste-fields', reportField, field(say('paste.language'), language), button);
  const form = create('form', 'paste-form', field(say('paste.text'), text), fields);
  const status = create('p', { className: 'paste-status', set: { role: 'status' } });
  const results = create('div', 'paste-results');
  host.replaceChildren(create('div', 'paste', create('p', {}, say('paste.intro')), form, status, results));

  const announce = (words: string) => {
    status.textContent = words;
  };
  async function showResults(): Promise<void> {
    announce(say('paste.working'));
    results.replaceChildren();
    const [{ pasteResults }, tables] = await Promise.all([
      import('./paste-results.ts'),
      getTables().catch(() => undefined),
    ]);
    reports.replaceChildren(...(tables?.reports ?? []).map(({ id }) => new Option(id, id)));
    const locale = locales.find((one) => one === language.value);
    const source = { text: text.value, report: report.value, locale };
    const addRows = (result: PasteResult) => {
      add(result);
      const { evidence, observations } = result;
      results.replaceChildren();
      announce(say('paste.added', { evidence: evidence.length, observations: observations.length }));
      button.focus();
    };
    results.replaceChildren(...pasteResults(source, tables, announce, addRows));
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    await showResults().finally(() => {
      button.disabled = false;
    });
  });
}
