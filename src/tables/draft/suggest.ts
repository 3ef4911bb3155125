import type { Figure } from '../../figures/figure.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { agree } from '../prefer.ts';
import { observationKey, type ReportedObservation } from '../tables.ts';
import { type MeasureFound, type MeasureRules, suggestMeasure } from './measure.ts';
import { readPassages, type Sentence } from './passages.ts';
import { countYears, suggestPeriod } from './period.ts';
import { Labels, type SentenceContext } from './sentence-context.ts';
import { suggestSubject } from './subject.ts';
import { wordsOf } from './tokens.ts';
import type { Comparison, Draft, DraftSource, DraftTables, Suggestion, suggested } from './types.ts';

/** What is suggested for one figure. */
export type Found = Partial<Record<(typeof suggested)[number], Suggestion>>;

/** A longer sentence is none: a table, or a list without marks. */
const MOST_TOKENS = 200;

/** What the words of a text suggest for each of its figures, by evidence id. */
export function suggest(
  { text, evidence, locale, eventDate }: DraftSource,
  tables: DraftTables,
): Map<string, Found> {
  const found = new Map<string, Found>();
  if (text === undefined) return found;
  const labels = labelsOf(tables, locale);
  const rules = rulesOf(tables, locale);
  const time = { locale, eventDate, years: countYears(evidence, locale) };
  const known = new Map<Sentence, SentenceContext>();
  const look = (sentence: Sentence) => {
    const context = known.get(sentence) ?? labels.look(sentence);
    known.set(sentence, context);
    return context;
  };
  for (const { sentences } of readPassages(text, evidence, locale))
    for (const sentence of sentences) {
      if (sentence.tokens.length > MOST_TOKENS) continue;
      const context = look(sentence);
      const measures: (MeasureFound | undefined)[] = [];
      for (const [nth, figure] of context.figures.entries()) {
        const measure = suggestMeasure(nth, context, labels, rules, measures);
        measures.push(measure);
        found.set(context.tokens[figure]?.row?.id ?? '', {
          ...both('subject', suggestSubject(nth, context, labels)),
          ...both('measure', measure),
          ...both('period', suggestPeriod(nth, context, time, look)),
        });
      }
    }
  return found;
}

function both(name: keyof Found, suggestion: Suggestion | undefined): Found {
  return suggestion ? { [name]: suggestion } : {};
}

function labelsOf({ subjects, measures }: DraftTables, locale: Locale): Labels {
  return new Labels(
    subjects.map((subject) => {
      const label = localized(subject, 'label', locale);
      // What has one name in both languages, or a capital inside, is a name.
      const isName = subject.label_en === subject.label_vi || /^.+\p{Lu}/u.test(label);
      return { id: subject.id, label, isName };
    }),
    measures.map((measure) => ({
      id: measure.id,
      label: localized(measure, 'label', locale),
      // "Total number of accounts" is another measure than "accounts".
      wholeOnly: measure.formula !== undefined,
    })),
    locale,
  );
}

function rulesOf({ measures, units }: DraftTables, locale: Locale): MeasureRules {
  const unitOf = new Map(measures.map(({ id, unit }) => [id, units.find((one) => one.id === unit)]));
  const places = new Set(
    measures.flatMap((measure) => wordsOf(localized(measure, 'definition', locale), locale)),
  );
  return {
    fits: (measure, printed) => {
      const unit = unitOf.get(measure);
      if (!unit) return false;
      return unit.kind === 'count' || unit.kind === 'ratio' ? printed === '' : printed === unit.id;
    },
    isOwnPlace: (key) => places.has(key),
  };
}

/** What other reports say of the same; only drafts with subject, measure and period have the same. */
export function compareWithOthers(
  { row }: Draft,
  figure: Figure,
  others: ReadonlyMap<string, readonly ReportedObservation[]>,
): Comparison[] {
  return (others.get(observationKey(row)) ?? []).map(({ figure: other, evidence, reported }) => ({
    kind: agree(figure, other) ? 'corroborates' : 'contradicts',
    evidence,
    reported,
  }));
}

/**
 * Takes back suggested measures where a report would have two values for one subject, measure and period, as it cannot: of equal ones
 * the first keeps it, different ones all lose it. Changes the drafts.
 * @param own what observations of the same report say already.
 */
export function dropRepeated(
  drafts: readonly Draft[],
  own: ReadonlyMap<string, readonly Pick<ReportedObservation, 'evidence' | 'reported'>[]>,
): void {
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
