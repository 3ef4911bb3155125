import { launchBrowser } from '../../site/browser.ts';
import { freePort } from '../../support/free-port.ts';
import { categories, scoresOf } from '../lighthouse/scores.ts';
import type { Options } from '../section.ts';
import { serveFolder } from '../serve.ts';
import { table } from '../statistics.ts';

export const title = 'Lighthouse';

const pages = ['', 'charts/platform-users/', 'vi/', 'vi/charts/items-removed/', 'reports/mic-2024/'];

/** Lighthouse's scores of the main kinds of pages, on a phone as Lighthouse imagines one and on a desktop. */
export async function measure({ dist, say, keep }: Options): Promise<string> {
  const server = await serveFolder(dist);
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const rows: string[][] = [];
    const wants: string[] = [];
    let lowest = 100;
    for (const page of pages)
      for (const device of ['phone', 'desktop'] as const) {
        say(`/${page} on a ${device}`);
        const { scores, wanting } = await scoresOf(server.url + page, port, device);
        lowest = Math.min(lowest, ...scores);
        rows.push([`\`/${page}\`, ${device}`, ...scores.map(String)]);
        wants.push(...wanting.map((one) => `- \`/${page}\`, ${device}: ${one}`));
      }
    keep({ lowest });
    return [table(['page', ...categories], rows), ...(wants.length > 0 ? [wants.join('\n')] : [])].join(
      '\n\n',
    );
  } finally {
    await browser.close();
    server.stop();
  }
}
