import { sum } from 'd3';
import { t } from '../i18n/index.ts';
import type { Chart } from '../tables/tables.ts';
import { subjectIssue } from './issues.ts';
import { palettes } from './parts/palette.ts';
import { attributes, FONT, isDerived, LINE, mark, SMALL, svgDocument, text } from './parts/svg.ts';
import { unbroken, wrap } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, KeyMark, Selection } from './types.ts';

export const key = ({ data }: ChartData): KeyMark[] => (data.some(isDerived) ? ['hollow'] : []);

export function check(
  { measures }: Chart,
  { shown }: Selection,
  kinds: ReadonlySet<string>,
): ChartIssue | undefined {
  if (!kinds.has('count')) return ['measures', measures.join(' '), 'constraint-error.dots-of-no-count'];
  const negative = shown.find(({ figure }) => figure.value < 0);
  if (negative) return subjectIssue(negative.subject, 'constraint-error.dots-negative');
  const between = shown.find(({ figure }) => figure.qualifier === 'between');
  return between && subjectIssue(between.subject, 'constraint-error.dots-between');
}

/** Where everything of a unit matrix stands, in pixels. */
export interface DotsPlacement {
  width: number;
  height: number;
  /** One dot stands for so many. */
  each: number;
  rows: DotsPlace[];
  /** "Each dot stands for 10." */
  key: { text: string; y: number }[];
}

export interface DotsPlace {
  datum: Datum;
  label: { text: string; y: number }[];
  top: number;
  bottom: number;
  /** Full and last rows of dots: their number, and the y of their middle. */
  lines: { count: number; y: number }[];
}

const PITCH = 9;
const DIAMETER = 6;
const GAP = 16;
/** More dots than this are texture, not a number that one can grasp. */
const MOST = 700;

/** One dot stands for 1, 2, 5, 10, 20, 50 …: the smallest that keeps the dots countable. */
export function place({ data, locale }: ChartData, width: number): DotsPlacement {
  const total = sum(data, ({ figure }) => figure.value);
  let each = 1;
  for (let power = 1; total / each > MOST; power *= 10)
    each = [1, 2, 5].map((step) => step * power).find((step) => total / step <= MOST) ?? power * 10;
  const columns = Math.max(1, Math.floor(width / PITCH));
  let y = 0;
  const rows = data.map((datum): DotsPlace => {
    const top = y;
    const lines = wrap(`${datum.label}: ${unbroken(datum.value)}`, FONT, 600, width);
    const label = lines.map((text, at) => ({ text, y: top + at * LINE + FONT }));
    y += lines.length * LINE + 6;
    const count = Math.round(datum.figure.value / each);
    const full = Math.floor(count / columns);
    const rest = count - full * columns;
    const counts = [...Array.from({ length: full }, () => columns), ...(rest > 0 ? [rest] : [])];
    const dots = counts.map((count, at) => ({ count, y: y + at * PITCH + DIAMETER / 2 }));
    y += Math.max(1, counts.length) * PITCH;
    const bottom = y;
    y += GAP;
    return { datum, label, top, bottom, lines: dots };
  });
  const number = new Intl.NumberFormat(locale).format(each);
  const words = each === 1 ? t(locale, 'chart.eachOne') : t(locale, 'chart.each', { number });
  const key = wrap(words, SMALL, 400, width).map((text) => {
    y += LINE;
    return { text, y: y - 6 };
  });
  return { width, height: y, each, rows, key };
}

/** The drawing as SVG text. */
export function draw(placement: DotsPlacement, data: ChartData, id: string, description: string): string {
  const body = [
    ...placement.rows.map((row) => drawRow(row, placement.width)),
    ...placement.key.map(({ text: words, y }) => text(words, 'quiet', { x: 0, y, size: SMALL })),
  ];
  return svgDocument(id, placement, data, description, body.join(''));
}

/** A row of dots is one dashed line with round ends: hundreds of dots weigh no more than one. */
function drawRow({ datum, label, top, bottom, lines }: DotsPlace, width: number): string {
  const start = DIAMETER / 2;
  const d = lines
    .map(({ count, y }) => `M${start},${y}h${Math.max(0.01, (count - 1) * PITCH + 0.01)}`)
    .join('');
  const { tones, ground } = palettes.light;
  const dash = { 'stroke-linecap': 'round', 'stroke-dasharray': `0.01 ${PITCH - 0.01}`, fill: 'none' };
  const dotted = (look: Record<string, string | number>) => `<path${attributes({ d, ...look, ...dash })}/>`;
  const { colorRole } = datum;
  const dots =
    dotted({ class: `stroke ${colorRole}`, stroke: tones[colorRole], 'stroke-width': DIAMETER }) +
    (isDerived(datum) ? dotted({ class: 'hole', stroke: ground, 'stroke-width': DIAMETER - 3 }) : '');
  const words = label.map((one) => text(one.text, 'value', { x: 0, y: one.y }));
  return words.join('') + mark(datum, { x: 0, y: top, width, height: bottom - top }, d === '' ? '' : dots);
}
