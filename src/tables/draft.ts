import type { EvidenceCells } from '../evidence/extract.ts';
import type { Figure, Qualifier } from '../figures/figure.ts';
import { readPhrase } from '../figures/phrase.ts';
import { decide, figureOf } from '../figures/reading.ts';
import type { Locale } from '../i18n/locales.ts';
import { type LabelTables, labelsOf } from './draft/labels.ts';
import { countYears, suggestPeriod } from './draft/period.ts';
import { type Reason, readSentences, type Suggestion } from './draft/sentences.ts';
import { type MeasureFound, suggestMeasure, suggestSubject } from './draft/suggest.ts';
import { agree } from './prefer.ts';
import { observationKey, type ReportedObservation, reportOf, type Tables } from './tables.ts';

/** The cells of an observation that words may suggest. */
export const suggested = ['subject', 'measure', 'period'] as const;
type Suggested = (typeof suggested)[number];

/** A drafted observation. */
export interface Draft {
  /** The cells of its row. The editor fills in blank ones. */
  row: Record<Suggested | 'value' | 'reported' | 'evidence', string>;
  /** Why each suggestion is made. */
  why: Partial<Record<Suggested, Reason>>;
  /** Other figures of the same, as printed. `repeats`: the same report says it already, so one of the two must become context. */
  comparisons: { kind: 'corroborates' | 'contradicts' | 'repeats'; evidence: string; reported: string }[];
}

/** The report that observations are drafted from, and the day of its event, where known. */
export interface DraftSource {
  report: string;
  locale: Locale;
  evidence: readonly EvidenceCells[];
  text: string;
  eventDate: string | undefined;
}

/** The tables that suggestions are made from. */
export interface DraftTables extends LabelTables, Pick<Tables, 'observations' | 'alternatives'> {
  /** Evidence ids in observation rows, including rows that cannot be read, such as drafts with a blank cell. */
  used?: readonly string[];
}

/** What the words around one figure name; what they leave in doubt is undefined. */
type Found = Partial<Record<Suggested, Suggestion | undefined>>;

/** Finds which subject, measure and period the words around each figure of a text name, by the labels of the tables: by evidence id. */
function namedAround(
  { text, evidence, locale, eventDate }: Omit<DraftSource, 'report'>,
  tables: LabelTables,
) {
  const found = new Map<string, Found>();
  const time = { locale, eventDate, years: countYears(evidence, locale) };
  for (const sentence of readSentences(text, evidence, labelsOf(tables, locale))) {
    const measures: (MeasureFound | undefined)[] = [];
    for (const [nth, figure] of sentence.figures.entries()) {
      const measure = suggestMeasure(nth, sentence, measures);
      measures.push(measure);
      const [subject, period] = [suggestSubject(nth, sentence), suggestPeriod(nth, sentence, time)];
      found.set(sentence.tokens[figure]?.row?.id ?? '', { subject, measure, period });
    }
  }
  return found;
}

const cellsOf = ({ subject, measure, period }: Found = {}) => ({
  subject: subject?.value ?? '',
  measure: measure?.value ?? '',
  period: period?.value ?? '',
});

/** Evidence rows with what the words around each figure name. The day of the report decides what "last year" is, so without it no period is named. */
export function withNames(source: Omit<DraftSource, 'report'>, tables: LabelTables): EvidenceCells[] {
  const found = namedAround(source, tables);
  return source.evidence.map((row) => {
    const cells = cellsOf(row.role === 'context' ? {} : found.get(row.id));
    return { ...row, ...cells, period: source.eventDate === undefined ? '' : cells.period };
  });
}

/**
 * One observation row for each figure of a report that no observation uses yet, in the order of the evidence: value, phrase
 * and place filled in, subject, measure and period where the words around the figure leave no doubt. Nothing is suggested
 * rather than something wrong.
 * @returns beside the drafts, the figures that cannot be read as one number: no observation can use them.
 */
export function draftObservations(source: DraftSource, tables: DraftTables) {
  const { report, locale, evidence } = source;
  const observations = [...tables.observations, ...tables.alternatives];
  const used = new Set([...(tables.used ?? []), ...observations.map(({ evidence }) => evidence)]);
  const open = evidence.filter(({ id, role }) => role !== 'context' && !used.has(id));
  const figures = new Map(open.map((row) => [row.id, figureOfRow(row, locale)]));
  const { readable = [], unreadable = [] } = Object.groupBy(open, ({ id }) =>
    figures.get(id) ? 'readable' : 'unreadable',
  );
  const found = namedAround(source, tables);
  const drafts = readable.map((row) => toDraft(row, found.get(row.id)));
  const { own = [], others = [] } = Object.groupBy(observations, (one) =>
    reportOf(one) === report ? 'own' : 'others',
  );
  dropRepeated(drafts, Map.groupBy(own, observationKey));
  compareWithOthers(drafts, figures, Map.groupBy(others, observationKey));
  return { drafts, unreadable };
}

function figureOfRow({ phrase, number, unit, qualifier }: EvidenceCells, locale: Locale): Figure | undefined {
  const reading = readPhrase(phrase, locale, unit);
  return reading && number !== '' ? figureOf(decide(reading, number), qualifier as Qualifier) : undefined;
}

function toDraft({ id, number, phrase }: EvidenceCells, found: Found = {}): Draft {
  const why = suggested.flatMap((name) => (found[name] ? [[name, found[name].reason]] : []));
  const row = { ...cellsOf(found), value: number, reported: phrase, evidence: id };
  return { row, why: Object.fromEntries(why), comparisons: [] };
}

type ByKey = ReadonlyMap<string, readonly ReportedObservation[]>;

/**
 * Takes back suggested measures where a report would have two values for one subject, measure and period, as it cannot: of
 * equal ones the first keeps it, different ones all lose it. Changes the drafts.
 * @param own what observations of the same report say already.
 */
function dropRepeated(drafts: readonly Draft[], own: ByKey): void {
  const whole = drafts.filter(({ row }) => row.subject && row.measure && row.period);
  for (const [key, group] of Map.groupBy(whole, ({ row }) => observationKey(row))) {
    const [written] = own.get(key) ?? [];
    const [first] = group;
    const areEqual = group.every(({ row }) => Number(row.value) === Number(first?.row.value));
    const kept = written ?? (areEqual ? first?.row : undefined);
    for (const draft of group) {
      if (draft.row === kept) continue;
      if (draft.why.measure) draft.row.measure = '';
      delete draft.why.measure;
      draft.comparisons = kept ? [{ kind: 'repeats', evidence: kept.evidence, reported: kept.reported }] : [];
    }
  }
}

/** Notes what other reports say of the same; only drafts with subject, measure and period have the same. */
function compareWithOthers(
  drafts: readonly Draft[],
  figures: Map<string, Figure | undefined>,
  others: ByKey,
) {
  for (const { row, comparisons } of drafts)
    for (const { figure: other, evidence, reported } of others.get(observationKey(row)) ?? []) {
      const figure = figures.get(row.evidence);
      // Bad data have observations without a certain figure.
      if (!figure || !other) continue;
      comparisons.push({ kind: agree(figure, other) ? 'corroborates' : 'contradicts', evidence, reported });
    }
}
