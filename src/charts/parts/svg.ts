import { t } from '../../i18n/index.ts';
import type { ChartData, Datum, KeyMark, Size } from '../types.ts';
import { type ColorRole, palettes } from './palette.ts';
import { wrap } from './text.ts';

const { light } = palettes;

/** Sizes that all drawings share, in pixels. */
export const FONT = 14;
export const SMALL = 13;
export const LINE = 19;
/** Between a mark and its label. */
export const SPACE = 8;

/** The size of a drawing with its key, in whole pixels. */
export function sizeOf({ width, height }: Size, data: ChartData): Size {
  const key = keyLines(data, width).length * LINE;
  return { width: Math.ceil(width), height: Math.ceil(height) + (key > 0 ? KEY_GAP + key : 0) };
}

const SWATCH = 26;
/** Between a drawing and its key. */
const KEY_GAP = 8;

/** The lines of the key: its marks, each with the lines of its words. */
function keyLines({ key, locale }: ChartData, width: number): { mark: KeyMark | undefined; words: string }[] {
  return key.flatMap((mark) =>
    wrap(t(locale, `key.${mark}`), SMALL, 400, width - SWATCH).map((words, at) => ({
      mark: at === 0 ? mark : undefined,
      words,
    })),
  );
}

/** Explains the special marks of a drawing, below it. */
function drawKey(id: string, { width, height }: Size, data: ChartData): string {
  const tone = data.data.find(isDerived)?.colorRole ?? 'neutral';
  return keyLines(data, width)
    .map(({ mark, words }, at) => {
      const y = height + KEY_GAP + at * LINE + LINE - 5;
      return (
        (mark ? swatch(mark, y - 5, tone, id) : '') + text(words, 'quiet', { x: SWATCH, y, size: SMALL })
      );
    })
    .join('');
}

/** A mark in small; `y` is its middle. */
function swatch(mark: KeyMark, y: number, tone: ColorRole, id: string): string {
  const block = { y: y - 6, height: 12 };
  const solid = { class: `fill ${tone}`, fill: light.tones[tone] };
  const line = (d: string) =>
    `<path${attributes({ d, class: 'whisker', fill: 'none', stroke: light.ink, 'stroke-width': 1.5 })}/>`;
  switch (mark) {
    case 'hatched':
      return `<rect${attributes({ x: 0, ...block, width: 18, class: 'hatched', fill: `url(#${id}-hatch-${tone})` })}/>`;
    case 'hollow':
      return `<circle${attributes({ cx: 9, cy: y, r: 5, ...hollow(tone) })}/>`;
    case 'soft':
      return `<rect${attributes({ x: 0, ...block, width: 10, ...solid })}/><rect${attributes({ x: 10, ...block, width: 8, ...solid, opacity: 0.45 })}/>`;
    case 'range':
      return line(`M1,${y}h16M1,${y - 5}v10M17,${y - 5}v10`);
    case 'open':
      return line(`M0,${y}h17M11,${y - 5}l6,5l-6,5`);
    case 'direction':
      return line(`M0,${y}h4m3,0h4m3,0h3M11,${y - 5}l6,5l-6,5`);
  }
}

/** What a drawing is put into: a document of its own, named and described for screen readers (Graphics-ARIA). */
export function svgDocument(
  id: string,
  placement: Size,
  data: ChartData,
  description: string,
  body: string,
): string {
  const { width, height } = sizeOf(placement, data);
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'graphics-document',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-desc`,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-size': FONT,
  });
  const names = `<title id="${id}-title">${escapeXml(data.title)}</title><desc id="${id}-desc">${escapeXml(description)}</desc>`;
  const hatched = new Set(data.data.filter(isDerived).map(({ colorRole }) => colorRole));
  const patterns = [...hatched].map((tone) => hatchPattern(id, tone)).join('');
  const defs = patterns === '' ? '' : `<defs>${patterns}</defs>`;
  return `<svg${root}>${names}${defs}${body}${drawKey(id, { width, height: Math.ceil(placement.height) }, data)}</svg>`;
}

export function isDerived({ observation }: Datum): boolean {
  return observation.origin === 'derived';
}

/** Stripes of a tone; between them is the ground, whatever that is. */
function hatchPattern(id: string, tone: ColorRole): string {
  const pattern = attributes({
    id: `${id}-hatch-${tone}`,
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  const stripe = attributes({ x: 3, width: 3, height: 6, class: `fill ${tone}`, fill: light.tones[tone] });
  return `<pattern${pattern}><rect${stripe}/></pattern>`;
}

/** A box in a value's tone: filled, or hatched for a derived value. */
export function box(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  datum: Datum,
  id: string,
): string {
  const { colorRole } = datum;
  const place = { x, y, width: Math.max(1, width), height };
  if (isDerived(datum))
    return `<rect${attributes({ ...place, class: 'hatched', fill: `url(#${id}-hatch-${colorRole})` })}/>`;
  return `<rect${attributes({ ...place, class: `fill ${colorRole}`, fill: light.tones[colorRole] })}/>`;
}

/** A dot at a value, in its tone; that of a derived value is hollow. */
export function dot(x: number, y: number, radius: number, datum: Datum): string {
  const colour = light.tones[datum.colorRole];
  const look: Record<string, string | number> = isDerived(datum)
    ? hollow(datum.colorRole)
    : { class: `fill ${datum.colorRole}`, fill: colour };
  return `<circle${attributes({ cx: x, cy: y, r: radius, ...look })}/>`;
}

function hollow(tone: ColorRole): Record<string, string | number> {
  return { class: `hollow stroke ${tone}`, fill: light.ground, stroke: light.tones[tone], 'stroke-width': 2 };
}

/** The kinds of text: what a value is of, the value itself, what stands back, what stands inside a mark or over its hatching. */
/** Words with the place of their start or end on the baseline, in pixels. */
export interface Words {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

export type TextClass = 'label' | 'value' | 'quiet' | 'inside' | 'over' | 'big';

const inks: Record<TextClass, string> = {
  label: light.ink,
  value: light.ink,
  quiet: light.quiet,
  inside: light.ground,
  over: light.ink,
  big: light.ink,
};

/** Text. What a mark's name says too is hidden from screen readers. */
export function text(
  content: string,
  kind: TextClass,
  place: { x: number; y: number; anchor?: 'start' | 'middle' | 'end'; size?: number },
): string {
  const { x, y, anchor = 'start', size = FONT } = place;
  const shape = {
    x,
    y,
    ...(anchor !== 'start' && { 'text-anchor': anchor }),
    ...(size !== FONT && { 'font-size': size }),
    ...((kind === 'value' || kind === 'big' || kind === 'inside') && { 'font-weight': 600 }),
    class: kind,
    fill: inks[kind],
    'aria-hidden': 'true',
  };
  return `<text${attributes(shape)}>${escapeXml(content)}</text>`;
}

/**
 * A mark: the link that stands for a value. It has one name, is one tab stop, and leads to the value's row in the table.
 * `area` is where it can be pointed at, its words included.
 */
export function mark(
  datum: Datum,
  area: { x: number; y: number; width: number; height: number },
  shapes: string,
): string {
  const when = datum.label === datum.period ? '' : `, ${datum.period}`;
  const name = `${datum.label}: ${datum.longValue}${when}`;
  const link = attributes({ href: `#${datum.row}`, class: 'mark', 'aria-label': name });
  const symbol = attributes({ role: 'graphics-symbol', 'aria-label': datum.value });
  return `<a${link}><g${symbol}>${shapes}</g><rect${attributes({ ...area, fill: 'none', 'pointer-events': 'all' })}/></a>`;
}

/** Marks that belong together under a name (Graphics-ARIA); without a name, the marks as they are. */
export function group(name: string, body: string): string {
  if (name === '') return body;
  return `<g${attributes({ role: 'graphics-object', 'aria-label': name })}>${body}</g>`;
}

/** A line that is a mark or a part of one, in a tone. */
export function stroke(d: string, colorRole: ColorRole, width = 2): string {
  const colour = light.tones[colorRole];
  return `<path${attributes({ d, class: `stroke ${colorRole}`, stroke: colour, 'stroke-width': width, fill: 'none' })}/>`;
}

/** A line that is no mark: an axis, a leader. */
export function rule(d: string, kind: 'axis' | 'leader' = 'axis'): string {
  return `<path${attributes({ d, class: kind, fill: 'none', stroke: light.quiet, ...(kind === 'leader' && { 'stroke-width': 0.75 }) })}/>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const SPECIAL = /[&<>"']/;

/** Text as XML and HTML text or attribute value: it can end neither an element nor an attribute. */
export function escapeXml(text: string): string {
  // Most texts have none, and this is asked of thousands a second.
  return SPECIAL.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? '') : text;
}

/** Attributes with a leading space each, values escaped, numbers cut to two decimals. */
export function attributes(values: Record<string, string | number>): string {
  let text = '';
  for (const name of Object.keys(values)) {
    const value = values[name] ?? '';
    text += ` ${name}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`;
  }
  return text;
}

/** A length in pixels, to a hundredth: what a drawing needs and a golden file keeps. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
