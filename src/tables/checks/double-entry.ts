import { excerpt } from '../../csv/problem.ts';
import { type Figure, numberCell } from '../../figures/figure.ts';
import { byId } from '../memoize.ts';
import { type Evidence, isPrintedIn, type ReportedObservation, type Tables } from '../tables.ts';
import { readEvidence } from './evidence.ts';
import type { CheckContext } from './keys.ts';

/**
 * Double entry: number and phrase of each observation agree, the phrase stands where the row says, in the unit of the measure, and
 * each figure of a report is used. Sets the figures of sound rows. `failed` are cells of rows that could not be read.
 */
export function checkDoubleEntry(
  tables: Tables,
  failed: readonly Record<string, string>[],
  context: CheckContext,
): void {
  const figures = readEvidence(tables, context);
  const all = tables.evidence.filter(({ role }) => role !== 'context');
  const byPhrase = Map.groupBy(all, ({ phrase }) => phrase);
  const [sound, unsound]: [ReportedObservation[], ReportedObservation[]] = [[], []];
  for (const row of tables.observations) {
    const cited = byId(tables.evidence).get(row.evidence);
    const figure = figureOfRow(row, cited, cited && figures.get(cited.id), byPhrase, context);
    (figure ? sound : unsound).push(row);
    if (!figure) continue;
    row.figure = figure;
    const unit = byId(tables.units).get(byId(tables.measures).get(row.measure)?.unit ?? '');
    const printed = cited?.unit ?? '';
    if (!unit || isPrintedIn(unit, printed)) continue;
    const key = printed === '' ? 'constraint-error.unit-of-count' : 'constraint-error.unit';
    const params = { phrase: excerpt(row.reported), measure: row.measure, unit: unit.id, printed };
    context.add(key, row, 'measure', row.measure, params);
  }
  // Figures that an observation with another problem is about are not reported as unused.
  const claimed = new Set([...unsound, ...failed].flatMap(({ evidence, reported }) => [evidence, reported]));
  checkCoverage(all, sound, claimed, context);
}

/** The figure of a row; undefined, and mostly a problem, when it has no certain one. */
function figureOfRow(
  row: ReportedObservation,
  cited: Evidence | undefined,
  figure: Figure | undefined,
  byPhrase: ReadonlyMap<string, readonly Evidence[]>,
  { add, ids, complete }: CheckContext,
): Figure | undefined {
  const { evidence: id, reported, value } = row;
  // For the person who named a wrong place; of many, none is any help.
  const places = (byPhrase.get(reported) ?? []).map((one) => one.id);
  const isElsewhere = places.length > 0 && places.length <= 3;
  const params = { id, phrase: excerpt(reported), places };
  if (!cited) {
    if (ids.evidence.has(id) || !complete.evidence) return undefined;
    const report = id.split('#')[0] ?? '';
    const missing = ids.reports.has(report) ? 'evidence-missing.figure' : 'evidence-missing.report';
    const key = isElsewhere ? (`${missing}-elsewhere` as const) : missing;
    return add(key, row, 'evidence', id, { ...params, report: excerpt(report) });
  }
  const { phrase, role, file } = cited;
  const printed = excerpt(phrase);
  if (role === 'context')
    return add('evidence-missing.context', row, 'evidence', id, { id, phrase: printed, file });
  const key = isElsewhere ? 'figure-mismatch.reported-elsewhere' : 'figure-mismatch.reported';
  if (figure && reported !== phrase) return add(key, row, 'reported', reported, { ...params, printed });
  if (!figure || String(value) === numberCell(figure)) return figure;
  const values = { value, phrase: printed, figure: numberCell(figure) };
  return add('figure-mismatch.value', row, 'value', String(value), values);
}

/** Checks that each figure of a report is used by exactly one observation, and shared ones by at least one. */
function checkCoverage(
  figures: readonly Evidence[],
  observations: readonly ReportedObservation[],
  claimed: ReadonlySet<string | undefined>,
  { add, complete }: CheckContext,
): void {
  const uses = Map.groupBy(observations, ({ evidence }) => evidence);
  for (const evidence of figures) {
    const { id, line, role } = evidence;
    const [first, ...more] = uses.get(id) ?? [];
    if (first && role === 'figure')
      for (const row of more) {
        const place = { words: 'problem.place.file', params: { file: first.file, line: first.row } } as const;
        add('unique-error.evidence', row, 'evidence', id, { id, place });
      }
    if (first || !complete.observations || claimed.has(id) || claimed.has(evidence.phrase)) continue;
    const key = line === undefined ? 'evidence-unused' : 'evidence-unused.on-line';
    add(key, evidence, 'id', id, { id, phrase: excerpt(evidence.phrase), line: line ?? 0 });
  }
}
