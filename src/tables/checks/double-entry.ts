import { excerpt } from '../../csv/problem.ts';
import type { Role } from '../../evidence/roles.ts';
import { type Figure, toNumber } from '../../figures/figure.ts';
import { figureOf, readPhrase } from '../../figures/phrase.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { RecordOf } from '../schemas/index.ts';
import type { Evidence, Measure, Report, Unit } from '../tables.ts';
import type { CheckContext } from './context.ts';

/** An evidence row together with what its phrase says. */
export interface ReadEvidence {
  evidence: Evidence;
  figure: Figure | undefined;
}

/** Reads every evidence row's phrase and checks that the row agrees with it. */
export function readEvidence(
  rows: readonly Evidence[],
  reports: readonly Report[],
  { add }: CheckContext,
): Map<string, ReadEvidence> {
  const languages = new Map<string, Locale>(reports.map(({ id, language }) => [id, language]));
  const read = new Map<string, ReadEvidence>();
  for (const evidence of rows) {
    const { phrase, number, unit, qualifier, role } = evidence;
    const locale = languages.get(evidence.report);
    const reading = locale && readPhrase(phrase, locale);
    const figure = reading && figureOf(reading, qualifier);
    read.set(evidence.id, { evidence, figure });
    if (role === 'context' || locale === undefined) continue;
    if (!reading?.decimal) {
      const message = `"${excerpt(phrase)}" cannot be read as one number, so it is no figure.`;
      add('type-error', evidence, 'phrase', phrase, message, 'Set its role to context.');
    } else if (number !== toNumber(reading.decimal)) {
      const message = `The number ${number ?? '(blank)'} is not what "${excerpt(phrase)}" says (${toNumber(reading.decimal)}).`;
      add(
        'figure-mismatch',
        evidence,
        'number',
        String(number ?? ''),
        message,
        'Extract the evidence again.',
      );
    } else if (unit !== reading.unit) {
      const message = `The unit "${excerpt(unit)}" is not that of "${excerpt(phrase)}" ("${reading.unit}").`;
      add('figure-mismatch', evidence, 'unit', unit, message, 'Extract the evidence again.');
    } else if (qualifier !== figure?.qualifier) {
      const message = `The qualifier "${qualifier ?? ''}" is not that of "${excerpt(phrase)}" ("${figure?.qualifier}").`;
      add('figure-mismatch', evidence, 'qualifier', qualifier ?? '', message, 'Extract the evidence again.');
    }
  }
  return read;
}

type ObservationRow = RecordOf<'observations'>;

/**
 * Double entry: the number and the phrase of a row must say the same, and the phrase must stand where the row says.
 * @returns the row's figure, or undefined when it has no certain one.
 */
export function checkDoubleEntry(
  row: ObservationRow,
  evidence: ReadonlyMap<string, ReadEvidence>,
  context: CheckContext,
): Figure | undefined {
  const { add, complete } = context;
  const found = evidence.get(row.evidence);
  if (!found) {
    if (context.ids.evidence.has(row.evidence) || !complete.evidence) return undefined;
    const report = row.evidence.split('#')[0] ?? '';
    const known = context.ids.reports.has(report);
    const message = known
      ? `The evidence of ${report} has no figure "${row.evidence}".`
      : `There is no report "${excerpt(report)}".`;
    add(
      'evidence-missing',
      row,
      'evidence',
      row.evidence,
      message,
      `Look the place up in seeds/${known ? report : '<report>'}.csv.`,
    );
    return undefined;
  }
  const { figure } = found;
  const { phrase, role } = found.evidence;
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
      'Copy the phrase as it is printed, or correct the evidence.',
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

/** Checks that each figure of a report is used by exactly one observation, and shared ones by at least one. */
export function checkCoverage(
  rows: readonly Evidence[],
  observations: readonly ObservationRow[],
  cited: ReadonlySet<string>,
  { add, complete }: CheckContext,
): void {
  const uses = new Map<string, ObservationRow>();
  const roles = new Map<string, Role>(rows.map(({ id, role }) => [id, role]));
  for (const row of observations) {
    const before = uses.get(row.evidence);
    uses.set(row.evidence, before ?? row);
    if (before === undefined || roles.get(row.evidence) !== 'figure') continue;
    const message = `${row.evidence} is the evidence of ${before.file}:${before.row} already: one figure, two rows.`;
    const mend =
      'Cite the right place; if the report says it of both, set the role of that evidence to shared.';
    add('unique-error', row, 'evidence', row.evidence, message, mend);
  }
  if (!complete.observations) return;
  for (const evidence of rows) {
    if (evidence.role === 'context' || uses.has(evidence.id) || cited.has(evidence.id)) continue;
    const message = `No observation uses the figure "${excerpt(evidence.phrase)}" of line ${evidence.line} of the report.`;
    const mend = `Add an observation with the evidence ${evidence.id}, or set the role to context if it is no data.`;
    add('evidence-unused', evidence, 'id', evidence.id, message, mend);
  }
}
