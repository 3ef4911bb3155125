import { excerpt } from '../../csv/problem.ts';
import { type Selection, selectFor } from '../select.ts';
import type { Chart, Measure, Tables, Unit } from '../tables.ts';
import { kindOf, type Misfit, typeRules } from './chart-types.ts';
import type { CheckContext } from './context.ts';
import { stackMisfit } from './stacks.ts';

/** A stack of marks that nobody can count any more. */
const MOST_ROWS = 40;

type ChartTables = Pick<Tables, 'charts' | 'subjects' | 'measures' | 'units' | 'observations' | 'derived'>;

/** Checks that each chart has values to show, and that its type can show them. */
export function checkCharts(tables: ChartTables, { add, ids }: CheckContext): void {
  const observations = [...tables.observations, ...tables.derived];
  const units = new Map(tables.units.map((unit) => [unit.id, unit]));
  const unitOf = new Map(tables.measures.map((measure: Measure) => [measure.id, units.get(measure.unit)]));
  for (const chart of tables.charts) {
    // What is unknown is told as a broken link already.
    const known =
      [...chart.measures, chart.whole, chart.beside].every(
        (id) => id === undefined || ids.measures.has(id),
      ) && chart.subjects.every((id) => ids.subjects.has(id));
    if (!known) continue;
    const selection = selectFor(chart, observations, tables.subjects);
    const misfit =
      columnsMisfit(chart) ?? valuesMisfit(chart, selection) ?? typeMisfit(chart, selection, unitOf);
    if (misfit) add('constraint-error', chart, ...misfit);
  }
}

function columnsMisfit(chart: Chart): Misfit | undefined {
  if (chart.type === 'stack') {
    if (chart.whole === undefined)
      return ['whole', '', 'A stack needs the measure of its wholes.', 'Name it, such as accounts_total.'];
    if (chart.measures.length > 1)
      return ['measures', chart.measures.join(' '), 'The parts of a stack have one measure.', 'Keep one.'];
  } else if (chart.whole !== undefined)
    return ['whole', chart.whole, `Only a stack has wholes; this is a ${chart.type}.`, 'Clear the cell.'];
  return undefined;
}

function valuesMisfit(chart: Chart, selection: Selection): Misfit | undefined {
  if (chart.type === 'stack') return stackMisfit(chart, selection);
  const { shown, dropped } = selection;
  const within = chart.period === 'all' ? 'any period' : chart.period;
  if (shown.length === 0) {
    const message = `None of the subjects has a value of "${chart.measures.join('" or "')}" in ${within}.`;
    return ['period', chart.period, message, 'Choose a period that has values, or other measures.'];
  }
  for (const subject of chart.subjects) {
    const name = excerpt(subject);
    const own = shown.filter((observation) => observation.subject === subject);
    if (own.length === 0)
      return [
        'subjects',
        subject,
        `"${name}" has no value of "${chart.measures.join('" or "')}" in ${within}.`,
        'Take it out of the list, or add the observation.',
      ];
    const twice =
      chart.period === 'all'
        ? undefined
        : own.find((one, at) => own.some((other, before) => before < at && other.measure === one.measure));
    if (twice)
      return [
        'period',
        chart.period,
        `"${name}" has more than one value of "${twice.measure}" in ${within}; the chart shows one.`,
        'Choose a narrower period.',
      ];
  }
  const found = [...shown, ...dropped.map(({ other }) => other)];
  const unused = chart.measures.find((measure) => !found.some((one) => one.measure === measure));
  if (unused !== undefined)
    return [
      'measures',
      unused,
      `None of the subjects has a value of "${excerpt(unused)}" in ${within}.`,
      'Take it out of the list.',
    ];
  return undefined;
}

function typeMisfit(
  chart: Chart,
  selection: Selection,
  unitOf: ReadonlyMap<string, Unit | undefined>,
): Misfit | undefined {
  const { shown } = selection;
  const kinds = new Set(chart.measures.map((measure) => kindOf(unitOf.get(measure))));
  if (kinds.size > 1)
    return [
      'measures',
      chart.measures.join(' '),
      `The measures have different units (${[...kinds].join(', ')}), which no one scale can show.`,
      'Make a chart of each.',
    ];
  if (shown.length > MOST_ROWS && chart.type !== 'line')
    return [
      'subjects',
      chart.subjects.join(' '),
      `The chart has ${shown.length} values; ${MOST_ROWS} are the most that a reader can compare.`,
      'Choose fewer.',
    ];
  return typeRules[chart.type]?.(chart, selection, kinds);
}
