import type { EvidenceCells } from '../../evidence/extract.ts';
import type { Locale } from '../../i18n/locales.ts';
import { labelsOf } from './labels.ts';
import { type MeasureFound, suggestMeasure } from './measure.ts';
import { countYears, suggestPeriod } from './period.ts';
import { readSentences } from './sentences.ts';
import { suggestSubject } from './subject.ts';
import type { DraftTables, Suggestion, suggested } from './types.ts';

/** What the words around one figure name; what they leave in doubt is undefined. */
export type Found = Partial<Record<(typeof suggested)[number], Suggestion | undefined>>;

/**
 * Finds which subject, measure and period the words around each figure of a text name, by the labels of the tables. Found
 * is only what leaves no doubt.
 * @param eventDate the day that the report is about, if known
 * @returns by evidence id
 */
export function namedAround(
  text: string,
  evidence: readonly EvidenceCells[],
  locale: Locale,
  eventDate: string | undefined,
  tables: DraftTables,
): Map<string, Found> {
  const found = new Map<string, Found>();
  const time = { locale, eventDate, years: countYears(evidence, locale) };
  for (const sentence of readSentences(text, evidence, labelsOf(tables, locale))) {
    const measures: (MeasureFound | undefined)[] = [];
    for (const [nth, figure] of sentence.figures.entries()) {
      const measure = suggestMeasure(nth, sentence, measures);
      measures.push(measure);
      found.set(sentence.tokens[figure]?.row?.id ?? '', {
        subject: suggestSubject(nth, sentence),
        measure,
        period: suggestPeriod(nth, sentence, time),
      });
    }
  }
  return found;
}

/**
 * Evidence rows with what the words around each figure name. The day of the report decides what "last year" is, so without
 * it no period is named.
 */
export function withNames(
  rows: readonly EvidenceCells[],
  text: string,
  locale: Locale,
  eventDate: string | undefined,
  tables: DraftTables,
): EvidenceCells[] {
  const found = namedAround(text, rows, locale, eventDate, tables);
  return rows.map((row) => {
    const { subject, measure, period } = (row.role !== 'context' && found.get(row.id)) || {};
    return {
      ...row,
      subject: subject?.value ?? '',
      measure: measure?.value ?? '',
      period: (eventDate !== undefined && period?.value) || '',
    };
  });
}
