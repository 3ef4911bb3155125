import { chartHeight } from '../charts/index.ts';
import { textWidth, wrap } from '../charts/parts/text.ts';
import { formatPeriod } from '../figures/period.ts';
import { drawingWidth, drawingWidths } from '../formats/picture/widths.ts';
import { embedPage, fileUrl, frozenPage, pageUrl, type Site } from '../formats/site.ts';
import { type ChartView, notesOf, sourceLine } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { memoize } from '../tables/memoize.ts';

/** Colors for a light and a dark page; `auto`: as the page around it if known, else as the reader's system. */
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** How a chart is embedded. */
export interface EmbedChoice {
  theme: Theme;
  /** Without title, source or both (`true`): the host page writes them. */
  plain: boolean | 'title' | 'source';
  /** The mark to stand out, see `markChoices`. */
  highlight?: string | undefined;
  /** At most this wide, in pixels; undefined for as wide as the column. */
  width?: number | undefined;
  /** The frozen version to show, `<date>-<digest>`; undefined for the live chart. */
  frozen?: string | undefined;
}

/** What the address of an embed page ends with: `?theme=dark&plain`. Not escaped for HTML. */
export function embedQuery({ theme, plain, highlight }: EmbedChoice): string {
  const parts = [
    theme !== 'auto' && `theme=${theme}`,
    plain && (plain === true ? 'plain' : `plain=${plain}`),
    highlight && `highlight=${highlight}`,
  ];
  const query = parts.filter(Boolean).join('&');
  return query && `?${query}`;
}

/** The default: it is right on most pages, whatever the reader's system. */
export const firstChoice: EmbedChoice = { theme: 'light', plain: false };

/** The absolute address of an embed page: `https://example.org/embed/x/?theme=dark&plain`. Not escaped for HTML. */
export function embedUrl(id: string, site: Site, locale: Locale, choice: EmbedChoice): string {
  const { frozen } = choice;
  const page =
    frozen === undefined
      ? pageUrl(site, embedPage(id), locale)
      : fileUrl(site, frozenPage(id, frozen, locale, site));
  return page + embedQuery(choice);
}

/** What the height of an embed page depends on. */
type Contents = Pick<EmbedChoice, 'plain' | 'frozen'>;

/** The width that heights are given for where only one can be given, in pixels. */
export const EMBED_WIDTH = 640;

/**
 * How `src/styles/embed.css` sets words: font size, line height and the space above, in pixels; a browser test compares both.
 * `rounded` is how wide they are at least and at most in WebKit on Linux, which draws each letter in whole pixels.
 */
const title = { size: 18, weight: 600, line: 24, above: 0, rounded: [0.99, 1.03], part: 'title' } as const;
const subtitle = { size: 14, weight: 400, line: 20, above: 2, rounded: [0.96, 1], part: 'title' } as const;
const note = { size: 13, weight: 400, line: 20, above: 4, rounded: [0.955, 1.01], part: 'note' } as const;
const source = { ...note, part: 'source' } as const;
type TextStyle = typeof title | typeof subtitle | typeof note | typeof source;
const ABOVE_DRAWING = 16;
const ABOVE_FIRST_NOTE = 12;
const foot = { above: 4, line: 28, gap: 12, marker: 13 } as const;
/** The width of text is rounded down to a multiple of this, so that lines break at few widths. */
const STEP = 40;
/** Wider than this, the page stays as it is. */
const WIDEST = 880;
/** The smallest width with exact heights; no article has a narrower column. */
const NARROWEST = 240;

/** The height of each drawing for each pixel of its width. */
const slopesOf = memoize(({ data }: ChartView) =>
  drawingWidths.map((width) => chartHeight(data, width) / width),
);

/** The same of the drawing that a page of a width shows. */
const slopeAt = (view: ChartView, width: number) =>
  slopesOf(view)[drawingWidths.indexOf(drawingWidth(Math.floor(width)))] ?? 0;

/**
 * How much narrower than their column words are set, in px, so that they break into as many lines in every browser. If none is
 * safe in all columns, the best one.
 */
function insetOf(words: string, { size, weight, rounded: [least, most] }: TextStyle): number {
  const linesIn = (width: number) => wrap(words, size, weight, width).length;
  /** In all columns from this width down. */
  const isSafe = (column: number, share: number): boolean =>
    column < NARROWEST - STEP ||
    (linesIn(column / least ** share) === linesIn(column / most ** share) && isSafe(column - STEP, share));
  for (const share of [1, 0.75, 0.5, 0.25])
    for (let inset = 0; inset < STEP; inset += 4) if (isSafe(WIDEST - inset, share)) return inset;
  return 0;
}

const block = (words: string, style: TextStyle) => ({ words, style, inset: insetOf(words, style) });

/** The words above the foot that are the same in every version. */
const ownBlocks = memoize((view: ChartView) => [
  block(view.data.title, title),
  block(view.data.subtitle, subtitle),
  ...notesOf(view).map((words) => block(words, note)),
  block(sourceLine(view), source),
]);

/** All words above the foot, in their order. */
function blocksOf(view: ChartView, frozen: string | undefined) {
  const { corrections, locale } = view;
  const [latest] = corrections;
  const day = (date: string) => ({ date: formatPeriod(date, locale) });
  if (frozen === undefined) {
    const corrected = latest && block(t(locale, 'chart.corrected', day(latest.date)), note);
    return corrected ? ownBlocks(view).toSpliced(2, 0, corrected) : ownBlocks(view);
  }
  const then = t(locale, 'embed.frozen', day(frozen.slice(0, '2026-01-31'.length)));
  return [...ownBlocks(view), block(`${then} ${t(locale, 'embed.now')}`, note)];
}

/** The style rules for the insets. */
export const insetStyle = (view: ChartView, frozen: string | undefined) =>
  blocksOf(view, frozen)
    .map(({ inset }, at) => `main>${at ? `p:nth-of-type(${at})` : 'h1'}{--inset:${inset}px}`)
    .join('');

/** The height of an embed page's words in a column of a width, in pixels. */
function wordsHeight(view: ChartView, { plain, frozen }: Contents) {
  const { locale } = view;
  const hidden: unknown[] = plain === true ? ['title', 'source'] : [plain];
  const blocks = blocksOf(view, frozen).filter(({ style }) => !hidden.includes(style.part));
  const links = [
    foot.marker + textWidth(t(locale, 'chart.tableAndWords'), note.size),
    ...(['embed.data', 'embed.image', 'embed.embed'] as const).map((key) =>
      textWidth(t(locale, key), note.size),
    ),
    textWidth(t(locale, 'embed.site', { name: localized(view.site, 'name', locale) }), note.size, 600),
  ];
  const hasNote = blocks.some(({ style }) => style.size === note.size);
  const gaps =
    (blocks[0]?.style === title ? ABOVE_DRAWING : 0) + (hasNote ? ABOVE_FIRST_NOTE - note.above : 0);
  const byColumn: number[] = [];
  return (width: number) => {
    const step = Math.floor(width / STEP);
    byColumn[step] ??= blocks.reduce((sum, { words, style: { above, size, weight, line }, inset }) => {
      return sum + above + wrap(words, size, weight, step * STEP - inset).length * line;
    }, gaps);
    return byColumn[step] + foot.above + rowsOf(links, width) * foot.line;
  };
}

/** How many rows boxes of these widths take, side by side as far as there is room. */
function rowsOf(widths: readonly number[], width: number): number {
  let [rows, used] = [1, -foot.gap];
  for (const one of widths) {
    used += foot.gap + one;
    if (used > width) [rows, used] = [rows + 1, one];
  }
  return rows;
}

/**
 * The height of an embed page, its table folded: in pixels at {@link EMBED_WIDTH}; and at every width, as a CSS length for a
 * child of a container, whose width is `100cqw`. Each term adds what changes from its width on.
 */
export function embedHeight(view: ChartView, choice: Contents): { height: number; length: string } {
  const words = wordsHeight(view, choice);
  const short = (value: number, digits: number) => String(Number(value.toFixed(digits)));
  let [slope, height] = [slopeAt(view, NARROWEST), words(NARROWEST)];
  // A pixel more: browsers round a frame's height down, and its content's up.
  const terms = [`${height + 1}px + ${short(slope * 100, 2)}cqw`];
  for (let width = NARROWEST + 1; width <= WIDEST; width++) {
    const [before, own] = [height, slopeAt(view, width)];
    height = words(width);
    const jump = height - before + (own - slope) * width;
    const next = width === WIDEST ? 0 : own;
    if (Math.abs(jump) > 0.5)
      terms.push(`${sign(jump)} clamp(0px,(100cqw - ${width - 1}px)*999,${short(Math.abs(jump), 1)}px)`);
    if (next !== slope)
      terms.push(`${sign(next - slope)} max(0px,100cqw - ${width}px)*${short(Math.abs(next - slope), 4)}`);
    slope = next;
  }
  const drawing = Math.ceil(slopeAt(view, EMBED_WIDTH) * EMBED_WIDTH);
  return { height: drawing + words(EMBED_WIDTH), length: `calc(${terms.join(' ')})` };
}

const sign = (value: number) => (value < 0 ? '-' : '+');
