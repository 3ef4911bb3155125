import { excerpt } from '../csv/problem.ts';
import type { CheckContext } from '../tables/checks/context.ts';
import type { Chart, Measure, Tables, Unit } from '../tables/tables.ts';
import { checkClaim } from './claim.ts';
import { kindOf, withinWords } from './issues.ts';
import { registry } from './registry.ts';
import { selectFor } from './select.ts';
import type { ChartIssue, Selection } from './types.ts';

/** More marks cannot be read. */
const MOST_VALUES = 40;

type ChartTables = Pick<
  Tables,
  'charts' | 'subjects' | 'measures' | 'units' | 'observations' | 'derived' | 'statements'
>;

/** Checks that each chart has values to show, and that its type can show them. */
export function checkCharts(tables: ChartTables, { add, ids }: CheckContext): void {
  const observations = [...tables.observations, ...tables.derived];
  const units = new Map(tables.units.map((unit) => [unit.id, unit]));
  const unitOf = new Map(tables.measures.map((measure: Measure) => [measure.id, units.get(measure.unit)]));
  for (const chart of tables.charts) {
    // What is unknown is reported as a broken link already.
    const known =
      [...chart.measures, chart.whole, chart.beside].every(
        (id) => id === undefined || ids.measures.has(id),
      ) && chart.subjects.every((id) => ids.subjects.has(id));
    if (!known) continue;
    const selection = selectFor(chart, observations, tables.subjects);
    const type = registry[chart.type];
    const issue =
      rowIssue(chart) ??
      (type.checkValues ?? valuesIssue)(chart, selection) ??
      typeIssue(chart, selection, unitOf) ??
      checkClaim(chart, selection, tables.subjects, tables.statements);
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
    const twice =
      chart.period === 'all'
        ? undefined
        : own.find((one, at) => own.some((other, before) => before < at && other.measure === one.measure));
    if (twice) {
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

function typeIssue(
  chart: Chart,
  selection: Selection,
  unitOf: ReadonlyMap<string, Unit | undefined>,
): ChartIssue | undefined {
  const { shown } = selection;
  const kinds = new Set(chart.measures.map((measure) => kindOf(unitOf.get(measure))));
  if (kinds.size > 1 && !registry[chart.type].hasColumns)
    return ['measures', chart.measures.join(' '), 'constraint-error.units', { units: [...kinds] }];
  const { maxValues = MOST_VALUES, check } = registry[chart.type];
  if (shown.length > maxValues) {
    const params = { count: shown.length, most: maxValues };
    return ['subjects', chart.subjects.join(' '), 'constraint-error.too-many-values', params];
  }
  return check?.(chart, selection, kinds);
}
