import { textWidth } from '../../charts/parts/text.ts';
import type { ChartView } from '../view.ts';
import { notesOf } from './captions.ts';
import { cutLines, linesOf, type Style } from './picture.ts';
import { enlarge } from './share-fit.ts';
import {
  type Box,
  GAP,
  headingsOf,
  type Layout,
  SIZES,
  SMALLEST,
  styles,
  title,
  type Words,
  within,
  wordsOnly,
} from './share-words.ts';

/** Enlarged like this, a drawing's text of 14 px has 21: the title may take the room that is left. */
const GOOD = 1.5;
/** Below this, notes make room. */
const FAIR = 1.3;
/** A drawing beside its title, on half the width, has to win that much. */
const WORTH_IT = 1.2;
/** Below this a drawing cannot be read. */
const LEAST = 0.85;

/**
 * The layout in which the drawing's text is large enough and the title as large as can be; where there is none, the one
 * with the largest text in the drawing, tall ones beside their title; or else the title alone.
 */
export function layOut(view: ChartView, box: Box): Layout {
  const notes = notesOf(view).join(' ');
  const headings = headingsOf(view.data.title, box);
  const stacked = headings.map((heading) => above(view, box, heading, notes));
  const good = stacked.find((one) => scaleOf(one) >= GOOD);
  if (good) return good;
  const best = largest(stacked);
  const other = beside(view, box);
  // Narrow, a stack falls into steps: whole bars are worth more than larger text.
  if (view.chart.type !== 'stack' && scaleOf(other) >= LEAST && scaleOf(other) >= WORTH_IT * scaleOf(best))
    return other;
  if (scaleOf(best) >= FAIR) return best;
  // Better a chart that can be read than its notes: the page that is shared has both.
  const bare = largest([best, ...headings.slice(-1).map((heading) => above(view, box, heading, ''))]);
  if (scaleOf(bare) >= LEAST) return bare;
  return scaleOf(other) >= LEAST ? other : wordsOnly(view.data.title, view.data.subtitle, box);
}

/** Title, subtitle, drawing and notes under each other. */
function above(view: ChartView, box: Box, heading: Words, note: string): Layout {
  const subtitle = { ...box, top: box.top + heading.lines.length * heading.style.line + 4 };
  const y = subtitle.top + styles.subtitle.line + GAP;
  const bottom = box.top + box.height;
  const notes = within(note, styles.note, box, 2);
  const notesTop = bottom - notes.lines.length * styles.note.line;
  const room = { width: box.width, height: (notesTop < bottom ? notesTop - 12 : bottom) - y };
  const one = enlarge(view.data, room, 448);
  // A low drawing stands a little below the words, and not above a void.
  const down = Math.min(60, Math.max(0, room.height - one.height * one.scale) / 2);
  return {
    words: [
      heading,
      within(view.data.subtitle, styles.subtitle, subtitle, 1),
      { ...notes, place: { ...box, top: notesTop } },
    ],
    drawing: { ...one, x: box.x, y: y + down },
  };
}

/** The drawing on the right of its title and notes. */
function beside(view: ChartView, box: Box): Layout {
  const { title: heading, subtitle } = view.data;
  const column = { ...box, width: Math.round(box.width * 0.37) };
  const bottom = box.top + box.height;
  const notes = within(notesOf(view).join(' '), styles.note, column, 5);
  const notesTop = bottom - notes.lines.length * styles.note.line;
  const heightOf = (style: Style) => linesOf(heading, style, column.width, 1).length * style.line;
  const under =
    linesOf(subtitle, styles.subtitle, column.width, 0.2).length * styles.subtitle.line + GAP + 12;
  const fits = (style: Style) =>
    heading.split(' ').every((word) => textWidth(word, style.size, 600) <= column.width) &&
    box.top + heightOf(style) + under <= notesTop;
  const style = SIZES.slice(1).map(title).find(fits) ?? title(SMALLEST);
  const most = Math.max(1, Math.floor((notesTop - box.top - styles.subtitle.line - GAP - 12) / style.line));
  const lines = cutLines(linesOf(heading, style, column.width, 1), most, style, column.width);
  const place = { ...column, top: box.top + lines.length * style.line + 12 };
  const room = Math.max(1, Math.floor((notesTop - GAP - place.top) / styles.subtitle.line));
  const x = box.x + column.width + 2 * GAP;
  return {
    words: [
      { lines, style, place: column },
      within(subtitle, styles.subtitle, place, room),
      { ...notes, place: { ...column, top: notesTop } },
    ],
    drawing: {
      ...enlarge(view.data, { width: box.x + box.width - x, height: box.height - 8 }, 320),
      x,
      y: box.top + 8,
    },
  };
}

function largest([first, ...others]: readonly Layout[]): Layout {
  if (!first) throw new Error('There is no layout to choose from.');
  return others.reduce((best, one) => (scaleOf(one) > scaleOf(best) ? one : best), first);
}

function scaleOf({ drawing }: Layout): number {
  return drawing?.scale ?? 0;
}
