import { unitName } from '../figures/format.ts';
import { localized } from '../i18n/locales.ts';
import { observationKey } from '../tables/tables.ts';
import { licence } from './about.ts';
import { formulaOf, measureIdOf } from './chart-csv.ts';
import { figureJson, prettyJson } from './json.ts';
import type { Source } from './row.ts';
import { chartFile, chartPage, pageUrl, type Site } from './site.ts';
import type { ChartView, ViewRow } from './view.ts';

/**
 * A chart as `/charts/<id>.json`, in the view's language: its words, its reports, its units and measures, and its values
 * with their evidence. What is blank, and an open end of an interval, is null. Keys are always there, in this order.
 */
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
    note: orNull(data.note),
    remarks: data.remarks,
    licence,
    sources: reports.map(({ id, title, author, publisher, language, url, published, event_date }) => ({
      id,
      title,
      author,
      publisher,
      language,
      published: published ?? null,
      event_date,
      url,
    })),
    units: unique(rows.map(({ unit }) => unit)).map((unit) => ({
      id: unit.id,
      label: unitName(unit, locale),
      kind: unit.kind,
      factor: unit.factor,
    })),
    measures: unique(rows.map(({ measure }) => measure)).map((measure) => ({
      id: measure.id,
      label: localized(measure, 'label', locale),
      definition: localized(measure, 'definition', locale),
      unit: measure.unit,
      formula: measure.formula?.text ?? null,
    })),
    rows: rows.map(toJson),
    corrections: corrections.map((one) => ({
      date: one.date,
      subject: one.subject,
      measure: one.measure,
      period: one.period,
      report: one.report ?? null,
      before: one.before,
      after: one.after,
      reason: localized(one, 'reason', locale),
    })),
  });
}

function toJson(row: ViewRow) {
  const { observation, subject, unit, role, whole } = row;
  return {
    label: row.label,
    role,
    whole,
    subject: { id: subject.id, label: row.subjectLabel },
    measure: { id: measureIdOf(row), label: row.measureLabel },
    period: observation.period,
    ...figureJson(observation.figure),
    unit: unit.id,
    figure: row.figure,
    interval: orNull(row.interval),
    origin: observation.origin,
    reported: observation.origin === 'reported' ? observation.reported : null,
    evidence: row.source ? evidenceOf(row.source) : null,
    formula: formulaOf(row),
    formula_in_words: orNull(row.formula),
    operands: row.operands.map((one) => ({
      key: observationKey(one),
      ...figureJson(one.figure),
      reported: one.reported,
      evidence: one.evidence,
    })),
    also: row.others.map(({ observation, agrees, source }) => ({
      report: source.report.id,
      ...figureJson(observation.figure),
      reported: observation.reported,
      evidence: evidenceOf(source),
      agrees,
    })),
    note: orNull(row.note),
  };
}

function evidenceOf({ evidence: { id, line, column, phrase }, report, url }: Source) {
  return { id, report: report.id, line: line ?? null, column: column ?? null, phrase, url };
}

function unique<T extends { id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

const orNull = (text: string) => (text === '' ? null : text);
