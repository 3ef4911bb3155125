import { description } from '../../charts/describe.ts';
import { drawChart } from '../../charts/index.ts';
import { accentOf, palette } from '../../charts/parts/palette.ts';
import { attributes, escapeXml, round } from '../../charts/parts/svg.ts';
import { textWidth, unbroken, type Weight, wrap } from '../../charts/parts/text.ts';
import type { ChartData } from '../../charts/types.ts';
import { formatPeriod } from '../../figures/period.ts';
import { t } from '../../i18n/index.ts';
import { localized } from '../../i18n/locales.ts';
import { dataDate } from '../about.ts';
import { chartPage, pageUrl, type Site } from '../site.ts';
import { type ChartView, markChoices, metadataOf, notesOf, sourceLine } from '../view.ts';

const FONTS = "'Be Vietnam Pro', system-ui, sans-serif";
export const { ink: INK, muted: MUTED, rule: RULE } = palette;
const BACKGROUND = palette.background;

/** How words are set: font size and line height in pixels. */
export type Style = { size: number; line: number; fill: string; weight?: Weight };

/** A place for words, in pixels from the picture's top left. */
export type TextBox = { x: number; top: number; width: number };

/** Words broken into lines, in their place; at `bottom` the next thing may start. */
export type TextBlock = ReturnType<typeof textBlock>;

/** Half the height of capitals of Be Vietnam Pro: they stand in the middle of their line. */
const HALF_CAPITAL = 0.37;

/** By how much a text is set narrower to make its lines more even, in pixels. */
const STEP = 8;

/** Breaks words into lines. The last has at least `least` of the width if possible (1 evens all); of more than `most`, "…" says so. */
export function textBlock(
  words: string,
  style: Style,
  { x, top, width }: TextBox,
  {
    least = 0.2,
    most = Number.POSITIVE_INFINITY,
  }: { least?: number | undefined; most?: number | undefined } = {},
) {
  const { size, line, weight = 400 } = style;
  const widthOf = (text: string) => textWidth(text, size, weight);
  let lines = words === '' ? [] : wrap(words, size, weight, width);
  // Narrower than its longest word, a text would break within that.
  const narrowest = Math.max(...words.split(/\s+/).map(widthOf));
  const isUneven = () => lines.length > 1 && widthOf(lines.at(-1) ?? '') < least * width;
  for (let within = width; within >= narrowest && isUneven(); within -= STEP) {
    const more = wrap(words, size, weight, within);
    if (more.length > lines.length) break;
    lines = more;
  }
  if (lines.length > most) {
    const letters = [...(lines[most - 1] ?? '')];
    const last = () => `${letters.join('').trimEnd()}…`;
    while (letters.length > 0 && widthOf(last()) > width) letters.pop();
    lines = [...lines.slice(0, most - 1), last()];
  }
  return { lines, style, x, top, bottom: top + lines.length * line };
}

/** Lines under each other as SVG text. */
export function drawText({ lines, style, x, top }: TextBlock): string {
  const { size, line, fill, weight = 400 } = style;
  const drawn = lines.map((content, at) => {
    const y = top + at * line + line / 2 + HALF_CAPITAL * size;
    const shape = { x, y, 'font-size': size, ...(weight !== 400 && { 'font-weight': weight }), fill };
    return `<text${attributes(shape)}>${escapeXml(content)}</text>`;
  });
  return drawn.join('');
}

/** A drawing in its place, enlarged or not. */
export function setDrawing(body: string, x: number, y: number, scale = 1): string {
  const enlarged = scale === 1 ? '' : ` scale(${Math.round(scale * 1e4) / 1e4})`;
  return `<g transform="translate(${round(x)} ${round(y)})${enlarged}" font-size="14">${body}</g>`;
}

/** A filled rectangle. */
export const area = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect${attributes({ x, y, width, height, fill })}/>`;

/** A picture as an SVG file on an opaque background: `names` are attributes of its root, `head` comes before the background. */
export function svgFile(
  { width, height }: { width: number; height: number },
  { names, head = '' }: { names: Record<string, string>; head?: string | undefined },
  body: string,
): string {
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    ...names,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONTS,
  });
  return allowedInXml(`<svg${root}>${head}${area(0, 0, width, height, BACKGROUND)}${body}</svg>\n`);
}

/** A text without the characters that XML 1.0 forbids even as references: controls, lone surrogates, U+FFFE, U+FFFF. */
export const allowedInXml = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** An address as people read it: without its scheme, and its slash at the end. */
export const shortAddress = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Which state of the figures a picture shows, in words that do not break: "version of 31 January 2026". */
export const versionOf = (view: ChartView): string =>
  unbroken(t(view.locale, 'picture.version', { date: formatPeriod(dataDate(view), view.locale) }));

/**
 * Draws a chart for a larger picture: its height in pixels and its SVG. `page` is the URL of its marks' rows, `zoom` the PNG pixels
 * per pixel.
 */
export function chartDrawing(
  data: ChartData,
  { width, id, page, zoom }: { width: number; id: string; page: string; zoom: number },
) {
  const { height, body } = drawChart(data, width, id);
  // Quotes within texts and values are escaped: a bare one is markup.
  const drawn = body
    .replace(/<pattern id="([^"]*)".*? fill="([^"]*)".*?<\/pattern>/gs, (_, name, fill) =>
      hatch(name, fill, zoom),
    )
    .replace(/ href="#/g, () => ` href="${escapeXml(page)}#`);
  return { height, body: drawn };
}

/** Hatching in whole pixels, not turned: turned patterns are blurred in PNGs, and drawing programs read them wrongly. */
function hatch(id: string, fill: string, zoom: number): string {
  const across = 6 * Math.SQRT2;
  const size = Math.round(across * zoom) / zoom;
  const half = size / 2;
  // What lies between x + y = 0 and half a tile, and between one tile and one and a half.
  const d = `M0,0H${half}L0,${half}ZM${size},0V${half}L${half},${size}H0Z`;
  // Unrounded: the sum of many tiles must not drift.
  const tile = attributes({ id, width: `${size}`, height: `${size}`, patternUnits: 'userSpaceOnUse' });
  return `<pattern${tile}><path${attributes({ d, fill })}/></pattern>`;
}

/** The drawing's width, that of the widest on the pages, and the background around it, in pixels. */
const WIDTH = 640;
const MARGIN = 24;
/** The file's width in pixels, and that at which its PNG is shown. */
export const PICTURE_WIDTH = WIDTH + 2 * MARGIN;
/** Pixels of the PNG for each of this: sharp on the screens of phones, and in print. */
export const DENSITY = 2;
/** A strip of the site's colour at the top edge. */
const STRIP = { width: 40, height: 6 };

const styles = {
  title: { size: 22, line: 28, weight: 600, fill: INK },
  subtitle: { size: 15, line: 22, fill: MUTED },
  note: { size: 13, line: 19, fill: MUTED },
  brand: { size: 13, line: 19, weight: 600, fill: INK },
} as const satisfies Record<string, Style>;

const OTHER_MARKS = 'svg:has(:target) a:not(:target)';
/** The looks of `src/styles/drawing.css` for the mark that an address ends with: `x.svg#zalo`. PNGs are made without them. */
export const highlightStyle = [
  `:target :is(.fill,.hatched){stroke:${INK};stroke-width:2px}`,
  `${OTHER_MARKS} .fill{fill:${palette.neutral}}`,
  `${OTHER_MARKS} .stroke{stroke:${palette.neutral}}`,
  `${OTHER_MARKS} .hatched{opacity:.55}`,
].join('');

/** A chart as an SVG file that stands alone, {@link PICTURE_WIDTH} pixels wide. Its marks link to the rows of the chart's page. */
export function chartSvg(view: ChartView, site: Site): string {
  const { data, locale } = view;
  const { id } = view.chart;
  const page = pageUrl(site, chartPage(id), locale);
  const parts = [area(MARGIN, 0, STRIP.width, STRIP.height, accentOf(site))];
  let y = MARGIN;
  const add = (svg: string, bottom: number) => {
    parts.push(svg);
    y = bottom;
  };
  const place = () => ({ x: MARGIN, top: y, width: WIDTH });
  const addWords = (content: string, style: Style, gap: number, least?: number) => {
    const block = textBlock(content, style, place(), { least });
    add(drawText(block), block.bottom + gap);
  };
  addWords(data.title, styles.title, 2, 1);
  addWords(data.subtitle, styles.subtitle, 18);
  const drawing = chartDrawing(data, { width: WIDTH, id, page, zoom: DENSITY });
  const keys = new Map(markChoices(view).map(({ row, key }) => [row, key]));
  const body = drawing.body.replace(
    / href="[^"#]*#([^"]*)"/g,
    (link, row) => ` id="${keys.get(row)}"${link}`,
  );
  add(setDrawing(body, MARGIN, y), y + drawing.height + 16);
  for (const note of notesOf(view)) addWords(note, styles.note, 4);
  add(area(MARGIN, y + 4, WIDTH, 1, RULE), y + 13);
  addWords(sourceLine(view), styles.note, 0);
  // The site's name beside the address of the chart's page where there is room, and the day of what it shows.
  const name = localized(view.site, 'name', locale);
  const brand = textBlock(name, styles.brand, place());
  const indent = textWidth(name, styles.brand.size, 600) + 12;
  const isBeside = textWidth(shortAddress(page), styles.note.size) <= WIDTH - indent;
  const beside = { x: MARGIN + indent, top: y, width: WIDTH - indent };
  const line = `${shortAddress(page)} · ${versionOf(view)}`;
  const where = textBlock(line, styles.note, isBeside ? beside : { ...place(), top: brand.bottom });
  add(`<a href="${escapeXml(page)}">${drawText(brand)}${drawText(where)}</a>`, where.bottom + MARGIN - 6);
  // Named and described for screen readers (Graphics-ARIA).
  const names = {
    lang: locale,
    'xml:lang': locale,
    role: 'graphics-document',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-desc`,
  };
  const title = `<title id="${id}-title">${escapeXml(data.title)}</title>`;
  const desc = `<desc id="${id}-desc">${escapeXml(description(data))}</desc>`;
  const size = { width: PICTURE_WIDTH, height: Math.ceil(y) };
  const head = `${title}${desc}${metadataOf(view, site)}<style>${highlightStyle}</style>`;
  return svgFile(size, { names, head }, parts.join(''));
}
