import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import cacache from 'cacache';
import sharp from 'sharp';
import { weights } from '../../charts/parts/text.ts';
import { fontFile } from '../fonts.ts';
import type { Site } from '../site.ts';
import type { ChartView } from '../view.ts';
import { chartSvg, DENSITY } from './svg.ts';

/** Larger pictures take seconds and hundreds of megabytes; a chart with that many notes is drawn less sharp. */
const MAX_PIXELS = 20_000_000;

const fontFiles = weights.map(fontFile);
const { version } = createRequire(path.resolve('package.json'))('@resvg/resvg-js/package.json');
/** The part of the cache key that is the same for all pictures: what draws them. */
const renderer = digest(version, sharp.versions.sharp, ...fontFiles.map((file) => readFileSync(file)));

/** Draws an opaque SVG text as a PNG in Node's thread pool, enlarged by `zoom`, with its metadata. `cache` is a folder that keeps PNGs between builds. */
export async function drawPng(svg: string, zoom = 1, cache?: URL): Promise<Uint8Array<ArrayBuffer>> {
  const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const value = Math.min(zoom, Math.sqrt(MAX_PIXELS / (width * height)));
  const folder = cache && fileURLToPath(cache);
  const key = digest(renderer, `${value}`, svg);
  const cached = folder && (await readCache(folder, key));
  if (cached) return new Uint8Array(cached);
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Be Vietnam Pro' },
    fitTo: { mode: 'zoom', value },
  });
  // sharp encodes in the thread pool too; resvg would block this thread.
  const { pixels } = image;
  const raw = { width: image.width, height: image.height, channels: 4 } as const;
  const bare = await sharp(pixels, { raw }).removeAlpha().png({ compressionLevel: 6 }).toBuffer();
  const [, xmp] = /<metadata>(.*?)<\/metadata>/s.exec(svg) ?? [];
  const png = xmp === undefined ? bare : withXmp(bare, xmp);
  // Frees five megabytes now, not at a garbage collection ten pictures later.
  (pixels.buffer as ArrayBuffer).transfer(0);
  // Without the cache entry, the next build draws the picture again.
  if (folder) await cacache.put(folder, key, png).catch(() => {});
  return new Uint8Array(png);
}

/** A PNG with XMP in a chunk of its own, behind the header. Not compressed, as the standard wants it: sharp would compress it. */
function withXmp(png: Buffer, xmp: string): Buffer {
  const chunk = Buffer.from(`0000iTXtXML:com.adobe.xmp\0\0\0\0\0${xmp}0000`);
  chunk.writeUInt32BE(chunk.length - 12);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  const header = 33;
  return Buffer.concat([png.subarray(0, header), chunk, png.subarray(header)]);
}

/** An intact entry of the cache. Removes the content of a damaged one, as `put` does not overwrite content. */
async function readCache(folder: string, key: string): Promise<Buffer | undefined> {
  const entry = await cacache.get.info(folder, key).catch(() => undefined);
  if (!entry) return undefined;
  try {
    return await cacache.get.byDigest(folder, entry.integrity);
  } catch {
    await cacache.rm.content(folder, entry.integrity).catch(() => {});
    return undefined;
  }
}

function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest('hex');
}

/** A chart's SVG file as a PNG. */
export const chartPng = (view: ChartView, site: Site, cache?: URL) =>
  drawPng(chartSvg(view, site), DENSITY, cache);
