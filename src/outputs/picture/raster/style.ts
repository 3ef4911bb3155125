import type { Weight } from '../../../charts/parts/text.ts';
import type { Element } from './elements.ts';

/** How a shape or a text looks, in units of the drawing: what its element says, or one that it is in. */
export interface Style {
  /** "#rrggbb", "none", or "url(#…)" for a pattern. */
  fill: string;
  /** Up to 1: how little of what lies under it shows. */
  opacity: number;
  stroke: string;
  strokeWidth: number;
  dashes: readonly number[];
  round: boolean;
  size: number;
  weight: Weight;
  anchor: 'start' | 'middle' | 'end';
}

/** What SVG has where nothing is said. */
export const plain: Style = {
  fill: '#000',
  opacity: 1,
  stroke: 'none',
  strokeWidth: 1,
  dashes: [],
  round: false,
  size: 16,
  weight: 400,
  anchor: 'start',
};

/** How each attribute that changes how things look changes it. */
const readers: Record<string, (value: string) => Partial<Style>> = {
  fill: (fill) => ({ fill }),
  opacity: (value) => ({ opacity: positive(value) }),
  stroke: (stroke) => ({ stroke }),
  'stroke-width': (value) => ({ strokeWidth: positive(value) }),
  'stroke-dasharray': (value) => ({ dashes: value.split(/[ ,]+/).map(positive) }),
  'stroke-linecap': (value) => ({ round: oneOf(value, ['butt', 'round']) === 'round' }),
  'font-size': (value) => ({ size: positive(value) }),
  'font-weight': (value) => ({ weight: oneOf(value, ['400', '600']) === '600' ? 600 : 400 }),
  'text-anchor': (value) => ({ anchor: oneOf(value, ['start', 'middle', 'end']) }),
};

/** Places, links and names: they are read where they are needed, or change nothing that is seen. */
const OTHERS =
  /^(?:x|y|width|height|rx|cx|cy|r|d|id|href|transform|patternUnits|viewBox|xmlns|lang|xml:lang|role|aria-.+|class|pointer-events|font-family)$/;

/**
 * An element's own style within that of its parent.
 * @throws Error for attributes that pictures cannot draw: better no picture than another one than the drawing
 */
export function styleOf({ name, attributes }: Element, parent: Style): Style {
  let style: Style | undefined;
  for (const attribute in attributes) {
    const read = readers[attribute];
    if (read) style = { ...(style ?? parent), ...read(attributes[attribute] ?? '') };
    else if (!OTHERS.test(attribute))
      throw new Error(`<${name}> has “${attribute}”, which pictures cannot draw.`);
  }
  return style ?? parent;
}

function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`“${value}” is to be a number above 0.`);
  return number;
}

function oneOf<const Value extends string>(value: string, values: readonly Value[]): Value {
  const found = values.find((one) => one === value);
  if (!found) throw new Error(`“${value}” is none of ${values.join(', ')}.`);
  return found;
}
