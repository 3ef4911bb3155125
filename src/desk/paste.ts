import { evidenceColumns, extractEvidence, keepHandEdits, toEvidenceCells } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';
import { formatPeriod } from '../figures/period.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Reason } from '../tables/draft/sentences.ts';
import { type Draft, type DraftTables, draftObservations, withNames } from '../tables/draft.ts';
import type { Tables } from '../tables/tables.ts';

/** The tables that a pasted report is read against, as far as they can be read. */
export type PasteTables = DraftTables & Pick<Tables, 'site' | 'reports' | 'evidence'>;

export type Pasted = ReturnType<typeof readPasted>;

/** Reads a report's text (line breaks `\n`, language detected without `locale`); decisions in its `earlier` evidence are kept. */
export function readPasted(
  { text, report, ...given }: { text: string; report: string; locale?: Locale | undefined },
  tables: PasteTables,
  earlier = earlierCells(tables, report),
) {
  const locale = given.locale ?? findLanguage(text) ?? 'en';
  const fresh = extractEvidence(report, text, locale, tables.site.values.currency);
  const kept = earlier.length > 0 ? keepHandEdits(fresh, earlier, text) : fresh;
  const eventDate = tables.reports.find(({ id }) => id === report)?.event_date;
  const source = { report, locale, evidence: kept, text, eventDate };
  const evidence = withNames(source, tables);
  return { report, locale, text, fresh, evidence, ...draftObservations(source, tables) };
}

function earlierCells({ evidence }: PasteTables, report: string) {
  const rows = evidence.filter((row) => row.report === report);
  const cells = rows.map((row) => evidenceColumns.map((name) => String(row[name] ?? '')));
  return cells.map((row) => toEvidenceCells(evidenceColumns, row));
}

/** The reason for a suggestion, in words. */
export function reasonText(locale: Locale, { kind, words }: Reason): string {
  const shown = kind === 'event' ? formatPeriod(words, locale) : words;
  return t(locale, `paste.why.${kind}`, { words: shown });
}

/** How another figure of the same subject, measure and period compares, in words. */
export const comparisonText = (
  locale: Locale,
  { kind, evidence, reported }: Draft['comparisons'][number],
): string => t(locale, `paste.comparison.${kind}`, { evidence, reported });
