import { type EvidenceCells, evidenceColumns, extractEvidence, keepHandEdits } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';
import { formatPeriod } from '../figures/period.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { withNames } from '../tables/draft/suggest.ts';
import type { Comparison, DraftTables, Reason } from '../tables/draft/types.ts';
import { draftObservations } from '../tables/draft.ts';
import type { Evidence, Tables } from '../tables/tables.ts';

/** The tables that a pasted report is read against, as far as they can be read. */
export interface PasteTables extends DraftTables, Pick<Tables, 'site' | 'reports' | 'evidence'> {
  /** Evidence ids in observation rows, including rows that cannot be read, such as drafts with a blank cell. */
  used?: readonly string[];
}

/** A pasted text. */
export interface PasteSource {
  /** With `\n` line breaks. */
  text: string;
  report: string;
  /** Undefined: to be detected. */
  locale?: Locale | undefined;
}

export type Pasted = ReturnType<typeof readPasted>;

/**
 * Reads a report's text as `npm run extract -- … --draft` does: decisions in the report's earlier evidence are kept, and
 * figures that an observation uses get no draft.
 */
export function readPasted({ text, report, ...given }: PasteSource, tables: PasteTables) {
  const locale = given.locale ?? findLanguage(text) ?? 'en';
  const earlier = tables.evidence.filter((row) => row.report === report);
  const fresh = extractEvidence(report, text, locale, tables.site.values.currency);
  const kept = earlier.length > 0 ? keepHandEdits(fresh, earlier.map(toCells), text) : fresh;
  const eventDate = tables.reports.find(({ id }) => id === report)?.event_date;
  const evidence = withNames(kept, text, locale, eventDate, tables);
  const used = new Set(tables.used);
  const source = { report, locale, evidence, text, eventDate, used };
  return { report, locale, text, evidence, ...draftObservations(source, tables) };
}

function toCells(row: Evidence): EvidenceCells {
  const cells = evidenceColumns.map((name) => [name, String(row[name] ?? '')] as const);
  return Object.fromEntries(cells) as unknown as EvidenceCells;
}

/** The reason for a suggestion, in words. */
export function reasonText(locale: Locale, { kind, words }: Reason): string {
  const shown = kind === 'event' ? formatPeriod(words, locale) : words;
  return t(locale, `paste.why.${kind}`, { words: shown });
}

/** How another figure of the same subject, measure and period compares, in words. */
export function comparisonText(locale: Locale, { kind, evidence, reported }: Comparison): string {
  return t(locale, `paste.comparison.${kind}`, { evidence, reported });
}
