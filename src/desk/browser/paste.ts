import { t } from '../../i18n/index.ts';
import { type Locale, locales } from '../../i18n/locales.ts';
import type { PasteTables } from '../paste.ts';
import { create } from './dom.ts';
import type { PasteInput, PasteResult } from './paste-results.ts';

export interface PasteOptions {
  locale: Locale;
  /** The current tables; undefined if they cannot be read. */
  tables(): Promise<PasteTables | undefined>;
  /** Called when the editor adds the rows to the tables. */
  onAdd(result: PasteResult): void;
}

/**
 * Fills `host` with the panel "A report's text": a form, then the marked text, its evidence rows and draft observations. All
 * of it stays in the browser. The code that reads texts is loaded on demand.
 */
export function pastePanel(host: HTMLElement, options: PasteOptions): void {
  const { locale, tables } = options;
  const status = create('p', { className: 'paste-status', set: { role: 'status' } });
  const announce = (text: string) => {
    status.textContent = text;
  };
  const results = create('div', 'paste-results');
  /** Evidence used by rows that were added here, which the tables may not be able to read yet. */
  const added = new Set<string>();

  const form = pasteForm(locale, async (input) => {
    announce(t(locale, 'paste.working'));
    results.replaceChildren();
    const [{ pasteResults }, known] = await Promise.all([
      import('./paste-results.ts'),
      tables().catch(() => undefined),
    ]);
    if (known) form.suggestReports(known.reports.map(({ id }) => id));
    const used = [...(known?.used ?? []), ...added];
    const add = (result: PasteResult) => {
      options.onAdd(result);
      const { evidence, observations } = result;
      for (const row of observations) if (row['evidence']) added.add(row['evidence']);
      results.replaceChildren();
      announce(t(locale, 'paste.added', { evidence: evidence.length, observations: observations.length }));
      form.focus();
    };
    results.replaceChildren(pasteResults(input, known && { ...known, used }, { locale, announce, add }));
  });

  const intro = create('p', {}, t(locale, 'paste.intro'));
  host.replaceChildren(create('div', 'paste', intro, form.element, status, results));
}

interface PasteForm {
  element: HTMLFormElement;
  suggestReports(ids: readonly string[]): void;
  focus(): void;
}

/** A report's id, as tables/cells.ts reads it. */
const ID = '[a-z][a-z0-9]*(?:[\\-_][a-z0-9]+)*';

/** The form for the text; `onSubmit` gets its content when it is valid. */
function pasteForm(locale: Locale, onSubmit: (input: PasteInput) => Promise<void>): PasteForm {
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
    title: t(locale, 'paste.reportHint'),
    set: { 'aria-describedby': 'paste-report-hint', list: reports.id },
  });
  const language = create(
    'select',
    { id: 'paste-language' },
    create('option', { value: '' }, t(locale, 'paste.language.auto')),
    ...locales.map((one) => create('option', { value: one }, t(locale, `paste.language.${one}`))),
  );
  const button = create('button', { type: 'submit' }, t(locale, 'paste.find'));
  const field = (label: string, control: HTMLElement, ...more: Node[]) =>
    create('div', 'paste-field', create('label', { htmlFor: control.id }, label), control, ...more);
  const hint = create('small', { id: 'paste-report-hint' }, t(locale, 'paste.reportHint'));
  const element = create(
    'form',
    'paste-form',
    field(t(locale, 'paste.text'), text),
    create(
      'div',
      'paste-fields',
      field(t(locale, 'paste.report'), report, hint, reports),
      field(t(locale, 'paste.language'), language),
      button,
    ),
  );
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      const chosen = locales.find((one) => one === language.value);
      await onSubmit({ text: text.value, report: report.value, language: chosen });
    } finally {
      button.disabled = false;
    }
  });
  return {
    element,
    suggestReports: (ids) => reports.replaceChildren(...ids.map((value) => create('option', { value }))),
    focus: () => button.focus(),
  };
}
