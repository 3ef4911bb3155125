import { locales } from '../../i18n/locales.ts';
import type { PasteResult } from '../edits.ts';
import type { PasteSource, PasteTables } from '../paste.ts';
import { create, say } from './page.ts';

export interface PasteOptions {
  /** The current tables. Fails if they cannot be read. */
  tables(): Promise<PasteTables>;
  /** Called when the editor adds the rows to the tables. */
  add(result: PasteResult): void;
}

/**
 * Fills `host` with the panel "A report's text": a form, then the marked text, its evidence rows and draft observations. All
 * of it stays in the browser. The code that reads texts is loaded on demand.
 */
export function pastePanel(host: HTMLElement, options: PasteOptions): void {
  const status = create('p', { className: 'paste-status', set: { role: 'status' } });
  const announce = (text: string) => {
    status.textContent = text;
  };
  const results = create('div', 'paste-results');
  /** Evidence used by rows that were added here, which the tables may not be able to read yet. */
  const added: string[] = [];

  const form = pasteForm(async (source) => {
    announce(say('paste.working'));
    results.replaceChildren();
    const [{ pasteResults }, tables] = await Promise.all([
      import('./paste-results.ts'),
      options.tables().catch(() => undefined),
    ]);
    if (tables) form.suggestReports(tables.reports.map(({ id }) => id));
    const known = tables && { ...tables, used: [...(tables.used ?? []), ...added] };
    const add = (result: PasteResult) => {
      options.add(result);
      const { evidence, observations } = result;
      added.push(...observations.map((row) => row['evidence'] ?? ''));
      results.replaceChildren();
      announce(say('paste.added', { evidence: evidence.length, observations: observations.length }));
      form.focus();
    };
    results.replaceChildren(...pasteResults(source, known, announce, add));
  });

  host.replaceChildren(
    create('div', 'paste', create('p', {}, say('paste.intro')), form.element, status, results),
  );
}

interface PasteForm {
  element: HTMLFormElement;
  suggestReports(ids: readonly string[]): void;
  focus(): void;
}

/** A report's id, as tables/cells.ts reads it. */
const ID = '[a-z][a-z0-9]*(?:[\\-_][a-z0-9]+)*';

/** The form for the text; `onSubmit` gets its content when it is valid. */
function pasteForm(onSubmit: (source: PasteSource) => Promise<void>): PasteForm {
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
  const language = create('select', { id: 'paste-language' }, new Option(say('paste.language.auto'), ''));
  language.append(...locales.map((locale) => new Option(say(`paste.language.${locale}`), locale)));
  const button = create('button', { type: 'submit' }, say('paste.find'));
  const field = (label: string, control: HTMLElement, ...more: Node[]) =>
    create('div', 'paste-field', create('label', { htmlFor: control.id }, label), control, ...more);
  const hint = create('small', { id: 'paste-report-hint' }, say('paste.reportHint'));
  const element = create(
    'form',
    'paste-form',
    field(say('paste.text'), text),
    create(
      'div',
      'paste-fields',
      field(say('paste.report'), report, hint, reports),
      field(say('paste.language'), language),
      button,
    ),
  );
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      const locale = locales.find((one) => one === language.value);
      await onSubmit({ text: text.value, report: report.value, locale });
    } finally {
      button.disabled = false;
    }
  });
  return {
    element,
    suggestReports: (ids) => reports.replaceChildren(...ids.map((id) => new Option(id, id))),
    focus: () => button.focus(),
  };
}
