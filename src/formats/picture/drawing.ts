import { chartSize, renderChart } from '../../charts/index.ts';
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
