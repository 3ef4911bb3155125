import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../site/browser.ts';
import { freePort } from '../../support/free-port.ts';
import { categories, scoresOf } from '../lighthouse/scores.ts';
import { type Loading, load, marksWithoutScript } from '../loading.ts';
import { median } from '../statistics.ts';

/** Where each kind of page that shows one chart is: its address, for a chart's id. */
export type Kinds = Readonly<Record<string, (chart: string) => string>>;

/** What was measured of a kind of page: medians of all loadings of all charts. */
export interface PageFigures {
  requests: number;
  bytes: number;
  scriptBytes: number;
  fontBytes: number;
  /** Milliseconds until the marks are drawn, on this machine as it is and on a slow phone. */
  drawn: number;
  drawnOnPhone: number;
  /** Of the first chart's page. */
  scores: number[];
  /** The fewest shapes that one of the charts has without scripts. */
  withoutScript: number;
}

/** Loads every kind of page of every chart so many times, the kinds in turn. */
export async function measurePages(
  kinds: Kinds,
  charts: readonly string[],
  runs: number,
  say: (progress: string) => void,
): Promise<Record<string, PageFigures>> {
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const loadings = new Map<string, { fast: Loading[]; slow: Loading[] }>();
    for (const kind of Object.keys(kinds)) loadings.set(kind, { fast: [], slow: [] });
    // The first page that a browser loads waits for the browser itself.
    for (const address of Object.values(kinds))
      await load(browser, address(charts[0] ?? ''), { phone: false, drawing: true });
    for (const chart of charts)
      for (let run = 1; run <= runs; run++) {
        say(`loading pages of ${chart}, run ${run} of ${runs}`);
        for (const [kind, address] of Object.entries(kinds)) {
          const url = address(chart);
          loadings.get(kind)?.fast.push(await load(browser, url, { phone: false, drawing: true }));
          loadings.get(kind)?.slow.push(await load(browser, url, { phone: true, drawing: true }));
        }
      }
    const all: Record<string, PageFigures> = {};
    for (const [kind, { fast, slow }] of loadings) {
      const address = kinds[kind] ?? String;
      say(`Lighthouse and no scripts: ${kind}`);
      const of = (name: keyof Loading, some = fast) => median(some.map((one) => one[name]));
      all[kind] = {
        requests: of('requests'),
        bytes: of('bytes'),
        scriptBytes: of('scriptBytes'),
        fontBytes: of('fontBytes'),
        drawn: of('drawn'),
        drawnOnPhone: of('drawn', slow),
        scores: await ratings(address(charts[0] ?? ''), port, Math.min(runs, 3)),
        withoutScript: await fewestMarks(browser, charts.map(address)),
      };
    }
    return all;
  } finally {
    await browser.close();
  }
}

async function ratings(url: string, port: number, runs: number): Promise<number[]> {
  const all: number[][] = [];
  for (let run = 0; run < runs; run++) all.push((await scoresOf(url, port, 'phone')).scores);
  return categories.map((_, at) => median(all.map((scores) => scores[at] ?? 0)));
}

async function fewestMarks(browser: Browser, urls: string[]): Promise<number> {
  const counts: number[] = [];
  for (const url of urls) counts.push(await marksWithoutScript(browser, url));
  return Math.min(...counts);
}
