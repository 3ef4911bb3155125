import { LINE } from './svg.ts';

/** Lines of words that belong to a point; `y` is that of the first line. In pixels. */
export interface Block {
  x: number;
  y: number;
  lines: string[];
}

/** Moves a column of words apart, in place: downwards, then up again from the bottom. Of two at one height, that of the later point comes first. */
export function dodge<T extends Block>(blocks: T[], bottom: number): T[] {
  const sorted = blocks.toSorted((a, b) => a.y - b.y || b.x - a.x);
  sorted.forEach((block, at) => {
    const above = sorted[at - 1];
    if (above) block.y = Math.max(block.y, above.y + above.lines.length * LINE);
  });
  sorted.toReversed().forEach((block, at, all) => {
    const below = all[at - 1];
    block.y = Math.min(block.y, (below ? below.y : bottom + 4) - block.lines.length * LINE);
  });
  return sorted;
}
