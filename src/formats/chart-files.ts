import { type DownloadCell, writeDownloadCsv } from '../csv/text.ts';
import { unitName } from '../figures/format.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { observationKey, type Report } from '../tables/tables.ts';
import { figureJson, licenceOf, pick, prettyJson } from './about.ts';
import { KEY_SEPARATOR } from './dictionary.ts';
import { authorOf, type Source } from './row.ts';
import { chartFile, chartPage, pageUrl, type Site } from './site.ts';
import type { ChartView, ViewRow } from './view.ts';

/** A chart's values as `/charts/<id>.csv`: RFC 4180, UTF-8. Words are in the view's language, the rest is the same in all. */
export function chartCsv(view: Pick<ChartView, 'rows' | 'locale'>, bom = false): string {
  const rows = view.rows.map((row) => {
    const json = rowJson(row);
    return chartColumns.map((name) => columns[name](json, row, view.locale));
  });
  return writeDownloadCsv(chartColumns, rows, { bom });
}

/** Each column from a value as the JSON has it, and from what only the CSV says. */
const columns = {
  label: ({ label }) => label,
  subject: ({ subject }) => subject.label,
  measure: ({ measure }) => measure.label,
  period: ({ period }) => period,
  value: ({ value }) => value,
  low: ({ low }) => low,
  high: ({ high }) => high,
  unit: (_, { unit }, locale) => unitName(unit, locale),
  qualifier: ({ qualifier }) => qualifier,
  figure: ({ figure }) => figure,
  origin: ({ origin }) => origin,
  reported: ({ reported }) => reported,
  report: (_, { source }) => source?.report.title ?? null,
  evidence: ({ evidence }) => evidence?.id ?? null,
  evidence_url: ({ evidence }) => evidence?.url ?? null,
  formula_in_words: ({ formula_in_words }) => formula_in_words,
  formula: ({ formula }) => formula,
  operands: ({ operands }) => operands.map(({ key }) => key).join(KEY_SEPARATOR),
  operand_evidence: ({ operands }) => operands.map(({ evidence }) => evidence).join(KEY_SEPARATOR),
  note: ({ note }) => note,
  role: ({ role }) => role,
  whole: ({ whole }) => whole,
  subject_id: ({ subject }) => subject.id,
  measure_id: ({ measure }) => measure.id,
  unit_id: ({ unit }) => unit,
} as const satisfies Record<
  string,
  (json: ReturnType<typeof rowJson>, row: ViewRow, locale: Locale) => DownloadCell
>;

/** The columns of a chart's CSV, in order; i18n has their meanings. The names are the same in every language. */
export const chartColumns = Object.keys(columns) as (keyof typeof columns)[];

/** A chart as `/charts/<id>.json`, in the view's language. Blanks and open ends are null. Keys are always there, in this order. */
export function chartJson(view: ChartView, site: Site): string {
  const { chart, locale, data, rows, reports, corrections } = view;
  return prettyJson({
    id: chart.id,
    url: pageUrl(site, chartPage(chart.id), locale),
    file: pageUrl(site, chartFile(chart.id, 'json'), locale),
    language: locale,
    type: chart.type,
    title: data.title,
    subtitle: data.subtitle,
    note: data.note || null,
    remarks: data.remarks,
    licence: licenceOf(site),
    sources: reports.map((one) => sourceJson(one, locale)),
    units: [...new Set(rows.map(({ unit }) => unit))].map((unit) => ({
      id: unit.id,
      label: unitName(unit, locale),
      ...pick(unit, ['kind', 'factor']),
    })),
    measures: [...new Set(rows.map(({ measure }) => measure))].map((measure) => ({
      id: measure.id,
      label: localized(measure, 'label', locale),
      definition: localized(measure, 'definition', locale),
      unit: measure.unit,
      formula: measure.formula?.text ?? null,
    })),
    rows: rows.map(rowJson),
    corrections: corrections.map((one) => ({
      ...pick(one, ['date', 'subject', 'measure', 'period', 'report', 'before', 'after']),
      reason: localized(one, 'reason', locale),
    })),
  });
}

export function rowJson(row: ViewRow) {
  const { observation, subject, measure, unit, role, whole } = row;
  const isRest = role === 'rest';
  return {
    label: row.label,
    role,
    whole,
    subject: { id: subject.id, label: row.subjectLabel },
    // The rest of a whole is in no table: its measure must not look like the whole's.
    measure: { id: isRest ? null : measure.id, label: row.measureLabel },
    period: observation.period,
    ...figureJson(observation.figure),
    unit: unit.id,
    figure: row.figure,
    interval: row.interval || null,
    origin: observation.origin,
    reported: observation.origin === 'reported' ? observation.reported : null,
    evidence: row.source ? evidenceOf(row.source) : null,
    // In ids of measures. The expression of a rest is no formula of measures.csv.
    formula: observation.origin === 'derived' && !isRest ? observation.formula : null,
    formula_in_words: row.formula || null,
    operands: row.operands.map((one, at) => ({
      key: observationKey(one),
      ...figureJson(one.figure),
      ...pick(one, ['reported', 'evidence']),
      source: row.operandSources[at] ? evidenceOf(row.operandSources[at]) : null,
    })),
    also: row.others.map(({ observation, agrees, source }) => ({
      report: source.report.id,
      ...figureJson(observation.figure),
      reported: observation.reported,
      evidence: evidenceOf(source),
      agrees,
    })),
    statements: row.statements.map(({ text, ...source }) => ({ text, evidence: evidenceOf(source) })),
    note: row.note || null,
  };
}

export const sourceJson = (report: Report, locale: Locale) =>
  pick({ ...report, author: authorOf(report, locale) }, [
    'id',
    'title',
    'author',
    'publisher',
    'language',
    'published',
    'event_date',
    'url',
  ]);

const evidenceOf = ({ evidence, url }: Source) => ({
  ...pick(evidence, ['id', 'report', 'line', 'column', 'before', 'phrase', 'after']),
  url,
});
