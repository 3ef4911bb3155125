import type { Canvas } from './canvas.ts';
import { type Bounds, type Mask, maskOf } from './coverage.ts';
import type { Line } from './path.ts';
import { type Tile, tiled } from './pattern.ts';
import { strokeOf } from './stroke.ts';
import type { Style } from './style.ts';

/** Paints shapes, whose places are in pixels, in the style of their element. */
export class Painter {
  /** The patterns by what a fill calls them: "url(#…)". */
  readonly tiles = new Map<string, Tile>();
  readonly #canvas: Canvas;
  readonly #bounds: Bounds;

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
    this.#bounds = { left: 0, top: 0, right: canvas.width, bottom: canvas.height };
  }

  /** What lies within lines, and along them; `scale` is how many pixels the style's units are. */
  shape(lines: readonly Line[], style: Style, scale: number): void {
    const { fill, stroke, strokeWidth, dashes, round } = style;
    if (fill !== 'none') this.#within(lines, style, this.#bounds);
    if (stroke === 'none') return;
    const look = { width: strokeWidth * scale, round, dashes: dashes.map((length) => length * scale) };
    this.#within(strokeOf(lines, look), { ...style, fill: stroke }, this.#bounds);
  }

  /** A rectangle: where it is one plain colour, whole pixels at once, and its edges by how much of theirs it covers. */
  rectangle(box: Bounds, style: Style, scale: number): void {
    const { left, top, right, bottom } = box;
    const lines = [{ points: [left, top, right, top, right, bottom, left, bottom], closed: true }];
    const inner = {
      left: Math.ceil(left - EDGE),
      top: Math.ceil(top - EDGE),
      right: Math.floor(right + EDGE),
      bottom: Math.floor(bottom + EDGE),
    };
    const { fill, stroke, opacity } = style;
    const isPlain = fill.startsWith('#') && stroke === 'none' && opacity === 1;
    if (!isPlain || inner.left >= inner.right || inner.top >= inner.bottom) {
      this.shape(lines, style, scale);
      return;
    }
    this.#canvas.fill(inner, fill);
    const all = this.#bounds;
    const row = { ...all, top: Math.max(inner.top, all.top), bottom: Math.min(inner.bottom, all.bottom) };
    const sides = [
      { ...all, bottom: row.top },
      { ...all, top: row.bottom },
      { ...row, right: inner.left },
      { ...row, left: inner.right },
    ];
    for (const side of sides) this.#within(lines, style, side);
  }

  /** Masks in a style's fill. */
  masks(masks: readonly Mask[], { fill, opacity }: Style): void {
    const tile = this.tiles.get(fill);
    if (fill.startsWith('url(') && !tile) throw new Error(`A drawing has no pattern for “${fill}”.`);
    if (!tile) this.#canvas.paint(masks, { colour: fill, opacity });
    else {
      const hatched = masks.map((mask) => tiled(mask, tile));
      this.#canvas.paint(hatched, { colour: tile.colour, opacity });
    }
  }

  #within(lines: readonly Line[], style: Style, bounds: Bounds): void {
    const mask = maskOf(lines, bounds);
    if (mask) this.masks([mask], style);
  }
}

/** Less of a pixel than a picture shows. */
const EDGE = 0.01;
