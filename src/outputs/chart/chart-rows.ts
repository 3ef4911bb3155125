import { unitName } from '../../figures/format.ts';
import { REST } from '../../tables/stack.ts';
import { type Observation, observationKey } from '../../tables/tables.ts';
import { finite } from '../json.ts';
import { KEY_SEPARATOR } from '../table/added-columns.ts';
import type { ChartView, ViewRow } from '../view.ts';

/** What a value is on its chart; only of a stack: whole, part, and the rest that no part accounts for. */
export type ChartRole = 'shown' | 'beside' | 'whole' | 'part' | 'rest';

/** A value of a chart as one flat record: the columns of its CSV, in order. Blank is null. */
export type ChartRecord = Record<ChartColumn, string | number | null>;
export type ChartColumn = keyof ReturnType<typeof toRecord>;

/** The roles of the values, and the label of the whole that a part belongs to. */
export function chartRoles(view: ChartView): (row: ViewRow) => { role: ChartRole; whole: string | null } {
  const { wholes, data } = view.data;
  const parts = new Map<Observation, string>();
  for (const { label, parts: own } of wholes) for (const part of own) parts.set(part.observation, label);
  const shown = new Set(data.map(({ observation }) => observation));
  return ({ observation }) => {
    const whole = parts.get(observation);
    if (whole !== undefined) return { role: observation.measure === REST ? 'rest' : 'part', whole };
    if (shown.has(observation)) return { role: 'shown', whole: null };
    return { role: wholes.length > 0 ? 'whole' : 'beside', whole: null };
  };
}

/** The values of a chart as flat records, in the order of the view. */
export function chartRecords(view: ChartView): ChartRecord[] {
  const roleOf = chartRoles(view);
  return view.rows.map((row) => toRecord(row, view, roleOf(row)));
}

function toRecord(
  row: ViewRow,
  { locale }: ChartView,
  { role, whole }: { role: ChartRole; whole: string | null },
) {
  const { observation, unit, source } = row;
  const { value, low, high, qualifier } = observation.figure;
  const derived = observation.origin === 'derived' ? observation : undefined;
  return {
    label: row.label,
    subject: row.subjectLabel,
    measure: row.measureLabel,
    period: observation.period,
    value: finite(value),
    low: finite(low),
    high: finite(high),
    unit: unitName(unit, locale),
    qualifier,
    figure: row.figure,
    origin: observation.origin,
    reported: observation.origin === 'reported' ? observation.reported : null,
    report: source ? source.report.title : null,
    evidence: source ? source.evidence.id : null,
    evidence_url: source ? source.url : null,
    formula_in_words: derived ? row.formula : null,
    // Of what is left of a whole, the expression is no formula of measures.csv.
    formula: derived && role !== 'rest' ? derived.formula : null,
    operands: derived ? row.operands.map(observationKey).join(KEY_SEPARATOR) : null,
    operand_evidence: derived ? row.operands.flatMap(evidenceId).join(KEY_SEPARATOR) : null,
    note: row.note === '' ? null : row.note,
    role,
    whole,
    subject_id: row.subject.id,
    // What is left of a whole is in no table: its measure must not look like the whole's.
    measure_id: role === 'rest' ? null : row.measure.id,
    unit_id: unit.id,
  };
}

const evidenceId = (one: Observation) => (one.origin === 'reported' ? [one.evidence] : []);
