import { chartSize, renderChart } from '../../charts/index.ts';
import { palettes } from '../../charts/parts/palette.ts';
import { attributes, escapeXml, round } from '../../charts/parts/svg.ts';
import { textWidth, type Weight, wrap } from '../../charts/parts/text.ts';
import type { ChartData } from '../../charts/types.ts';

/** The site's own colour, `--accent` of `src/styles/colours.css`; a test holds both together. */
export const ACCENT = '#9a1f19';
/** Thin lines between things, `--rule` there. */
export const RULE = '#d9d5cc';
const FONTS = "'Be Vietnam Pro', system-ui, sans-serif";
export const { ink: INK, quiet: QUIET } = palettes.light;
const GROUND = palettes.light.ground;

/** How words are set: font size and line height in pixels. */
export interface Style {
  size: number;
  line: number;
  fill: string;
  weight?: Weight;
}

/** A place for words, in pixels from the picture's top left. */
export interface TextBox {
  x: number;
  top: number;
  width: number;
}

/** Words that have been set. */
export interface SetText {
  svg: string;
  /** The y that the next thing may start at. */
  bottom: number;
}

/** Half the height of capitals of Be Vietnam Pro: they stand in the middle of their line. */
const HALF_CAPITAL = 0.37;

/** By how much a text is set narrower to make its lines more even, in pixels. */
const STEP = 8;

/** Breaks words into lines; the last is at least `least` of the width if that takes no further line. 1 evens all, for headings. */
export function linesOf(words: string, style: Style, width: number, least: number): string[] {
  const { size, weight = 400 } = style;
  const widthOf = (text: string) => textWidth(text, size, weight);
  let lines = wrap(words, size, weight, width);
  // Narrower than its longest word, a text would break within that.
  const narrowest = Math.max(...words.split(/\s+/).map(widthOf));
  const isUneven = () => lines.length > 1 && widthOf(lines.at(-1) ?? '') < least * width;
  for (let within = width; within >= narrowest && isUneven(); within -= STEP) {
    const more = wrap(words, size, weight, within);
    if (more.length > lines.length) break;
    lines = more;
  }
  return lines;
}

/** The first lines, so many at most; where some are left out, "…" says so. */
export function cutLines(lines: readonly string[], most: number, style: Style, width: number): string[] {
  if (lines.length <= most) return [...lines];
  const letters = [...(lines[most - 1] ?? '')];
  const last = () => `${letters.join('').trimEnd()}…`;
  while (letters.length > 0 && textWidth(last(), style.size, style.weight ?? 400) > width) letters.pop();
  return [...lines.slice(0, most - 1), last()];
}

/** Sets lines under each other. */
export function setLines(
  lines: readonly string[],
  style: Style,
  { x, top }: Omit<TextBox, 'width'>,
): SetText {
  const { size, line, fill, weight = 400 } = style;
  const svg = lines.map((content, at) => {
    const y = top + at * line + line / 2 + HALF_CAPITAL * size;
    const shape = { x, y, 'font-size': size, ...(weight !== 400 && { 'font-weight': weight }), fill };
    return `<text${attributes(shape)}>${escapeXml(content)}</text>`;
  });
  return { svg: svg.join(''), bottom: top + lines.length * line };
}

/** Sets words in as many lines as they need; `least` as in {@link linesOf}. */
export function setWords(words: string, style: Style, place: TextBox, least = 0.2): SetText {
  return setLines(linesOf(words, style, place.width, least), style, place);
}

/** A drawing in its place, enlarged or not. */
export function setDrawing({ body }: Drawing, x: number, y: number, scale = 1): string {
  const enlarged = scale === 1 ? '' : ` scale(${Math.round(scale * 1e4) / 1e4})`;
  return `<g transform="translate(${round(x)} ${round(y)})${enlarged}" font-size="14">${body}</g>`;
}

/** A filled rectangle. */
export function area(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect${attributes({ x, y, width, height, fill })}/>`;
}

/** A picture as an SVG file on an opaque ground: `names` are attributes of its root, `head` comes before the ground. */
export function svgFile(
  { width, height }: { width: number; height: number },
  { names, style, head = '' }: { names: Record<string, string>; style?: string | undefined; head?: string },
  body: string,
): string {
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    ...names,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONTS,
    ...(style !== undefined && { style }),
  });
  return allowedInXml(`<svg${root}>${head}${area(0, 0, width, height, GROUND)}${body}</svg>\n`);
}

/** A text without the characters that XML 1.0 forbids even as references: controls, lone surrogates, U+FFFE, U+FFFF. */
export function allowedInXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** An address as people read it: without its scheme, and its slash at the end. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** A chart's drawing as a part of a larger picture. */
interface Drawing {
  /** In pixels. */
  width: number;
  height: number;
  /** SVG elements with their place from the drawing's top left; their text has 14 px where it does not say otherwise. */
  body: string;
}

/** Draws a chart for a larger picture. `page` is the URL whose rows its marks link to, `zoom` the PNG pixels per pixel. */
export function chartDrawing(
  data: ChartData,
  { width, id, page, zoom }: { width: number; id: string; page: string; zoom: number },
): Drawing {
  const svg = renderChart(data, width, id);
  const root = /^<svg[^>]*>/.exec(svg)?.[0] ?? '';
  // In what renderChart gives, quotes within texts and values are escaped: a bare one is markup.
  const body = svg
    .slice(root.length, -'</svg>'.length)
    .replace(/^<title[^>]*>[^<]*<\/title><desc[^>]*>[^<]*<\/desc>/, '')
    .replace(/<pattern id="([^"]*)".*? fill="([^"]*)".*?<\/pattern>/gs, (_, name, fill) =>
      hatch(name, fill, zoom),
    )
    .replace(/ class="[^"]*"/g, '')
    .replace(/ href="#/g, () => ` href="${escapeXml(page)}#`);
  return { ...chartSize(data, width), body };
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
