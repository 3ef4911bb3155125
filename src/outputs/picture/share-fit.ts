import type { ChartView } from '../view.ts';
import { chartDrawing, type Drawing } from './drawing.ts';

/** A drawing enlarged by `scale`. */
export interface Enlarged {
  drawing: Drawing;
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
  { data, chart }: ChartView,
  room: { width: number; height: number },
  narrowest: number,
): Enlarged {
  const filling = (width: number): Enlarged => {
    const scale = room.width / width;
    return { drawing: chartDrawing(data, { width, id: chart.id, page: '', zoom: scale }), scale };
  };
  for (let width = narrowest; width < WIDEST; width += STEP) {
    const one = filling(width);
    if (one.drawing.height * one.scale <= room.height) return one;
  }
  const { drawing, scale } = filling(WIDEST);
  return { drawing, scale: Math.min(scale, Math.max(0, room.height) / drawing.height) };
}
