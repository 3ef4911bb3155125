import { excerpt } from '../../csv/problem.ts';
import type { Figure } from '../../figures/figure.ts';
import type { RecordOf } from '../schemas/index.ts';
import type { Evidence, Measure, Unit } from '../tables.ts';
import type { CheckContext } from './context.ts';
import type { EvidenceIndex } from './evidence-index.ts';

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
  const found = evidence.byId.get(row.evidence);
  if (!found) {
    if (context.ids.evidence.has(row.evidence) || !complete.evidence) return undefined;
    const report = row.evidence.split('#')[0] ?? '';
    const message = context.ids.reports.has(report)
      ? `The evidence of ${report} has no figure "${row.evidence}".`
      : `There is no report "${excerpt(report)}".`;
    add('evidence-missing', row, 'evidence', row.evidence, message, whereIs(row.reported, evidence));
    return undefined;
  }
  const { figure } = found;
  const { phrase, role } = found.evidence;
  if (!figure && role !== 'context') return undefined;
  if (role === 'context') {
    const message = `"${row.evidence}" ("${excerpt(phrase)}") is context, not a figure.`;
    add(
      'evidence-missing',
      row,
      'evidence',
      row.evidence,
      message,
      `Cite a figure, or set its role to figure in ${found.evidence.file}.`,
    );
    return undefined;
  }
  if (row.reported !== phrase) {
    const message = `The report prints "${excerpt(phrase)}" at ${row.evidence}, not "${excerpt(row.reported)}".`;
    add(
      'figure-mismatch',
      row,
      'reported',
      row.reported,
      message,
      whereIs(row.reported, evidence, 'Copy the phrase as it is printed.'),
    );
    return undefined;
  }
  if (figure && row.value !== figure.value) {
    const message = `${row.value} does not match the reported "${excerpt(phrase)}" (${figure.value}).`;
    add('figure-mismatch', row, 'value', String(row.value), message, 'Change one of them.');
    return undefined;
  }
  return figure;
}

/** Where a report prints a phrase, for the person who named a wrong place. */
function whereIs(
  phrase: string,
  evidence: EvidenceIndex,
  otherwise = 'Look the place up in the seeds folder.',
): string {
  const places = evidence.placesOf(phrase);
  if (places.length === 0 || places.length > 3) return otherwise;
  return `"${excerpt(phrase)}" stands at ${places.join(' or ')}.`;
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
  const message = `"${excerpt(row.reported)}" is ${printed === '' ? 'a plain count' : `in ${printed}`}; the measure "${row.measure}" is in ${unit.id}.`;
  add(
    'constraint-error',
    row,
    'measure',
    row.measure,
    message,
    'Choose the measure that the figure is about, or correct its unit in measures.csv.',
  );
}
