import type { EvidenceCells } from '../evidence/extract.ts';
import type { Figure, Qualifier } from '../figures/figure.ts';
import { readPhrase } from '../figures/phrase.ts';
import { decide, figureOf } from '../figures/reading.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Found, namedAround } from './draft/suggest.ts';
import { type Draft, type DraftSource, type DraftTables, suggested } from './draft/types.ts';
import { agree } from './prefer.ts';
import { observationKey, type ReportedObservation, reportOf } from './tables.ts';

/**
 * One observation row for each figure of a report that no observation uses yet, in the order of the evidence: value, phrase
 * and place filled in, subject, measure and period where the words around the figure leave no doubt. Nothing is suggested
 * rather than something wrong.
 * @returns beside the drafts, the figures that cannot be read as one number: no observation can use them.
 */
export function draftObservations(
  source: DraftSource,
  tables: DraftTables,
): { drafts: Draft[]; unreadable: EvidenceCells[] } {
  const { report, locale, evidence, text, eventDate } = source;
  const observations = [...tables.observations, ...(tables.alternatives ?? [])];
  const used = new Set([...(source.used ?? []), ...observations.map(({ evidence }) => evidence)]);
  const open = evidence.filter(({ id, role }) => role !== 'context' && !used.has(id));
  const figures = new Map(open.map((row) => [row.id, figureOfRow(row, locale)]));
  const isReadable = ({ id }: EvidenceCells) => figures.get(id) !== undefined;

  const found = text === undefined ? undefined : namedAround(text, evidence, locale, eventDate, tables);
  const drafts = open.filter(isReadable).map((row) => toDraft(row, found?.get(row.id) ?? {}));
  const { own = [], others = [] } = Object.groupBy(observations, (one) =>
    reportOf(one) === report ? 'own' : 'others',
  );
  dropRepeated(drafts, Map.groupBy(own, observationKey));
  compareWithOthers(drafts, figures, Map.groupBy(others, observationKey));
  return { drafts, unreadable: open.filter((row) => !isReadable(row)) };
}

function figureOfRow({ phrase, number, unit, qualifier }: EvidenceCells, locale: Locale): Figure | undefined {
  const reading = readPhrase(phrase, locale, unit);
  return reading && number !== '' ? figureOf(decide(reading, number), qualifier as Qualifier) : undefined;
}

function toDraft({ id, number, phrase }: EvidenceCells, found: Found): Draft {
  const cells = { value: number, reported: phrase, evidence: id };
  const row = { subject: '', measure: '', period: '', ...cells };
  const draft: Draft = { row, why: {}, comparisons: [] };
  for (const name of suggested) {
    const suggestion = found[name];
    if (!suggestion) continue;
    draft.row[name] = suggestion.value;
    draft.why[name] = suggestion.reason;
  }
  return draft;
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
  figures: ReadonlyMap<string, Figure | undefined>,
  others: ByKey,
): void {
  for (const { row, comparisons } of drafts)
    for (const { figure: other, evidence, reported } of others.get(observationKey(row)) ?? []) {
      const figure = figures.get(row.evidence);
      // Bad data have observations without a certain figure.
      if (!figure || !other) continue;
      comparisons.push({ kind: agree(figure, other) ? 'corroborates' : 'contradicts', evidence, reported });
    }
}
