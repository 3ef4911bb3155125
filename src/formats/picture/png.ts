import { renderAsync } from '@resvg/resvg-js';
import sharp from 'sharp';
import { weights } from '../../charts/parts/text.ts';
import { fontFile } from '../fonts.ts';
import type { Site } from '../site.ts';
import type { ChartView } from '../view.ts';
import { chartSvg, DENSITY } from './svg.ts';

/** Larger pictures take seconds and hundreds of megabytes; a chart with that many notes is drawn less sharp. */
const MAX_PIXELS = 20_000_000;

const fontFiles = weights.map(fontFile);

/** Draws an opaque SVG text as a PNG in Node's thread pool, enlarged by `zoom`. */
export async function drawPng(svg: string, zoom = 1): Promise<Uint8Array<ArrayBuffer>> {
  const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const value = Math.min(zoom, Math.sqrt(MAX_PIXELS / (width * height)));
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Be Vietnam Pro' },
    fitTo: { mode: 'zoom', value },
  });
  // sharp encodes in the thread pool too; resvg would block this thread.
  const { pixels } = image;
  const raw = { width: image.width, height: image.height, channels: 4 } as const;
  const png = await sharp(pixels, { raw }).removeAlpha().png({ compressionLevel: 6 }).toBuffer();
  // Frees the five megabytes now; otherwise garbage is collected after every ten pictures.
  (pixels.buffer as ArrayBuffer).transfer(0);
  return new Uint8Array(png);
}

/** A chart's SVG file as a PNG. */
export const chartPng = (view: ChartView, site: Site) => drawPng(chartSvg(view, site), DENSITY);
