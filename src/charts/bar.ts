import { max, min, scaleLinear } from 'd3';
import type { ChartData, Datum } from './data.ts';
import { textWidth, wrap } from './parts/text.ts';
import { attributes, escapeXml } from './parts/xml.ts';

/** Where everything of a bar chart stands, in pixels from the top left. Numbers only. */
export interface BarPlacement {
  width: number;
  height: number;
  zero: number;
  bars: BarPlace[];
}

interface BarPlace {
  datum: Datum;
  /** Lines of the label, each with the y of its baseline. */
  label: { text: string; y: number }[];
  x: number;
  y: number;
  width: number;
  height: number;
  /** The interval, where it is drawn: from and to, an open end as undefined. */
  whisker: { from: number | undefined; to: number | undefined } | undefined;
  value: { x: number; y: number; anchor: 'start' | 'end' };
}

const FONT = 14;
const LINE = 19;
const BAR = 22;
const GAP = 14;
/** Between a mark and its label. */
const SPACE = 8;
/** How far the arrow of an open end reaches. */
const ARROW = 18;

/** The qualifiers whose interval is drawn; that of `rounded` is finer than a bar's edge. */
const DRAWN = new Set(['about', 'estimated', 'over', 'at_least', 'under', 'at_most']);

/**
 * Horizontal bars from zero. The label stands above its bar, the value at its end, so neither
 * can meet the other.
 */
export function place({ data }: ChartData, width: number): BarPlacement {
  const ends = data.flatMap(({ figure }) => [figure.value, figure.low, figure.high].filter(Number.isFinite));
  const open = data.some(({ figure }) => !Number.isFinite(figure.high) || !Number.isFinite(figure.low));
  const reserve =
    Math.max(...data.map(({ value }) => textWidth(value, FONT, 600))) + SPACE + (open ? ARROW : 0);
  const [low, high] = [Math.min(0, min(ends) ?? 0), Math.max(0, max(ends) ?? 0)];
  const scale = scaleLinear([low, high === low ? low + 1 : high], [low < 0 ? reserve : 0, width - reserve]);

  let y = 0;
  const bars = data.map((datum): BarPlace => {
    const lines = wrap(datum.label, FONT, 400, width);
    const label = lines.map((text, at) => ({ text, y: y + at * LINE + FONT }));
    y += lines.length * LINE + 4;
    const { value } = datum.figure;
    const [from, to] = [scale(Math.min(0, value)), scale(Math.max(0, value))];
    const whisker = whiskerOf(datum, scale);
    const tip =
      value < 0 ? Math.min(from, whisker?.from ?? from - ARROW) : Math.max(to, whisker?.to ?? to + ARROW);
    const end = whisker ? tip : value < 0 ? from : to;
    const place: BarPlace = {
      datum,
      label,
      x: from,
      y,
      width: to - from,
      height: BAR,
      whisker,
      value:
        value < 0
          ? { x: end - SPACE, y: y + BAR / 2 + 5, anchor: 'end' }
          : { x: end + SPACE, y: y + BAR / 2 + 5, anchor: 'start' },
    };
    y += BAR + GAP;
    return place;
  });
  return { width, height: Math.max(1, y - GAP + 2), zero: scale(0), bars };
}

function whiskerOf({ figure }: Datum, scale: (value: number) => number): BarPlace['whisker'] {
  if (!DRAWN.has(figure.qualifier)) return undefined;
  const at = (value: number) => (Number.isFinite(value) ? scale(value) : undefined);
  return { from: at(figure.low), to: at(figure.high) };
}

/** The drawing as SVG text: no scripts, no style attributes; colours come from classes, with a fallback for files. */
export function draw(placement: BarPlacement, data: ChartData, id: string): string {
  const { width, height, zero, bars } = placement;
  const hatch = `${id}-hatch`;
  const parts = bars.map((bar) => drawBar(bar, data, hatch, width));
  // Bars that all start at the left edge show where zero is.
  const axis =
    zero === 0
      ? ''
      : `<line${attributes({ x1: zero, x2: zero, y1: 0, y2: height, class: 'axis', stroke: '#6b6f76' })}/>`;
  const pattern = bars.some(({ datum }) => datum.observation.origin === 'derived')
    ? `<defs><pattern${attributes({ id: hatch, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' })}><rect width="3" height="6" class="hatch" fill="#fff"/></pattern></defs>`
    : '';
  return `<svg${attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'graphics-document',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-desc`,
    width,
    height,
    viewBox: `0 0 ${round(width)} ${round(height)}`,
    'font-size': FONT,
  })}><title id="${id}-title">${escapeXml(data.title)}</title><desc id="${id}-desc">${escapeXml(describe(bars))}</desc>${pattern}${parts.join('')}${axis}</svg>`;
}

/** A bar with its words, and over them the link that stands for all of it: one mark, one name, one tab stop. */
function drawBar(bar: BarPlace, { chart }: ChartData, hatch: string, chartWidth: number): string {
  const { datum, x, y, width, height, whisker, value } = bar;
  const box = { x, y, width: Math.max(1, width), height };
  const words = [
    ...bar.label.map(({ text, y }) => drawText(text, { x: 0, y, class: 'label' })),
    drawText(datum.value, {
      x: value.x,
      y: value.y,
      'text-anchor': value.anchor,
      class: 'value',
      'font-weight': 600,
    }),
  ];
  const fill = `<rect${attributes({ ...box, class: `bar ${datum.tone}`, fill: fills[datum.tone] })}/>`;
  const derived = datum.observation.origin === 'derived';
  const hatching = derived ? `<rect${attributes({ ...box, fill: `url(#${hatch})` })}/>` : '';
  const top = (bar.label[0]?.y ?? y) - FONT;
  const area = attributes({
    x: 0,
    y: top,
    width: chartWidth,
    height: y + height - top,
    fill: 'none',
    'pointer-events': 'all',
  });
  const name = `${datum.label}: ${datum.longValue}, ${datum.period}`;
  const link = attributes({ href: `#${rowId(chart.id, datum)}`, class: 'mark', 'aria-label': name });
  return `${words.join('')}<a${link}>${fill}${hatching}${whisker ? drawWhisker(bar, whisker) : ''}<rect${area}/></a>`;
}

/** Words that the mark's name says too, so they are hidden from screen readers. */
function drawText(text: string, place: Record<string, string | number>): string {
  return `<text${attributes({ ...place, fill: INK, 'aria-hidden': 'true' })}>${escapeXml(text)}</text>`;
}

function drawWhisker(bar: BarPlace, { from, to }: NonNullable<BarPlace['whisker']>): string {
  const y = bar.y + bar.height / 2;
  const start = from ?? bar.x - ARROW;
  const end = to ?? bar.x + bar.width + ARROW;
  const tick = (x: number) => `M${round(x)},${y - 5}V${y + 5}`;
  const arrow = (x: number, back: number) =>
    `M${round(x + back)},${y - 5}L${round(x)},${y}L${round(x + back)},${y + 5}`;
  const d = [
    `M${round(start)},${y}H${round(end)}`,
    from === undefined ? arrow(start, 6) : to === undefined ? '' : tick(start),
    to === undefined ? arrow(end, -6) : from === undefined ? '' : tick(end),
  ];
  return `<path${attributes({ d: d.join(''), class: 'whisker', fill: 'none', stroke: INK, 'stroke-width': 1.5 })}/>`;
}

/** Light colours, for where no style sheet is. */
const INK = '#1b1d21';
const fills = { domestic: '#b3261e', foreign: '#3f6fa8', neutral: '#6b6f76' };

function describe(bars: BarPlace[]): string {
  return bars.map(({ datum }) => `${datum.label}: ${datum.longValue}`).join('; ');
}

/** The id of a value's row in the table of its chart: where its mark leads. */
export function rowId(chart: string, datum: Datum): string {
  return `${chart}--${datum.observation.subject}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
