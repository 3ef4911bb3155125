import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Resvg } from '@resvg/resvg-js';
import type { Site } from '../site.ts';
import type { ChartView } from '../view.ts';
import { indexedPng } from './indexed-png.ts';
import { chartSvg, DENSITY } from './svg.ts';

/**
 * The fonts as files. A build bundles this module into a folder of its own, so packages are looked for from where the
 * project's commands run.
 */
const require = createRequire(path.resolve('package.json'));
const fontFiles = ['400Regular/BeVietnamPro_400Regular', '600SemiBold/BeVietnamPro_600SemiBold'].map((name) =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`),
);

/** A picture of more takes seconds and hundreds of megabytes; a chart with so many notes is drawn less sharp. */
const MOST_PIXELS = 20_000_000;

/** Draws SVG text as a PNG, `zoom` pixels for each of its own. The same text gives the same bytes on every machine. */
export function drawPng(svg: string, zoom = 1): Uint8Array<ArrayBuffer> {
  const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const fitting = Math.min(zoom, Math.sqrt(MOST_PIXELS / (width * height)));
  const picture = new Resvg(svg, {
    // The machine's own fonts would make pictures differ from machine to machine.
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Be Vietnam Pro' },
    fitTo: { mode: 'zoom', value: fitting },
    logLevel: 'off',
  });
  const drawn = picture.render();
  count(drawn.width * drawn.height * 4);
  return indexedPng(drawn.pixels, drawn.width, drawn.height) ?? new Uint8Array(drawn.asPng());
}

/** How many bytes of pixels are made before room is made for more. */
const MOST_LEFT = 200_000_000;
let left = 0;

/**
 * Pixels lie in resvg's memory until their JavaScript object is collected, and Node, which sees only that small object,
 * sees no reason to: of a thousand charts the pixels would fill any machine.
 */
function count(bytes: number): void {
  left += bytes;
  if (left < MOST_LEFT) return;
  left = 0;
  collect();
}

/** Collects what nobody holds any more. Node has this for whoever asks for it by V8's flag, which may be set at any time. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** A chart's SVG file as a PNG. */
export function chartPng(view: ChartView, site: Site): Uint8Array<ArrayBuffer> {
  return drawPng(chartSvg(view, site), DENSITY);
}
