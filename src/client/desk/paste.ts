import type { PasteTables } from '../../desk/paste.ts';
import type { EvidenceCells } from '../../evidence/extract.ts';
import { t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { make } from './paste/dom.ts';
import { pasteForm } from './paste/form.ts';

export type { PasteTables } from '../../desk/paste.ts';

/** What a pasted report adds to the tables. */
export interface PasteResult {
  /** The report's id: the rows are those of `seeds/<report>.csv` and `observations/<report>.csv`. */
  report: string;
  /** Every evidence row of the report, those it had before among them: they take the place of the file's rows. */
  evidence: EvidenceCells[];
  /** Rows to be added to the observations, by the columns of their schema. */
  observations: Record<string, string>[];
  /** Of the text as UTF-8, for reports.csv. */
  sha256: string;
  language: Locale;
}

/** What the panel needs of the desk. */
export interface PasteOptions {
  locale: Locale;
  /** The tables as they are now; undefined where there are none to read. */
  tables(): Promise<PasteTables | undefined>;
  /** Called when the editor wants the rows in the tables. */
  onAdd(result: PasteResult): void;
}

/**
 * The desk's panel "A report's text": fills `host` with a form for the text and, when it is sent, with the text marked,
 * its evidence rows, and draft observations. Everything happens in the browser; what reads texts is loaded when it is needed.
 */
export function pastePanel(host: HTMLElement, options: PasteOptions): void {
  const { locale, tables } = options;
  const status = make('p', { className: 'paste-status', set: { role: 'status' } });
  const say = (words: string) => {
    status.textContent = words;
  };
  const place = make('div', { className: 'paste-results' });
  /** Evidence that was added here: the tables need not know of rows that they cannot read. */
  const added = new Set<string>();

  const form = pasteForm(locale, async (asked) => {
    say(t(locale, 'paste.working'));
    place.replaceChildren();
    const [{ findings }, known] = await Promise.all([
      import('./paste/findings.ts'),
      tables().catch(() => undefined),
    ]);
    if (known) form.knowReports(known.reports.map(({ id }) => id));
    const used = [...(known?.used ?? []), ...added];
    const shown = findings(asked, known && { ...known, used }, {
      locale,
      say,
      add: (result) => {
        options.onAdd(result);
        for (const { evidence } of result.observations) if (evidence) added.add(evidence);
        place.replaceChildren();
        const { evidence, observations } = result;
        say(t(locale, 'paste.added', { evidence: evidence.length, observations: observations.length }));
        form.focus();
      },
    });
    place.replaceChildren(shown);
  });

  host.replaceChildren(
    make('div', { className: 'paste' }, make('p', {}, t(locale, 'paste.intro')), form.element, status, place),
  );
}
