import { type DownloadCell, writeDownloadCsv } from '../csv/write.ts';
import { unitName } from '../figures/format.ts';
import type { Locale } from '../i18n/locales.ts';
import { observationKey } from '../tables/tables.ts';
import { KEY_SEPARATOR } from './dictionary.ts';
import { finite } from './json.ts';
import type { ChartView, ViewRow } from './view.ts';

/**
 * A chart's values as `/charts/<id>.csv`: RFC 4180, UTF-8. Labels, units and notes are in the view's language; column
 * names, periods, numbers and ids are the same in all. What a reader wants stands first, what a program joins by last.
 */
export function chartCsv(view: ChartView, bom = false): string {
  const rows = view.rows.map((row) => chartColumns.map((name) => columns[name](row, view.locale)));
  return writeDownloadCsv(chartColumns, rows, { bom });
}

const columns = {
  label: ({ label }) => label,
  subject: ({ subjectLabel }) => subjectLabel,
  measure: ({ measureLabel }) => measureLabel,
  period: ({ observation }) => observation.period,
  value: ({ observation }) => finite(observation.figure.value),
  low: ({ observation }) => finite(observation.figure.low),
  high: ({ observation }) => finite(observation.figure.high),
  unit: ({ unit }, locale) => unitName(unit, locale),
  qualifier: ({ observation }) => observation.figure.qualifier,
  figure: ({ figure }) => figure,
  origin: ({ observation }) => observation.origin,
  reported: ({ observation }) => (observation.origin === 'reported' ? observation.reported : null),
  report: ({ source }) => source?.report.title ?? null,
  evidence: ({ source }) => source?.evidence.id ?? null,
  evidence_url: ({ source }) => source?.url ?? null,
  formula_in_words: ({ formula }) => formula,
  formula: formulaOf,
  operands: ({ operands }) => operands.map(observationKey).join(KEY_SEPARATOR),
  operand_evidence: ({ operands }) => operands.map(({ evidence }) => evidence).join(KEY_SEPARATOR),
  note: ({ note }) => note,
  role: ({ role }) => role,
  whole: ({ whole }) => whole,
  subject_id: ({ subject }) => subject.id,
  measure_id: measureIdOf,
  unit_id: ({ unit }) => unit.id,
} as const satisfies Record<string, (row: ViewRow, locale: Locale) => DownloadCell>;

/** The columns of a chart's CSV, in order; i18n has their meanings. The names are the same in every language. */
export const chartColumns = Object.keys(columns) as (keyof typeof columns)[];

/** A derived value's formula in ids of measures. The expression of a rest is no formula of measures.csv. */
export function formulaOf({ observation, role }: ViewRow): string | null {
  return observation.origin === 'derived' && role !== 'rest' ? observation.formula : null;
}

/** The rest of a whole is in no table: its measure must not look like the whole's. */
export function measureIdOf({ measure, role }: ViewRow): string | null {
  return role === 'rest' ? null : measure.id;
}
