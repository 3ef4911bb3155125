import { excerpt } from '../csv/problem.ts';
import type { CheckContext } from '../tables/checks/keys.ts';
import { byId } from '../tables/memoize.ts';
import { allObservations, type Chart, type Tables } from '../tables/tables.ts';
import { checkClaim } from './claim.ts';
import { selectFor } from './data.ts';
import { withinWords } from './issues.ts';
import { registry } from './registry.ts';
import type { ChartIssue, Selection } from './types.ts';

/** The maximum number of readable marks. */
const MOST_VALUES = 40;

/** Checks that each chart has values to show, and that its type can show them. */
export function checkCharts(tables: Tables, { add, ids }: CheckContext): void {
  const { charts, subjects, measures, units } = tables;
  const kindOfMeasure = (id: string) => {
    const unit = byId(units).get(byId(measures).get(id)?.unit ?? '');
    // All counts share a scale; currencies and ratios have one each.
    if (unit === undefined || unit.kind === 'count') return 'count';
    return unit.kind === 'percent' ? unit.kind : unit.id;
  };
  for (const chart of charts) {
    // What is unknown is reported as a broken link already.
    const named = [...chart.measures, chart.whole, chart.beside].filter((id) => id !== undefined);
    if (!named.every((id) => ids.measures.has(id)) || !chart.subjects.every((id) => ids.subjects.has(id)))
      continue;
    const selection = selectFor(chart, allObservations(tables), subjects);
    const { checkValues = valuesIssue } = registry[chart.type];
    const issue =
      rowIssue(chart) ??
      checkValues(chart, selection) ??
      typeIssue(chart, selection, new Set(chart.measures.map(kindOfMeasure))) ??
      checkClaim(chart, selection, tables);
    if (!issue) continue;
    const [column, text, key, params] = issue;
    add(key, chart, column, text, params);
  }
}

function rowIssue({ type, whole }: Chart): ChartIssue | undefined {
  const { hasWholes = false } = registry[type];
  if (hasWholes === (whole !== undefined)) return undefined;
  if (hasWholes) return ['whole', '', 'constraint-error.stack-without-whole'];
  return ['whole', whole ?? '', 'constraint-error.whole-without-stack', { type }];
}

function valuesIssue(chart: Chart, selection: Selection): ChartIssue | undefined {
  const { shown, dropped } = selection;
  const within = withinWords(chart);
  const measures = chart.measures.map((measure) => `"${measure}"`);
  if (shown.length === 0)
    return ['period', chart.period, 'constraint-error.chart-without-values', { measures, within }];
  for (const subject of chart.subjects) {
    const name = excerpt(subject);
    const own = shown.filter((observation) => observation.subject === subject);
    if (own.length === 0) {
      const params = { subject: name, measures, within };
      return ['subjects', subject, 'constraint-error.subject-without-value', params];
    }
    const twice = own.find(({ measure }, at) => own.findIndex((one) => one.measure === measure) < at);
    if (twice && chart.period !== 'all') {
      const params = { subject: name, measure: twice.measure, within };
      return ['period', chart.period, 'constraint-error.several-values', params];
    }
  }
  const found = [...shown, ...dropped.map(({ other }) => other)];
  const unused = chart.measures.find((measure) => !found.some((one) => one.measure === measure));
  if (unused === undefined) return undefined;
  const params = { measure: excerpt(unused), within };
  return ['measures', unused, 'constraint-error.measure-without-value', params];
}

function typeIssue(chart: Chart, selection: Selection, kinds: ReadonlySet<string>): ChartIssue | undefined {
  const { hasColumns, maxValues = MOST_VALUES, check } = registry[chart.type];
  const count = selection.shown.length;
  if (kinds.size > 1 && !hasColumns)
    return ['measures', chart.measures.join(' '), 'constraint-error.units', { units: [...kinds] }];
  if (chart.beside !== undefined && selection.beside.size === 0) {
    const [subject, measures] = [chart.subjects.join(' '), [`"${chart.beside}"`]];
    const params = { subject, measures, within: withinWords(chart) };
    return ['beside', chart.beside, 'constraint-error.subject-without-value', params];
  }
  const params = { count, most: maxValues };
  if (count > maxValues)
    return ['subjects', chart.subjects.join(' '), 'constraint-error.too-many-values', params];
  return check?.(chart, selection, kinds);
}
