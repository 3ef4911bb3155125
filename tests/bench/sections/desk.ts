import type { Page } from 'playwright-core';
import { launchBrowser } from '../../site/browser.ts';
import { generateSources } from '../rows.ts';
import type { Options } from '../section.ts';
import { serveFolder } from '../serve.ts';
import { counted, duration, median, table } from '../statistics.ts';

export const title = 'The desk with many rows';

const ROWS = 100_000;
const NAME = 'observations/big.csv';
const PATIENCE = 60_000;

/** How long from choosing a project's files, one of whose rows is wrong, until their problems are listed. */
export async function measure({ dist, runs, say, keep }: Options): Promise<string> {
  const files = generateSources(ROWS).map(({ file, bytes }) => {
    const isBig = file.startsWith('observations/');
    const text = Buffer.from(bytes).toString('utf8');
    const buffer = Buffer.from(isBig ? text.replace(/,10\.0 million,/, ',11 million,') : text);
    const name = isBig ? NAME.replace('observations/', '') : file.replace('seeds/', '');
    return { name, mimeType: 'text/csv', buffer };
  });
  const server = await serveFolder(dist);
  const browser = await launchBrowser();
  const listed: number[] = [];
  try {
    for (let run = 1; run <= runs; run++) {
      say(`run ${run} of ${runs}`);
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${server.url}desk/`);
      await told(page, /^No problems/);
      const start = performance.now();
      await page.locator('#desk-files').setInputFiles(files);
      await told(page, /problem.* changed/);
      listed.push(performance.now() - start);
      await context.close();
    }
  } finally {
    await browser.close();
    server.stop();
  }
  keep({ rows: ROWS, listedMs: median(listed) });
  return [
    table(
      [`${ROWS.toLocaleString('en')} rows`, 'median'],
      [['from choosing files to the list of problems', duration(median(listed))]],
    ),
    `${counted(runs, 'run')} in a real browser, not slowed down.`,
  ].join('\n\n');
}

/** Waits until the desk says how many problems there are. */
async function told(page: Page, words: RegExp): Promise<void> {
  const state = page.locator('#desk-state');
  const end = performance.now() + PATIENCE;
  while (!words.test((await state.textContent()) ?? '')) {
    if (performance.now() > end) throw new Error(`The desk says "${await state.textContent()}".`);
    await page.waitForTimeout(10);
  }
}
