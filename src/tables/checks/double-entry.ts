import { excerpt } from '../../csv/problem.ts';
import type { Role } from '../../evidence/roles.ts';
import { type Figure, numberCell } from '../../figures/figure.ts';
import type { RecordOf } from '../schemas/index.ts';
import type { Evidence, Measure, Unit } from '../tables.ts';
import type { CheckContext } from './context.ts';
import type { EvidenceIndex } from './evidence.ts';

type ObservationRow = RecordOf<'observations'>;

/**
 * Double entry: the number and the phrase of a row must say the same, and the phrase must stand where the row says.
 * @returns the row's figure, or undefined when it has no certain one.
 */
export function checkDoubleEntry(
  row: ObservationRow,
  evidence: EvidenceIndex,
  context: CheckContext,
): Figure | undefined {
  const { add, complete } = context;
  const id = row.evidence;
  const found = evidence.byId.get(id);
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

/** Where a report prints a phrase, for the person who named a wrong place; undefined where that is no help. */
function placesOf(phrase: string, evidence: EvidenceIndex): string[] | undefined {
  const places = evidence.placesOf(phrase);
  return places.length === 0 || places.length > 3 ? undefined : places;
}

/** Checks that an observation's evidence is in the unit of its measure. */
export function checkUnits(
  row: ObservationRow,
  evidence: Evidence,
  measures: ReadonlyMap<string, Measure>,
  units: ReadonlyMap<string, Unit>,
  { add }: CheckContext,
): void {
  const unit = units.get(measures.get(row.measure)?.unit ?? '');
  if (!unit) return;
  const printed = evidence.unit;
  const agrees = unit.kind === 'count' || unit.kind === 'ratio' ? printed === '' : printed === unit.id;
  if (agrees) return;
  const params = { phrase: excerpt(row.reported), measure: row.measure, unit: unit.id };
  if (printed === '') add('constraint-error.unit-of-count', row, 'measure', row.measure, params);
  else add('constraint-error.unit', row, 'measure', row.measure, { ...params, printed });
}

/**
 * Checks that each figure of a report is used by exactly one observation, and shared ones by at least one.
 * Figures that an observation with another problem is about are not reported as unused.
 */
export function checkCoverage(
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
