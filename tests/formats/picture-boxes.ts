import { type Box, rectangles, textBoxes } from '../charts/drawn.ts';

/** A picture cut into what stands around the drawing, and the drawing with its place in it. */
interface Parts {
  around: string;
  drawing: string;
  x: number;
  y: number;
  scale: number;
}

/** The boxes of all texts of a picture, by the metrics that placed them, in the picture's own pixels. */
export function pictureTexts(svg: string): Box[] {
  const parts = partsOf(svg);
  return [...textBoxes(parts.around), ...textBoxes(parts.drawing).map((box) => placed(box, parts))];
}

/** The boxes of the drawing's rectangles. */
export function drawnRectangles(svg: string): Box[] {
  const parts = partsOf(svg);
  return rectangles(parts.drawing).map((box) => placed(box, parts));
}

/** The sizes of all texts as they are seen. */
export function textSizes(svg: string): number[] {
  const { around, drawing, scale } = partsOf(svg);
  const sizes = (part: string) =>
    [...part.matchAll(/<text[^>]*>/g)].map(([tag]) => Number(/font-size="([\d.]+)"/.exec(tag)?.[1] ?? 14));
  return [...sizes(around), ...sizes(drawing).map((size) => size * scale)];
}

function partsOf(svg: string): Parts {
  const open = /<g transform="translate\(([\d.]+) ([\d.]+)\)(?: scale\(([\d.]+)\))?" font-size="14">/.exec(
    svg,
  );
  if (!open) return { around: svg, drawing: '', x: 0, y: 0, scale: 1 };
  const start = open.index + open[0].length;
  let depth = 1;
  let end = start;
  for (const tag of svg.slice(start).matchAll(/<(\/?)g[ >]/g)) {
    depth += tag[1] === '/' ? -1 : 1;
    end = start + tag.index;
    if (depth === 0) break;
  }
  return {
    around: svg.slice(0, open.index) + svg.slice(end),
    drawing: svg.slice(start, end),
    x: Number(open[1]),
    y: Number(open[2]),
    scale: Number(open[3] ?? 1),
  };
}

function placed({ what, left, right, top, bottom }: Box, { x, y, scale }: Parts): Box {
  return {
    what,
    left: x + left * scale,
    right: x + right * scale,
    top: y + top * scale,
    bottom: y + bottom * scale,
  };
}
