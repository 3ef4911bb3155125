import { chartSize } from '../../charts/index.ts';
import type { ChartData } from '../../charts/types.ts';

/** A drawing for a width, enlarged by `scale`; its size is in pixels before that. */
export interface Enlarged {
  width: number;
  height: number;
  scale: number;
}

/** The widest drawing that is made larger, and not smaller, for a picture: in pixels. */
const WIDEST = 960;
const STEP = 16;

/**
 * The narrowest drawing, which is the most enlarged, that fits a room once it fills its width; where none does, the
 * widest, made as small as need be. `narrowest` is in pixels before enlarging, the room in pixels of the picture.
 */
export function enlarge(
  data: ChartData,
  room: { width: number; height: number },
  narrowest: number,
): Enlarged {
  for (let width = narrowest; width < WIDEST; width += STEP) {
    const [height, scale] = [heightAt(data, width), room.width / width];
    if (height * scale <= room.height) return { width, height, scale };
  }
  const height = heightAt(data, WIDEST);
  return {
    width: WIDEST,
    height,
    scale: Math.min(room.width / WIDEST, Math.max(0, room.height) / height),
  };
}

/** To find the size that fits, a chart is measured at the same widths again. */
const heights = new WeakMap<ChartData, Map<number, number>>();

function heightAt(data: ChartData, width: number): number {
  const known = heights.get(data) ?? new Map<number, number>();
  heights.set(data, known);
  const height = known.get(width) ?? chartSize(data, width).height;
  known.set(width, height);
  return height;
}
