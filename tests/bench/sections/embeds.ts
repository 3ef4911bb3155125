import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../../site/browser.ts';
import { isEmbed, pagesOf } from '../../site/pages.ts';
import { type Loading, load } from '../loading.ts';
import type { Options } from '../section.ts';
import { serveFolder } from '../serve.ts';
import { counted, duration, median, size, table } from '../statistics.ts';

export const title = 'Embedded charts on a slow phone';

/** Embed pages as a reader of an article gets them: bytes and requests, and how long until the chart can be seen. */
export async function measure({ dist, runs, say, keep }: Options): Promise<string> {
  const pages = (await pagesOf(dist)).filter(isEmbed);
  const server = await serveFolder(dist);
  const browser = await launchBrowser();
  try {
    const rows: string[][] = [];
    const painted: number[] = [];
    for (const page of pages) {
      say(`/${page}`);
      const html = await readFile(path.join(dist, page, 'index.html'), 'utf8');
      const bare = gzipSync(html.replace(/base64,[\w+/=]+/g, '')).length;
      const all: Loading[] = [];
      for (let run = 0; run < runs; run++)
        all.push(await load(browser, server.url + page, { phone: true, drawing: false }));
      const middle = (of: 'requests' | 'bytes' | 'painted') => median(all.map((one) => one[of]));
      painted.push(middle('painted'));
      const counts = [String(middle('requests')), size(middle('bytes')), size(bare)];
      rows.push([`\`/${page}\``, ...counts, duration(middle('painted'))]);
    }
    keep({ slowestMs: Math.max(...painted), medianMs: median(painted) });
    return [
      table(['page', 'requests', 'transferred', 'without its fonts', 'drawn'], rows),
      `Median of ${counted(runs, 'loading')}: a quarter of this machine’s speed, 1.6 Mbit/s, 150 ms to the server, nothing cached; gzip. Drawn: first contentful paint.`,
    ].join('\n\n');
  } finally {
    await browser.close();
    server.stop();
  }
}
