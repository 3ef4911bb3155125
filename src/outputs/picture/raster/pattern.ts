import type { Mask } from './coverage.ts';
import { LEVELS, maskOf } from './coverage.ts';
import type { Element } from './elements.ts';
import { linesOf, pathOf } from './path.ts';

/** A tile of a hatching, in whole pixels, that is laid side by side from a place on. */
export interface Tile extends Mask {
  colour: string;
}

/**
 * A pattern as a tile: of paths of one colour, whose size is whole pixels, as the drawings make it for each picture.
 * `x` and `y` are where the user's space that it lies in starts, in pixels.
 */
export function tileOf(pattern: Element, { scale, x, y }: { scale: number; x: number; y: number }): Tile {
  const [width, height] = ['width', 'height'].map((name) =>
    Math.round(Number(pattern.attributes[name]) * scale),
  );
  const [first, ...others] = pattern.children;
  if (!width || !height || !first || first.name !== 'path' || others.length > 0)
    throw new Error('A pattern is one path on a tile with a width and a height.');
  const levels = new Uint8Array(width * height);
  const mask = maskOf(linesOf(pathOf(first.attributes.d ?? ''), { scale, x: 0, y: 0 }), {
    left: 0,
    top: 0,
    right: width,
    bottom: height,
  });
  for (let row = 0; mask && row < mask.height; row++)
    for (let column = 0; column < mask.width; column++)
      levels[(row + mask.top) * width + column + mask.left] = mask.levels[row * mask.width + column] ?? 0;
  return {
    width,
    height,
    levels,
    left: Math.round(x),
    top: Math.round(y),
    colour: first.attributes.fill ?? '#000',
  };
}

/** What of a shape a pattern covers. */
export function tiled(mask: Mask, tile: Tile): Mask {
  const levels = new Uint8Array(mask.levels.length);
  for (let row = 0; row < mask.height; row++) {
    const inTile = rest(mask.top + row - tile.top, tile.height) * tile.width;
    for (let column = 0; column < mask.width; column++) {
      const at = row * mask.width + column;
      const level = tile.levels[inTile + rest(mask.left + column - tile.left, tile.width)] as number;
      levels[at] = ((mask.levels[at] as number) * level) / (LEVELS - 1) + 0.5;
    }
  }
  return { ...mask, levels };
}

function rest(value: number, size: number): number {
  return ((value % size) + size) % size;
}
