import { createRequire } from 'node:module';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Site } from '../site.ts';
import type { ChartView } from '../view.ts';
import { chartSvg, DENSITY } from './svg.ts';

/**
 * The fonts as files. A build bundles this module into a folder of its own, so packages are looked for from where the
 * project's commands run.
 */
const require = createRequire(path.resolve('package.json'));
const fontFiles = ['400Regular/BeVietnamPro_400Regular', '600SemiBold/BeVietnamPro_600SemiBold'].map((name) =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`),
);

/** Draws SVG text as a PNG, `zoom` pixels for each of its own. The same text gives the same bytes on every machine. */
export function drawPng(svg: string, zoom = 1): Uint8Array<ArrayBuffer> {
  const picture = new Resvg(svg, {
    // The machine's own fonts would make pictures differ from machine to machine.
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Be Vietnam Pro' },
    fitTo: { mode: 'zoom', value: zoom },
    logLevel: 'off',
  });
  return new Uint8Array(picture.render().asPng());
}

/** A chart's SVG file as a PNG. */
export function chartPng(view: ChartView, site: Site): Uint8Array<ArrayBuffer> {
  return drawPng(chartSvg(view, site), DENSITY);
}
