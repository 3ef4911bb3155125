/**
 * The desk with many rows, in a real browser: how long from choosing a project's files until their problems are listed.
 * One of the rows is wrong; `dist/` is served as it stands.
 */
import { preview } from 'astro';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../site/browser.ts';
import { generateSources } from './rows.ts';

const RUNS = 5;
const ROWS = Number(process.argv[2] ?? 100_000);
const NAME = 'observations/big.csv';

const sources = generateSources(ROWS).map(({ file, bytes }) => {
  const text = Buffer.from(bytes).toString('utf8');
  const isBig = file.startsWith('observations/');
  return { file, isBig, text: isBig ? text.replace(/,10\.0 million,/, ',11 million,') : text };
});

/** Waits until the desk says how many problems there are. */
async function told(page: Page, words: RegExp): Promise<void> {
  const state = page.locator('#desk-state');
  const end = performance.now() + 60_000;
  while (!words.test((await state.textContent()) ?? '')) {
    if (performance.now() > end) throw new Error(`The desk says "${await state.textContent()}".`);
    await page.waitForTimeout(10);
  }
}

const server = await preview({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await launchBrowser();
const listed: number[] = [];
for (let run = 0; run < RUNS; run++) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.port}/desk/`);
  await told(page, /^No problems/);
  const buffers = sources.map(({ file, isBig, text }) => ({
    name: isBig ? NAME.replace('observations/', '') : file.replace('seeds/', ''),
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  }));
  const start = performance.now();
  await page.locator('#desk-files').setInputFiles(buffers);
  await told(page, /problem.* changed/);
  listed.push(performance.now() - start);
  await context.close();
}
await browser.close();
await server.stop();

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
console.log(`the desk with ${ROWS.toLocaleString('en')} rows, median of ${RUNS}`);
console.log(`  from choosing files to problems  ${(median(listed) / 1000).toFixed(2)} s\n`);
process.exit();
