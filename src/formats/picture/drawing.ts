import { renderChart } from '../../charts/index.ts';
import { attributes, escapeXml } from '../../charts/parts/svg.ts';
import type { ChartData } from '../../charts/types.ts';

/** A chart's drawing as a part of a larger picture. */
export interface Drawing {
  /** In pixels. */
  width: number;
  height: number;
  /** SVG elements with their place from the drawing's top left; their text has 14 px where it does not say otherwise. */
  body: string;
}

/**
 * Draws a chart for a width in pixels, without the document around it: its names are those of the whole picture, its
 * classes mean nothing without the site's style sheet. `page` is the absolute URL whose rows its marks lead to, `zoom`
 * how many pixels of a PNG each of its own takes.
 */
export function chartDrawing(
  data: ChartData,
  { width, id, page, zoom }: { width: number; id: string; page: string; zoom: number },
): Drawing {
  const svg = renderChart(data, width, id);
  const root = /^<svg[^>]*>/.exec(svg)?.[0] ?? '';
  const size = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(root)?.[1]);
  // In what renderChart gives, quotes within texts and values are escaped: a bare one is markup.
  const body = svg
    .slice(root.length, -'</svg>'.length)
    .replace(/^<title[^>]*>[^<]*<\/title><desc[^>]*>[^<]*<\/desc>/, '')
    .replace(/<pattern id="([^"]*)".*? fill="([^"]*)".*?<\/pattern>/gs, (_, name, fill) =>
      hatch(name, fill, zoom),
    )
    .replace(/ class="[^"]*"/g, '')
    .replace(/ href="#/g, () => ` href="${escapeXml(page)}#`);
  return { width: size('width'), height: size('height'), body };
}

/**
 * The hatching of derived values with whole pixels from stripe to stripe and none of it turned: what is turned is
 * blurred where it is drawn in pixels, which shows as waves, and drawing programs read it wrongly.
 */
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

/** The widths, in px, that charts are drawn at for the pages of the site: up to that of their column, those of common phones among them. */
export const pageWidths = [272, 328, 368, 448, 640];
/** The same for embed pages: the columns of other sites have any width, and where a drawing ends before its column, it shows. */
const manyWidths = [272, 300, 320, 343, 358, 380, 398, 448, 500, 550, 600, 640, 680, 720, 760, 820, 880];

/** More values than this are too heavy to be drawn so often: an embed page is to be at most 15 KB. */
const MANY = 20;

/** The widths for the embed page of a chart with so many values. */
export function embedWidths(values: number): readonly number[] {
  return values > MANY ? pageWidths : manyWidths;
}

/** Style rules that show, of drawings at these widths, each in an element of the class `w<width>`, the widest that fits: the first where none does. */
export function widthRules(widths: readonly number[]): string {
  const [first, ...wider] = widths;
  const rules = wider.map(
    (width, at) =>
      `@container (min-width:${width}px){.drawings>.w${widths[at]}{display:none}.drawings>.w${width}{display:block}}`,
  );
  return `.drawings>:not(.w${first}){display:none}${rules.join('')}`;
}
