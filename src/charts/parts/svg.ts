import type { Datum } from '../types.ts';
import { type ColorRole, palette } from './palette.ts';
import { type Weight, wrap } from './text.ts';

/** Sizes that all drawings share, in pixels. */
export const FONT = 14;
export const SMALL = 13;
export const LINE = 19;
/** Between a mark and its label. */
export const SPACE = 8;

/** In pixels from the drawing's top left. */
export type Rect = { x: number; y: number; width: number; height: number };

export const isDerived = ({ observation }: Datum): boolean => observation.origin === 'derived';

type Look = Record<string, string | number>;

/** The look of lines and shapes in a color role; those of derived values are hollow, or have the stripes of {@link hatchPattern}. */
export const lined = (role: ColorRole) => ({ class: `stroke ${role.name}`, stroke: role.color });
export const filled = (role: ColorRole) => ({ class: `fill ${role.name}`, fill: role.color });
export const hollow = (role: ColorRole) => ({
  class: `hollow stroke ${role.name}`,
  fill: palette.background,
  stroke: role.color,
  'stroke-width': 2,
});
/** The edge shows stripes that are too narrow to be seen. */
export const hatched = (role: ColorRole, id: string) => ({
  class: `hatched stroke ${role.name}`,
  fill: `url(#${id}-hatch-${role.name})`,
  stroke: role.color,
});

/** Stripes of a color role on the background. */
export function hatchPattern(id: string, role: ColorRole): string {
  const pattern = attributes({
    id: `${id}-hatch-${role.name}`,
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  return `<pattern${pattern}><rect${attributes({ x: 3, width: 3, height: 6, ...filled(role) })}/></pattern>`;
}

/** A box in a value's color role: filled, or hatched for a derived value. */
export function box({ x, y, width, height }: Rect, datum: Datum, id: string): string {
  const edge = isDerived(datum) ? 0.5 : 0;
  const look = edge > 0 ? hatched(datum.colorRole, id) : filled(datum.colorRole);
  // A box without a width is not drawn, nor is its edge.
  const size = { width: Math.max(edge > 0 ? 0.1 : 1, width - 2 * edge), height: height - 2 * edge };
  return `<rect${attributes({ x: x + edge, y: y + edge, ...size, ...look })}/>`;
}

/** A dot at a value, in its color role; that of a derived value is hollow. */
export function dot(x: number, y: number, radius: number, datum: Datum): string {
  const look = (isDerived(datum) ? hollow : filled)(datum.colorRole);
  return `<circle${attributes({ cx: x, cy: y, r: radius, ...look })}/>`;
}

/** The kinds of text: what a value is of, the value itself, what stands back, what stands inside a mark or over its hatching. */
export type TextClass = 'label' | 'value' | 'muted' | 'inside' | 'over' | 'big';

const inks: Partial<Record<TextClass, string>> = { muted: palette.muted, inside: palette.background };
const weightOf = (kind: TextClass): Weight => (['value', 'big', 'inside'].includes(kind) ? 600 : 400);

/** Where text starts, ends or has its middle, on its baseline; in pixels. */
type TextPlace = { x?: number; y: number; anchor?: 'start' | 'middle' | 'end'; size?: number };

/** Text. What a mark's name says too is hidden from screen readers. */
export function text(content: string, kind: TextClass, place: TextPlace): string {
  const { x = 0, y, anchor = 'start', size = FONT } = place;
  const weight = weightOf(kind);
  const shape = {
    x,
    y,
    ...(anchor !== 'start' && { 'text-anchor': anchor }),
    ...(size !== FONT && { 'font-size': size }),
    ...(weight !== 400 && { 'font-weight': weight }),
    class: kind,
    fill: inks[kind] ?? palette.ink,
    'aria-hidden': 'true',
  };
  return `<text${attributes(shape)}>${escapeXml(content)}</text>`;
}

/** Lines of text under each other; `y` is the first baseline. */
export const textLines = (lines: readonly string[], kind: TextClass, place: TextPlace): string =>
  lines.map((line, at) => text(line, kind, { ...place, y: place.y + at * LINE })).join('');

/** Text wrapped to a width, with the y where it ends; `y` is its top. */
export function paragraph(
  words: string,
  kind: TextClass,
  { width, ...place }: TextPlace & { width: number },
): { svg: string; bottom: number } {
  const { y, size = FONT } = place;
  const lines = wrap(words, size, weightOf(kind), width);
  return { svg: textLines(lines, kind, { ...place, y: y + size }), bottom: y + lines.length * LINE };
}

/** A mark: a link with one name and one tab stop to its row in the table. `area` can be pointed at, its words included. */
export function mark(datum: Datum, area: Rect, shapes: string): string {
  const when = datum.label === datum.period ? '' : `, ${datum.period}`;
  const name = `${datum.label}: ${datum.spokenValue}${when}`;
  const link = attributes({ href: `#${datum.row}`, class: 'mark', 'aria-label': name });
  const symbol = attributes({ role: 'graphics-symbol', 'aria-label': datum.value });
  return `<a${link}><g${symbol}>${shapes}</g><rect${attributes({ ...area, fill: 'none', 'pointer-events': 'all' })}/></a>`;
}

/** Marks that belong together under a name (Graphics-ARIA); without a name, the marks as they are. */
export function group(name: string, body: string): string {
  if (name === '') return body;
  return `<g${attributes({ role: 'graphics-object', 'aria-label': name })}>${body}</g>`;
}

/** A line that is a mark or a part of one, in a role. */
export const stroke = (d: string, role: ColorRole, look: Look = {}): string =>
  `<path${attributes({ d, ...lined(role), 'stroke-width': 2, ...look, fill: 'none' })}/>`;

/** A line that is no mark: an axis, a leader. */
export function rule(d: string, kind: 'axis' | 'leader' = 'axis'): string {
  return `<path${attributes({ d, class: kind, fill: 'none', stroke: palette.muted, ...(kind === 'leader' && { 'stroke-width': 0.75 }) })}/>`;
}

export const whiskerLine = (d: string): string =>
  `<path${attributes({ d, class: 'whisker', fill: 'none', stroke: palette.ink, 'stroke-width': 1.5 })}/>`;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML and HTML text or attribute value: it can end neither an element nor an attribute. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** Attributes with a leading space each, values escaped, numbers cut to two decimals. */
export function attributes(values: Record<string, string | number>): string {
  let text = '';
  for (const [name, value] of Object.entries(values))
    text += ` ${name}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`;
  return text;
}

/** A length in pixels, to a hundredth: what a drawing needs and a golden file keeps. */
export const round = (value: number): number => Math.round(value * 100) / 100;
