import type { Site } from '../site.ts';
import type { ChartView } from '../view.ts';
import { drawSvg } from './raster/draw.ts';
import { indexedPng } from './raster/indexed-png.ts';
import { chartSvg, DENSITY } from './svg.ts';

/** A picture of more takes seconds and hundreds of megabytes; a chart with so many notes is drawn less sharp. */
const MOST_PIXELS = 20_000_000;

/** Draws SVG text as a PNG, `zoom` pixels for each of its own. The same text gives the same bytes on every machine. */
export function drawPng(svg: string, zoom = 1): Uint8Array<ArrayBuffer> {
  const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const fitting = Math.min(zoom, Math.sqrt(MOST_PIXELS / (width * height)));
  return indexedPng(drawSvg(svg, fitting));
}

/** A chart's SVG file as a PNG. */
export function chartPng(view: ChartView, site: Site): Uint8Array<ArrayBuffer> {
  return drawPng(chartSvg(view, site), DENSITY);
}
