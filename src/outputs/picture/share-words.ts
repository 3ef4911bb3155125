import { cutLines, INK, linesOf, type Place, QUIET, type Style } from './picture.ts';
import type { Enlarged } from './share-fit.ts';

/** Words broken into lines, in their place. */
export interface Words {
  lines: string[];
  style: Style;
  place: Place;
}

/** What a picture for sharing shows, placed: pixels from its top left. */
export interface Layout {
  words: Words[];
  drawing: (Enlarged & { x: number; y: number }) | undefined;
}

/** Where things may stand. */
export interface Box extends Place {
  height: number;
}

export const styles = {
  subtitle: { size: 26, line: 36, fill: QUIET },
  note: { size: 19, line: 27, fill: QUIET },
  standfirst: { size: 32, line: 46, fill: QUIET },
} as const satisfies Record<string, Style>;
export const title = (size: number): Style => ({
  size,
  line: Math.round(size * 1.18),
  weight: 600,
  fill: INK,
});
/** Sizes of titles, in pixels. */
export const SIZES = [64, 56, 50, 44];
export const SMALLEST = 44;
/** Between things, in pixels. */
export const GAP = 24;

/** The title in each size in which it takes two lines at most; in the smallest, three, and is cut after them. */
export function headingsOf(text: string, place: Box): Words[] {
  return SIZES.map(title).flatMap((style) => {
    const lines = linesOf(text, style, place.width, 1);
    if (style.size === SMALLEST) return [{ lines: cutLines(lines, 3, style, place.width), style, place }];
    return lines.length <= 2 ? [{ lines, style, place }] : [];
  });
}

/** A title and a text below it, in a box that they have for themselves. */
export function wordsOnly(heading: string, text: string, { x, top, width, height }: Box): Layout {
  const fits = (most: number) => (style: Style) => linesOf(heading, style, width, 1).length <= most;
  const sizes = [72, ...SIZES].map(title);
  const style = sizes.slice(0, 3).find(fits(2)) ?? sizes.find(fits(3)) ?? title(SMALLEST);
  const lines = cutLines(linesOf(heading, style, width, 1), 4, style, width);
  const place = { x, top: top + lines.length * style.line + GAP, width: width * 0.86 };
  const most = Math.floor((top + height - place.top) / styles.standfirst.line);
  return {
    words: [{ lines, style, place: { x, top, width } }, within(text, styles.standfirst, place, most)],
    drawing: undefined,
  };
}

/** Words in so many lines at most; no line where there are no words. */
export function within(text: string, style: Style, place: Place, most: number): Words {
  const lines = text === '' ? [] : linesOf(text, style, place.width, most === 1 ? 0 : 0.2);
  return { lines: cutLines(lines, most, style, place.width), style, place };
}
