import { scaleLinear } from 'd3';
import type { Chart } from '../tables/tables.ts';
import { subjectIssue } from './issues.ts';
import { domainOf } from './parts/domain.ts';
import { dot, FONT, LINE, mark, round, rule, SPACE, stroke, svgDocument, text } from './parts/svg.ts';
import { textWidth, wrap } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, Selection } from './types.ts';

export function check(_: Chart, { shown }: Selection): ChartIssue | undefined {
  const open = shown.find(({ figure }) => !Number.isFinite(figure.low) || !Number.isFinite(figure.high));
  return open && subjectIssue(open.subject, 'constraint-error.range-open');
}

/** Where everything of a range chart stands, in pixels. */
export interface RangePlacement {
  width: number;
  height: number;
  zero: number;
  rows: RangePlace[];
}

export interface RangePlace {
  datum: Datum;
  label: { text: string; y: number }[];
  top: number;
  y: number;
  low: number;
  value: number;
  high: number;
  words: { text: string; x: number; y: number; anchor: 'start' | 'end' };
}

const ROW = 22;
const GAP = 14;
const DOT = 4;

/** Lollipops: a stem from zero, a band over the interval, a dot at the value. The interval is written at the end. */
export function place({ data }: ChartData, width: number): RangePlacement {
  const wordsOf = ({ interval, value }: Datum) => (interval === '' ? value : interval);
  const reserve = Math.max(...data.map((datum) => textWidth(wordsOf(datum), FONT, 600))) + SPACE + DOT;
  const domain = domainOf(data);
  const scale = scaleLinear(domain, [domain[0] < 0 ? reserve : 1, width - reserve]);
  let y = 0;
  const rows = data.map((datum): RangePlace => {
    const { figure } = datum;
    const top = y;
    const lines = wrap(datum.label, FONT, 400, width);
    const label = lines.map((text, at) => ({ text, y: top + at * LINE + FONT }));
    y += lines.length * LINE + 4;
    const middle = y + ROW / 2;
    y += ROW + GAP;
    const isBelow = figure.value < 0;
    const [from, at, to] = [scale(figure.low), scale(figure.value), scale(figure.high)];
    const words = {
      text: wordsOf(datum),
      x: isBelow ? Math.min(from, at - DOT) - SPACE : Math.max(to, at + DOT) + SPACE,
      y: middle + 5,
      anchor: isBelow ? ('end' as const) : ('start' as const),
    };
    return { datum, label, top, y: middle, low: from, value: at, high: to, words };
  });
  return { width, height: Math.max(1, y - GAP + 2), zero: scale(0), rows };
}

/** The drawing as SVG text. */
export function draw(placement: RangePlacement, data: ChartData, id: string, description: string): string {
  const { width, zero, rows } = placement;
  const body = rows.map((row) => drawRow(row, zero, width));
  const axis = rows.map(({ y }) => rule(`M${round(zero)},${y - ROW / 2}v${ROW}`));
  return svgDocument(id, placement, data, description, [...axis, ...body].join(''));
}

function drawRow(
  { datum, label, top, y, low, value, high, words }: RangePlace,
  zero: number,
  width: number,
): string {
  const stem = stroke(`M${round(zero)},${y}H${round(value)}`, datum.colorRole);
  // Caps as near as that would only make a cog of the dot.
  const caps = high - low < 3 * DOT ? '' : `M${round(low)},${y - 6}v12M${round(high)},${y - 6}v12`;
  const band = stroke(`${caps}M${round(low)},${y}H${round(high)}`, datum.colorRole, 3);
  const point = dot(value, y, DOT, datum);
  const texts = [
    ...label.map((one) => text(one.text, 'label', { x: 0, y: one.y })),
    text(words.text, 'value', words),
  ];
  const area = { x: 0, y: top, width, height: y + ROW / 2 - top };
  return texts.join('') + mark(datum, area, stem + band + point);
}
