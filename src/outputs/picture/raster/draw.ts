import { Canvas } from './canvas.ts';
import { type Element, elementsOf } from './elements.ts';
import { lettersOf } from './letters.ts';
import { Painter } from './painter.ts';
import { circleLines, linesOf, pathOf, roundedLines } from './path.ts';
import { tileOf } from './pattern.ts';
import { plain, type Style, styleOf } from './style.ts';

/** Where a drawing's units lie in the picture, in pixels. */
interface Space {
  scale: number;
  x: number;
  y: number;
}

/**
 * Draws SVG text, `zoom` pixels for each of its own: the part of SVG that the site's drawings are made of. The same text
 * gives the same picture on every machine: areas are worked out in numbers that all of them have, letters are set and
 * outlined by HarfBuzz, which is the same program everywhere.
 * @param svg with a width and a height, or a viewBox that starts at 0 0
 * @throws Error for what it cannot draw, so that no picture lacks what its drawing has
 */
export function drawSvg(svg: string, zoom: number): Canvas {
  const root = elementsOf(svg);
  const [, , viewWidth, viewHeight] = (root.attributes.viewBox ?? '').split(' ').map(Number);
  const width = Number(root.attributes.width ?? viewWidth);
  const height = Number(root.attributes.height ?? viewHeight);
  const canvas = new Canvas(Math.round(width * zoom), Math.round(height * zoom));
  draw(root, { scale: zoom, x: 0, y: 0 }, plain, new Painter(canvas));
  return canvas;
}

/** What stands in a drawing without being drawn. */
const UNSEEN = new Set(['title', 'desc', 'defs']);
const GROUPS = new Set(['svg', 'g', 'a']);

function draw(element: Element, outer: Space, parent: Style, painter: Painter): void {
  const { name, attributes, children, text } = element;
  if (name === 'defs') for (const one of children) define(one, outer, painter);
  if (UNSEEN.has(name)) return;
  const style = styleOf(element, parent);
  const space = spaceOf(attributes.transform, outer);
  const { scale } = space;
  const length = (attribute: string) => {
    const value = Number(attributes[attribute] ?? 0);
    if (!Number.isFinite(value))
      throw new Error(`<${name}> has “${attributes[attribute]}” for “${attribute}”.`);
    return value * scale;
  };
  const [x, y] = [space.x + length('x'), space.y + length('y')];
  if (GROUPS.has(name)) {
    // Of two, each would let the other through.
    if (style.opacity < 1 && children.length > 1)
      throw new Error(`<${name}> with an opacity holds more than one element, which pictures cannot draw.`);
    for (const child of children) draw(child, space, style, painter);
  } else if (name === 'text') {
    const { weight, anchor, fill } = style;
    if (fill !== 'none')
      painter.masks(lettersOf(text, { x, y, size: style.size * scale, weight, anchor }), style);
  } else if (name === 'rect') {
    const [width, height, radius] = [length('width'), length('height'), length('rx')];
    if (radius > 0) painter.shape(roundedLines(x, y, width, height, radius), style, scale);
    else painter.rectangle({ left: x, top: y, right: x + width, bottom: y + height }, style, scale);
  } else if (name === 'circle') {
    const lines = circleLines(space.x + length('cx'), space.y + length('cy'), length('r'));
    painter.shape(lines, style, scale);
  } else if (name === 'path') painter.shape(linesOf(pathOf(attributes.d ?? ''), space), style, scale);
  else throw new Error(`A drawing has <${name}>, which pictures cannot draw.`);
}

function define(element: Element, space: Space, { tiles }: Painter): void {
  if (element.name !== 'pattern')
    throw new Error(`<defs> has <${element.name}>, which pictures cannot draw.`);
  tiles.set(`url(#${element.attributes.id})`, tileOf(element, space));
}

/** The space within a transform: a move, then an enlargement where there is one. */
function spaceOf(transform: string | undefined, outer: Space): Space {
  if (transform === undefined) return outer;
  const found = /^translate\((-?[\d.]+) (-?[\d.]+)\)(?: scale\(([\d.]+)\))?$/.exec(transform);
  if (!found) throw new Error(`The transform “${transform}” is none that pictures can draw.`);
  const [x = 0, y = 0, enlarged = 1] = found
    .slice(1)
    .map((value) => (value === undefined ? undefined : Number(value)));
  return { scale: outer.scale * enlarged, x: outer.x + x * outer.scale, y: outer.y + y * outer.scale };
}
