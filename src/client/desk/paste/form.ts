import { t } from '../../../i18n/index.ts';
import { type Locale, locales } from '../../../i18n/locales.ts';
import { make } from './dom.ts';

/** What the form asks for. */
export interface Asked {
  /** With `\n` at the ends of its lines. */
  text: string;
  report: string;
  /** Undefined where it is to be found. */
  language: Locale | undefined;
}

export interface PasteForm {
  element: HTMLFormElement;
  /** Offers the ids of reports that there are. */
  knowReports(ids: readonly string[]): void;
  focus(): void;
}

/** An id of a report, as tables/cells.ts reads it. */
const ID = '[a-z][a-z0-9]*(?:[\\-_][a-z0-9]+)*';

/** The form that takes a text; `onSend` gets it once all is filled in. */
export function pasteForm(locale: Locale, onSend: (asked: Asked) => Promise<void>): PasteForm {
  const text = make('textarea', { id: 'paste-text', rows: 10, required: true, spellcheck: false });
  const reports = make('datalist', { id: 'paste-reports' });
  const report = make('input', {
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
  const language = make(
    'select',
    { id: 'paste-language' },
    make('option', { value: '' }, t(locale, 'paste.language.auto')),
    ...locales.map((one) => make('option', { value: one }, t(locale, `paste.language.${one}`))),
  );
  const button = make('button', { type: 'submit' }, t(locale, 'paste.find'));
  const field = (words: string, control: HTMLElement, ...more: Node[]) =>
    make(
      'div',
      { className: 'paste-field' },
      make('label', { htmlFor: control.id }, words),
      control,
      ...more,
    );
  const hint = make('small', { id: 'paste-report-hint' }, t(locale, 'paste.reportHint'));
  const element = make(
    'form',
    { className: 'paste-form' },
    field(t(locale, 'paste.text'), text),
    make(
      'div',
      { className: 'paste-fields' },
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
      await onSend({ text: text.value, report: report.value, language: chosen });
    } finally {
      button.disabled = false;
    }
  });
  return {
    element,
    knowReports: (ids) => reports.replaceChildren(...ids.map((value) => make('option', { value }))),
    focus: () => button.focus(),
  };
}
