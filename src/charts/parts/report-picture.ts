import { cumsum, linkHorizontal, max, sum } from 'd3';
import type { ColorRole } from './palette.ts';
import { attributes, escapeXml, round } from './svg.ts';

/** A figure at its place in a report's text: line and column count from 1, `length` is that of its phrase in characters. */
export interface LitFigure {
  id: string;
  line: number;
  column: number;
  length: number;
  colorRole: ColorRole;
  /** "76.5 million users: Zalo" */
  name: string;
  href: string;
  /** Index of the note that it leads to, if it has one. */
  note: number | undefined;
}

/** A mark: part of a row, in characters and rows. */
type Piece = { row: number; from: number; to: number };

type TextColumn = ReturnType<typeof setText>;

/** The most characters in a row. */
const WIDEST = 72;
const NARROWEST = 36;
/** What a blank line takes, in rows. */
const GAP = 0.55;

/**
 * Sets lines of so many characters in rows of a column, broken like text: nowhere within a figure. The width is in characters,
 * the height in rows with the gaps between paragraphs; `marks` are those of each figure.
 */
export function setText(lengths: readonly number[], figures: readonly LitFigure[]) {
  const width = Math.max(NARROWEST, Math.min(WIDEST, max(lengths) ?? 0));
  const bars: Piece[] = [];
  const marks: Piece[][] = figures.map(() => []);
  let row = 0;
  for (const [index, length] of lengths.entries()) {
    const inLine = figures.flatMap(({ line, column, length }, at) =>
      line === index + 1 ? [{ at, start: column - 1, end: column - 1 + length }] : [],
    );
    if (length === 0 && row > 0) row += GAP;
    for (let from = 0, to = 0; from < length; from = to, row++) {
      const full = Math.min(from + width, length);
      const cut = inLine.find(({ start, end }) => start > from && start < full && end > full);
      to = cut && cut.end - cut.start <= width ? cut.start : full;
      bars.push({ row, from: 0, to: to - from });
      for (const { at, start, end } of inLine)
        if (start < to && end > from)
          marks[at]?.push({ row, from: Math.max(start, from) - from, to: Math.min(end, to) - from });
    }
  }
  return { width, height: row, bars, marks };
}

/** The room for the threads between text and notes, as a part of the whole width. */
const THREADS = 0.24;
/** A mark is at least so high, as a part of the picture's height: of many lines, one is less than a pixel. */
const LEAST = 1 / 130;

/**
 * The report as a picture: a grey bar a row of text, figures lit, threads to the notes on its right. Its units are characters
 * and rows, to be stretched. `spans` are the heights of the notes, in any unit: they fill the height.
 */
export function reportPicture(column: TextColumn, figures: readonly LitFigure[], spans: readonly number[]) {
  const { height } = column;
  const ends = [...cumsum(spans)];
  const noteY = (at: number) => (((ends[at] ?? 0) - (spans[at] ?? 0) / 2) / (ends.at(-1) || 1)) * height;
  const edge = round(column.width * 1.015);
  const width = round(column.width / (1 - THREADS));
  const thread = linkHorizontal<unknown, [number, number]>();
  const bars = column.bars.map(({ row, to }) => bar(0, row + 0.25, to, 0.5));
  const high = Math.max(0.76, height * LEAST);
  const lit = figures.map(({ id, colorRole, name, href, note }, at) => {
    const pieces = column.marks[at] ?? [];
    const last = pieces.at(-1);
    const y = (last?.row ?? 0) + 0.5;
    const target: [number, number] = [width, noteY(note ?? 0)];
    const curve = thread({ source: [edge, y], target })
      ?.slice(1)
      .replace(/-?\d+\.\d+/g, (text) => `${round(Number(text))}`);
    const path = `M${last?.to ?? 0},${round(y)}L${curve}`;
    const mark = pieces.map(({ row, from, to }) => bar(from, row + 0.5 - high / 2, to - from, high)).join('');
    // A note is a link to the same chart: one tab stop is enough.
    const { name: kind, color } = colorRole;
    const look = { id, href, class: `lit ${kind}`, fill: color, stroke: color };
    const link = attributes(note === undefined ? look : { ...look, tabindex: -1 });
    const leads = note === undefined ? '' : `<path${attributes({ class: 'thread', d: path })}/>`;
    return `<a${link}><title>${escapeXml(name)}</title>${leads}<path${attributes({ d: mark })}/></a>`;
  });
  return {
    width,
    height: round(height),
    body: `<path${attributes({ class: 'lines', d: bars.join('') })}/>${lit.join('')}`,
  };
}

type Picture = ReturnType<typeof reportPicture>;

/** Heights on a page, in the font size of the notes: a line of a note, a row of the text, and the most for all rows. */
const LINE = 1.65;
const ROW = 0.43;
const MOST = 34;

/** The picture for a page, named and described for screen readers. Its height is known before its fonts; style sheets give its width. */
export function reportSvg(
  { width, height, body, notes }: Picture & { notes: readonly { lines: number }[] },
  title: string,
  description: string,
): string {
  const forNotes = sum(notes, ({ lines }) => lines) * LINE;
  const root = attributes({
    role: 'graphics-document',
    'aria-labelledby': 'picture-title',
    'aria-describedby': 'picture-desc',
    height: `${round(Math.max(forNotes, Math.min(height * ROW, MOST)))}em`,
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
  });
  return `<svg${root}><title id="picture-title">${escapeXml(title)}</title><desc id="picture-desc">${escapeXml(description)}</desc>${body}</svg>`;
}

const bar = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)},${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
