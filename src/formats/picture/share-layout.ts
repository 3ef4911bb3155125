import { chartHeight } from '../../charts/index.ts';
import { textWidth } from '../../charts/parts/text.ts';
import { registry } from '../../charts/registry.ts';
import type { ChartData } from '../../charts/types.ts';
import { type ChartView, notesOf } from '../view.ts';
import { INK, MUTED, type Style, type TextBlock, type TextBox, textBlock } from './svg.ts';

/** The widest drawing that is made larger, and not smaller, for a picture: in pixels. */
const WIDEST = 960;
const STEP = 16;

/** The size of a drawing that fits a room, before it is enlarged by `scale`: the most enlarged, else the widest, reduced. In pixels. */
function enlarge(data: ChartData, room: { width: number; height: number }, narrowest: number) {
  let [width, most] = [narrowest, WIDEST];
  while (width < most) {
    const middle = width + Math.floor((most - width) / STEP / 2) * STEP;
    if (chartHeight(data, middle) * room.width <= room.height * middle) most = middle;
    else width = middle + STEP;
  }
  const height = chartHeight(data, width);
  return { width, height, scale: Math.min(room.width / width, Math.max(0, room.height) / height) };
}

/** Enlarged like this, a drawing's text of 14 px has 21: the title may take the room that is left. */
const GOOD = 1.5;
/** A drawing beside its title must be larger by this factor to be preferred. */
const WORTH_IT = 1.2;
/** For more notes than any page has. */
const SMALLEST_NOTE: Style = { size: 12, line: 15, fill: MUTED };
/** Below this a drawing cannot be read. */
const LEAST = 0.85;

/** The layout with readable text and the largest title; else that with the largest drawing; else words. Notes are always whole. */
export function layOut(view: ChartView, box: Box): Layout {
  const headings = headingsOf(view.data.title, box);
  const stacked: Layout[] = [];
  for (const note of NOTES)
    for (const heading of headings) {
      const one = above(view, box, heading, note);
      if (scaleOf(one) >= GOOD) return one;
      stacked.push(one);
    }
  const [best, other] = [largest(stacked), largest(NOTES.map((note) => beside(view, box, note)))];
  // Narrow, a stack falls into steps: whole bars are worth more than larger text.
  const isWorthIt = !registry[view.chart.type].needsFullWidth && scaleOf(other) >= WORTH_IT * scaleOf(best);
  const readable = (isWorthIt ? [other, best] : [best, other]).find((one) => scaleOf(one) >= LEAST);
  const words = [`${view.data.subtitle}.`, ...notesOf(view)].join(' ');
  return readable ?? { words: wordsOnly(view.data.title, words, box), drawing: undefined };
}

/** Title, subtitle, drawing and notes under each other. */
function above(view: ChartView, box: Box, heading: TextBlock, note: Style): Layout {
  const bottom = box.top + box.height;
  const subtitle = textBlock(view.data.subtitle, styles.subtitle, { ...box, top: heading.bottom + 4 });
  const y = subtitle.bottom + GAP;
  const notes = endingAt(bottom, textBlock(notesOf(view).join(' '), note, box));
  const room = { width: box.width, height: (notes.top < bottom ? notes.top - 12 : bottom) - y };
  const one = enlarge(view.data, room, 448);
  // A low drawing is moved down a little, so that less empty space is below it.
  const down = Math.min(60, Math.max(0, room.height - one.height * one.scale) / 2);
  return { words: [heading, subtitle, notes], drawing: { ...one, x: box.x, y: y + down } };
}

/** The drawing on the right of its title and notes. */
function beside(view: ChartView, box: Box, note: Style): Layout {
  const { title: heading, subtitle } = view.data;
  const column = { ...box, width: Math.round(box.width * 0.37) };
  const notes = endingAt(box.top + box.height, textBlock(notesOf(view).join(' '), note, column));
  const set = (style: Style, most?: number) => textBlock(heading, style, column, { least: 1, most });
  const under = textBlock(subtitle, styles.subtitle, { ...column, top: 0 }).bottom + GAP + 12;
  const fits = (style: Style) =>
    heading.split(' ').every((word) => textWidth(word, style.size, 600) <= column.width) &&
    set(style).bottom + under <= notes.top;
  const style = NARROW_SIZES.map(title).find(fits) ?? title(NARROWEST);
  const room = notes.top - box.top - styles.subtitle.line - GAP - 12;
  const head = set(style, Math.max(1, Math.floor(room / style.line)));
  const words = textBlock(subtitle, styles.subtitle, { ...column, top: head.bottom + 12 });
  const [x, y] = [box.x + column.width + 2 * GAP, box.top + 8];
  const size = { width: box.x + box.width - x, height: box.height - 8 };
  const isFull = words.bottom > notes.top;
  return {
    words: [head, words, notes],
    drawing: isFull ? undefined : { ...enlarge(view.data, size, 320), x, y },
  };
}

/** The same words higher or lower. */
const endingAt = (bottom: number, block: TextBlock): TextBlock => ({
  ...block,
  top: bottom - (block.bottom - block.top),
  bottom,
});

/** The layout with the largest text in the drawing. */
const largest = (layouts: readonly Layout[]) =>
  layouts.reduce((best, one) => (scaleOf(one) > scaleOf(best) ? one : best));

const scaleOf = ({ drawing }: Layout) => drawing?.scale ?? 0;

/** What a picture for sharing shows, placed: pixels from its top left. */
export interface Layout {
  words: TextBlock[];
  drawing: (ReturnType<typeof enlarge> & { x: number; y: number }) | undefined;
}

/** Where things may stand. */
export interface Box extends TextBox {
  height: number;
}

const styles = {
  subtitle: { size: 26, line: 36, fill: MUTED },
  standfirst: { size: 32, line: 46, fill: MUTED },
} as const satisfies Record<string, Style>;
/** The notes take smaller letters before they take a readable drawing's room. */
const NOTES = [19, 17, 15, 14].map((size): Style => ({ size, line: Math.round(size * 1.4), fill: MUTED }));
const title = (size: number): Style => ({ size, line: Math.round(size * 1.18), weight: 600, fill: INK });
/** Sizes of titles, in pixels. */
const SIZES = [64, 56, 50, 44];
const SMALLEST = 44;
/** The same of a title beside the drawing. */
const NARROW_SIZES = [...SIZES.slice(1), 38];
const NARROWEST = 38;
/** The gap between parts, in pixels. */
const GAP = 24;

/** The title in each size in which it takes two lines at most; in the smallest, three, and is cut after them. */
function headingsOf(text: string, place: Box): TextBlock[] {
  return SIZES.flatMap((size) => {
    if (size === SMALLEST) return textBlock(text, title(size), place, { least: 1, most: 3 });
    const block = textBlock(text, title(size), place, { least: 1 });
    return block.lines.length <= 2 ? block : [];
  });
}

/** A title and a text below it, in a box that they have for themselves. */
export function wordsOnly(heading: string, text: string, box: Box): TextBlock[] {
  const { x, top, width, height } = box;
  const set = (style: Style, most?: number) => textBlock(heading, style, box, { least: 1, most });
  const fits = (most: number) => (style: Style) => set(style).lines.length <= most;
  const sizes = [72, ...SIZES].map(title);
  const style = sizes.slice(0, 3).find(fits(2)) ?? sizes.find(fits(3)) ?? title(SMALLEST);
  const head = set(style, 4);
  const place = { x, top: head.bottom + GAP, width: width * 0.86 };
  const block = [styles.standfirst, styles.subtitle, ...NOTES]
    .map((one) => textBlock(text, one, place))
    .find(({ bottom }) => bottom <= top + height);
  return [head, block ?? textBlock(text, SMALLEST_NOTE, { ...place, width })];
}

/** The largest title that leaves a height, else the smallest, with a line below it; and the box that is left. */
export function headingOver(text: string, line: string, box: Box, high: number) {
  const all = headingsOf(text, box).map((heading) => {
    const below = textBlock(line, styles.subtitle, { ...box, top: heading.bottom + 8 });
    const top = below.bottom + GAP;
    return { words: [heading, below], box: { ...box, top, height: box.top + box.height - top } };
  });
  return all.find(({ box }) => box.height >= high) ?? all.at(-1) ?? { words: [], box };
}
