import { excerpt } from '../../csv/problem.ts';
import type { Role } from '../../evidence/roles.ts';
import { type Figure, numberCell } from '../../figures/figure.ts';
import { byId, memoize } from '../memoize.ts';
import type { RecordOf } from '../schemas/index.ts';
import { type Evidence, isPrintedIn, type Tables, type Unit } from '../tables.ts';
import type { CheckContext } from './context.ts';
import { type EvidenceIndex, readEvidence } from './evidence.ts';

type ObservationRow = RecordOf<'observations'>;

/**
 * Double entry: the number and the phrase of each observation must say the same, the phrase must stand where the row says,
 * in the unit of the measure, and each figure of a report must be used. Sets the figure of each sound observation.
 * @param failed what observations cite that could not be read for another reason
 */
export function checkDoubleEntry(
  tables: Tables,
  failed: readonly Pick<ObservationRow, 'evidence' | 'reported'>[],
  context: CheckContext,
): void {
  const evidence = readEvidence(tables, context);
  const [measures, units] = [byId(tables.measures), byId(tables.units)];
  for (const row of tables.observations) {
    const figure = figureOfRow(row, evidence, context);
    if (!figure) continue;
    row.figure = figure;
    const unit = units.get(measures.get(row.measure)?.unit ?? '');
    const printed = evidence.get(row.evidence)?.evidence.unit ?? '';
    if (unit && !isPrintedIn(unit, printed)) addUnit(row, unit, printed, context);
  }
  const { sound = [], unsound = [] } = Object.groupBy(tables.observations, ({ figure }) =>
    figure ? 'sound' : 'unsound',
  );
  checkCoverage(tables.evidence, sound, [...unsound, ...failed], context);
}

/** The figure of a row; undefined, and mostly a problem, when it has no certain one. */
function figureOfRow(
  row: ObservationRow,
  evidence: EvidenceIndex,
  context: CheckContext,
): Figure | undefined {
  const { add, complete } = context;
  const id = row.evidence;
  const found = evidence.get(id);
  const elsewhere = placesOf(row.reported, evidence);
  const params = { id, phrase: excerpt(row.reported), places: elsewhere ?? [] };
  if (!found) {
    if (context.ids.evidence.has(id) || !complete.evidence) return undefined;
    const report = id.split('#')[0] ?? '';
    const missing = context.ids.reports.has(report) ? 'evidence-missing.figure' : 'evidence-missing.report';
    const key = elsewhere ? (`${missing}-elsewhere` as const) : missing;
    add(key, row, 'evidence', id, { ...params, report: excerpt(report) });
    return undefined;
  }
  const { figure } = found;
  const { phrase, role, file } = found.evidence;
  if (role === 'context') {
    add('evidence-missing.context', row, 'evidence', id, { id, phrase: excerpt(phrase), file });
    return undefined;
  }
  if (!figure) return undefined;
  if (row.reported !== phrase) {
    const key = elsewhere ? 'figure-mismatch.reported-elsewhere' : 'figure-mismatch.reported';
    add(key, row, 'reported', row.reported, { ...params, printed: excerpt(phrase) });
    return undefined;
  }
  if (String(row.value) !== numberCell(figure)) {
    const values = { value: row.value, phrase: excerpt(phrase), figure: numberCell(figure) };
    add('figure-mismatch.value', row, 'value', String(row.value), values);
    return undefined;
  }
  return figure;
}

const byPhrase = memoize((evidence: EvidenceIndex) =>
  Map.groupBy(
    [...evidence.values()].flatMap((one) => (one.evidence.role === 'context' ? [] : one.evidence)),
    ({ phrase }) => phrase,
  ),
);

/** Where a report prints a phrase, for the person who named a wrong place; undefined where that is no help. */
function placesOf(phrase: string, evidence: EvidenceIndex): string[] | undefined {
  const places = byPhrase(evidence).get(phrase) ?? [];
  return places.length === 0 || places.length > 3 ? undefined : places.map(({ id }) => id);
}

/** Reports that evidence is in another unit than the observation's measure. */
function addUnit(row: ObservationRow, unit: Unit, printed: string, { add }: CheckContext): void {
  const params = { phrase: excerpt(row.reported), measure: row.measure, unit: unit.id };
  if (printed === '') add('constraint-error.unit-of-count', row, 'measure', row.measure, params);
  else add('constraint-error.unit', row, 'measure', row.measure, { ...params, printed });
}

/**
 * Checks that each figure of a report is used by exactly one observation, and shared ones by at least one.
 * Figures that an observation with another problem is about are not reported as unused.
 */
function checkCoverage(
  rows: readonly Evidence[],
  observations: readonly ObservationRow[],
  unsound: readonly Pick<ObservationRow, 'evidence' | 'reported'>[],
  { add, complete }: CheckContext,
): void {
  const uses = new Map<string, ObservationRow>();
  const roles = new Map<string, Role>(rows.map(({ id, role }) => [id, role]));
  for (const row of observations) {
    const { evidence: id } = row;
    const before = uses.get(id);
    if (before === undefined) uses.set(id, row);
    if (before === undefined || roles.get(id) !== 'figure') continue;
    const place = { words: 'problem.place.file', params: { file: before.file, line: before.row } } as const;
    add('unique-error.evidence', row, 'evidence', id, { id, place });
  }
  if (!complete.observations) return;
  const claimed = new Set(unsound.flatMap(({ evidence, reported }) => [evidence, reported]));
  for (const evidence of rows) {
    const { id, line } = evidence;
    if (evidence.role === 'context' || uses.has(id)) continue;
    if (claimed.has(id) || claimed.has(evidence.phrase)) continue;
    const params = { id, phrase: excerpt(evidence.phrase) };
    if (line === undefined) add('evidence-unused', evidence, 'id', id, params);
    else add('evidence-unused.on-line', evidence, 'id', id, { ...params, line });
  }
}
