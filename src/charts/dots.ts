import { range, sum } from 'd3';
import { isRange } from '../figures/figure.ts';
import { unitName } from '../figures/format.ts';
import { t } from '../i18n/index.ts';
import { listOf } from '../i18n/locales.ts';
import type { Chart } from '../tables/tables.ts';
import { refuse } from './issues.ts';
import { palette } from './parts/palette.ts';
import { attributes, isDerived, mark, paragraph, round, SMALL, stroke } from './parts/svg.ts';
import { unbroken } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, Drawing, Selection } from './types.ts';

export const marks = ['hollow'] as const;

export function check(
  { measures }: Chart,
  { shown }: Selection,
  kinds: ReadonlySet<string>,
): ChartIssue | undefined {
  if (!kinds.has('count')) return ['measures', measures.join(' '), 'constraint-error.dots-of-no-count'];
  return (
    refuse(shown, ({ value }) => value < 0, 'constraint-error.dots-negative') ??
    refuse(shown, isRange, 'constraint-error.dots-between')
  );
}

/** The least from one dot to the next, in pixels. */
const PITCH = 9;
const DIAMETER = 6;
const GAP = 16;
/** The maximum number of dots that a reader can still take in as a number. */
const MOST = 700;

/** One dot stands for 1, 2, 5, 10, 20, 50 …: the smallest that keeps the dots countable. */
export function draw({ data, locale }: ChartData, width: number): Drawing {
  const total = sum(data, ({ figure }) => figure.value);
  let each = 1;
  while (total / each > MOST) each *= `${each}`.startsWith('2') ? 2.5 : 2;
  const most = Math.max(1, Math.floor(width / PITCH));
  // By tens: a reader can count rows.
  const columns = most < 10 ? most : most - (most % 10);
  const pitch = Math.min(width / columns, 1.2 * PITCH);
  let y = 0;
  const rows = data.map((datum) => {
    const top = y;
    const words = paragraph(`${datum.label}: ${unbroken(datum.value)}`, 'value', { y, width });
    const first = words.bottom + 6 + DIAMETER / 2;
    const count = Math.round(datum.figure.value / each);
    // A row of dots is one dashed line with round caps: hundreds of dots take no more bytes than one.
    const lines = range(Math.ceil(count / columns)).map((at) => {
      const length = Math.min(columns, count - at * columns) - 1;
      return `M${DIAMETER / 2},${round(first + at * pitch)}h${round(Math.max(0, length * pitch) + 0.01)}`;
    });
    const height = words.bottom + 6 + Math.max(1, lines.length) * pitch - top;
    y += height + GAP;
    return words.svg + mark(datum, { x: 0, y: top, width, height }, dotted(lines.join(''), datum, pitch));
  });
  const units = new Set(data.map(({ unit }) => unitName(unit, locale, each)));
  const legend = t(locale, 'chart.each', {
    number: new Intl.NumberFormat(locale).format(each),
    units: listOf(units, locale, 'disjunction'),
  });
  const { svg, bottom } = paragraph(legend, 'muted', { y, width, size: SMALL });
  return { height: bottom, body: rows.join('') + svg };
}

/** Dots along lines in a value's tone; those of a derived value are hollow. */
function dotted(d: string, datum: Datum, pitch: number): string {
  if (d === '') return '';
  const dash = { 'stroke-linecap': 'round', 'stroke-dasharray': `0.01 ${round(pitch - 0.01)}` };
  const dots = stroke(d, datum.colorRole, { 'stroke-width': DIAMETER, ...dash });
  if (!isDerived(datum)) return dots;
  const hole = { class: 'hole', stroke: palette.background, 'stroke-width': DIAMETER - 3 };
  return `${dots}<path${attributes({ d, ...hole, ...dash, fill: 'none' })}/>`;
}
