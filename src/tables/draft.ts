import type { EvidenceCells } from '../evidence/extract.ts';
import type { Figure, Qualifier } from '../figures/figure.ts';
import { decide, figureOf, readPhrase } from '../figures/phrase.ts';
import type { Locale } from '../i18n/locales.ts';
import { compareWithOthers, dropRepeated, type Found, suggest } from './draft/suggest.ts';
import { type Draft, type DraftRow, type DraftSource, type DraftTables, suggested } from './draft/types.ts';
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
  const { report, locale, evidence } = source;
  const observations = [...tables.observations, ...(tables.alternatives ?? [])];
  const used = new Set([...(source.used ?? []), ...observations.map(({ evidence }) => evidence)]);
  const open = evidence.filter(({ id, role }) => role !== 'context' && !used.has(id));
  const figures = new Map(open.map((row) => [row.id, figureOfRow(row, locale)]));

  const found = suggest(source, tables);
  const drafts = open.flatMap((row): Draft[] =>
    figures.get(row.id) === undefined
      ? []
      : [toDraft(row, found.get(row.id) ?? {}, source.chosen?.get(row.id) ?? {})],
  );
  const isOwn = (one: ReportedObservation) => reportOf(one) === report;
  dropRepeated(drafts, Map.groupBy(observations.filter(isOwn), observationKey));
  const others = Map.groupBy(
    observations.filter((one) => !isOwn(one) && one.figure !== undefined),
    observationKey,
  );
  for (const draft of drafts) {
    const figure = figures.get(draft.row.evidence);
    if (figure) draft.comparisons.push(...compareWithOthers(draft, figure, others));
  }
  return { drafts, unreadable: open.filter(({ id }) => figures.get(id) === undefined) };
}

function figureOfRow({ phrase, number, qualifier }: EvidenceCells, locale: Locale): Figure | undefined {
  const reading = readPhrase(phrase, locale);
  return reading && number !== '' ? figureOf(decide(reading, number), qualifier as Qualifier) : undefined;
}

function toDraft({ id, number, phrase }: EvidenceCells, found: Found, chosen: Partial<DraftRow>): Draft {
  const draft: Draft = {
    row: {
      subject: '',
      measure: '',
      period: '',
      value: number,
      reported: phrase,
      evidence: id,
      note_en: '',
      note_vi: '',
      ...chosen,
    },
    why: {},
    comparisons: [],
  };
  for (const name of suggested) {
    const suggestion = found[name];
    if (!suggestion || chosen[name] !== undefined) continue;
    draft.row[name] = suggestion.value;
    draft.why[name] = suggestion.reason;
  }
  return draft;
}
