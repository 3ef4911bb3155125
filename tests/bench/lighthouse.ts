/**
 * Lighthouse's four scores of the main kinds of pages, on a phone as Lighthouse imagines one and on a desktop:
 * `dist/` is served as it stands.
 */
import { preview } from 'astro';
import lighthouse, { desktopConfig } from 'lighthouse';
import { launchBrowser } from '../site/browser.ts';

const pages = ['', 'charts/platform-users/', 'vi/', 'vi/charts/items-removed/', 'reports/mic-2024/'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const PORT = 9222;

const server = await preview({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await launchBrowser([`--remote-debugging-port=${PORT}`]);
console.log(`Lighthouse                      ${categories.join('  ')}`);
for (const page of pages)
  for (const [device, config] of [
    ['phone', undefined],
    ['desktop', desktopConfig],
  ] as const) {
    const url = `http://127.0.0.1:${server.port}/${page}`;
    const options = { port: PORT, logLevel: 'error', onlyCategories: categories } as const;
    const result = await lighthouse(url, { ...options, onlyCategories: [...categories] }, config);
    const scores = categories.map((name) => Math.round((result?.lhr.categories[name]?.score ?? 0) * 100));
    console.log(
      `/${page}`.padEnd(26),
      device.padEnd(8),
      scores.map((score, at) => String(score).padStart(categories[at]?.length ?? 0)).join('  '),
    );
    for (const category of categories)
      for (const { id, weight } of result?.lhr.categories[category]?.auditRefs ?? []) {
        const audit = result?.lhr.audits[id];
        if (weight > 0 && (audit?.score ?? 1) < 0.9)
          console.log(`    ${id}: ${audit?.displayValue ?? audit?.title}`);
      }
  }
await browser.close();
await server.stop();
process.exit();
