/**
 * Milliseconds a drawing, as JSON: the chart examples in turn, in both languages and three widths, beside the bare d3
 * work of the same marks (a scale, and a rectangle's text for each value).
 */
import { scaleLinear } from 'd3';
import { chartData } from '../../src/charts/data.ts';
import { renderChart } from '../../src/charts/index.ts';
import { locales } from '../../src/i18n/locales.ts';
import { examples } from '../charts/examples.ts';

const drawings = Number(process.argv[2]);
const jobs = Object.values(examples).flatMap((example) =>
  locales.flatMap((locale) => [272, 448, 640].map((width) => ({ ...example, locale, width }))),
);

function whole(at: number): number {
  const { chart, selection, tables, locale, width } = jobs[at % jobs.length] as (typeof jobs)[number];
  return renderChart(chartData(chart, selection, tables, locale), width, 'id').length;
}

function bare(at: number): number {
  const { selection, width } = jobs[at % jobs.length] as (typeof jobs)[number];
  const values = selection.shown.map(({ figure }) => figure.value);
  const x = scaleLinear([0, Math.max(1, ...values)], [0, width]);
  const marks = values.map((value, row) => `<rect x="0" y="${row * 30}" width="${x(value)}" height="22"/>`);
  return `<svg>${marks.join('')}</svg>`.length;
}

/** The median time of one call, from blocks of a hundred. */
function median(work: (at: number) => number): number {
  const times: number[] = [];
  for (let at = 0; at < drawings; at += 100) {
    const start = performance.now();
    for (let one = at; one < at + 100; one++) work(one);
    times.push((performance.now() - start) / 100);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

console.log(JSON.stringify({ whole: median(whole), bare: median(bare), examples: jobs.length }));
