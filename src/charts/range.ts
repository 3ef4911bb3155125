import { scaleLinear } from 'd3';
import type { Chart } from '../tables/tables.ts';
import { subjectIssue } from './issues.ts';
import { domainOf } from './parts/domain.ts';
import { palettes } from './parts/palette.ts';
import {
  attributes,
  box,
  FONT,
  isDerived,
  LINE,
  mark,
  round,
  rule,
  SPACE,
  stroke,
  svgDocument,
  text,
  type Words,
} from './parts/svg.ts';
import { textWidth, wrap } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, KeyMark, Selection } from './types.ts';

export const key = ({ data }: ChartData): KeyMark[] => (data.some(isDerived) ? ['hatched'] : []);

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
  high: number;
  words: Words;
}

const ROW = 22;
const GAP = 14;
/** The block of a range, and of a value without one. */
const BLOCK = 14;
const LEAST = 4;

/** A stem from zero to a block over the interval, whose ends are written beside it. No value within is marked. */
export function place({ data }: ChartData, width: number): RangePlacement {
  const wordsOf = ({ interval, value }: Datum) => (interval === '' ? value : interval);
  const reserve = Math.max(...data.map((datum) => textWidth(wordsOf(datum), FONT, 600))) + SPACE + LEAST;
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
    const [from, to] = [scale(figure.low), scale(figure.high)];
    const words = {
      text: wordsOf(datum),
      x: isBelow ? from - SPACE : Math.max(to, from + LEAST) + SPACE,
      y: middle + 5,
      anchor: isBelow ? ('end' as const) : ('start' as const),
    };
    return { datum, label, top, y: middle, low: from, high: to, words };
  });
  return { width, height: Math.max(1, y - GAP + 2), zero: scale(0), rows };
}

/** The drawing as SVG text. */
export function draw(placement: RangePlacement, data: ChartData, id: string, description: string): string {
  const { width, zero, rows } = placement;
  const body = rows.map((row) => drawRow(row, zero, width, id));
  const axis = rows.map(({ y }) => rule(`M${round(zero)},${y - ROW / 2}v${ROW}`));
  return svgDocument(id, placement, data, description, [...axis, ...body].join(''));
}

function drawRow(
  { datum, label, top, y, low, high, words }: RangePlace,
  zero: number,
  width: number,
  id: string,
): string {
  const stem = stroke(`M${round(zero)},${y}H${round(datum.figure.value < 0 ? high : low)}`, datum.colorRole);
  const block = { x: low, y: y - BLOCK / 2, width: Math.max(LEAST, high - low), height: BLOCK };
  // The edge shows hatching that is too narrow to be seen.
  const line = {
    class: `stroke ${datum.colorRole}`,
    stroke: palettes.light.tones[datum.colorRole],
    fill: 'none',
  };
  const edge = `<rect${attributes({ ...block, ...line, 'stroke-width': 1.5 })}/>`;
  const texts = [
    ...label.map((one) => text(one.text, 'label', { x: 0, y: one.y })),
    text(words.text, 'value', words),
  ];
  const area = { x: 0, y: top, width, height: y + ROW / 2 - top };
  return texts.join('') + mark(datum, area, stem + box(block, datum, id) + edge);
}
