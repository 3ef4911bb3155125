import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snippets } from '../../../src/outputs/embed/snippets.ts';
import { siteAt } from '../../../src/outputs/site.ts';
import { chartView } from '../../../src/outputs/view.ts';
import { loadTables } from '../../../src/tables/load.ts';
import { launchBrowser } from '../../site/browser.ts';
import { filesOf, textsOf } from '../../site/built.ts';
import { pagesOf } from '../../site/pages.ts';
import { complaintsAbout, hostileCopy, serveWithHeaders } from './site.ts';

const copy = hostileCopy(0);
const built = await copy.build();
const { tables } = await loadTables({ data: copy.path('data'), seeds: copy.path('seeds') });
const site = siteAt('http://localhost:4321', '/');

/** Pages of others, with all ways to put a chart into them; without a policy of their own. */
const hosts = new Map(
  (['en', 'vi'] as const).flatMap((locale) =>
    tables.charts.slice(0, 4).map((chart) => {
      const view = chartView(chart, tables, locale);
      const choice = { theme: 'light', plain: false } as const;
      const input = { view, site, choice, height: 500, integrity: 'sha384-x' };
      // What loads the embed page is tried where it is; here it is what stands in the page of others.
      const html = [snippets.svg, snippets.newsletter, snippets.wordpress, snippets.amp, snippets.iframe]
        .map((write) => write(input))
        .join('\n')
        .replaceAll('src="http://localhost:4321/', 'src="/');
      return [`/host/${locale}-${chart.id}.html`, `<!doctype html><title>x</title>${html}`] as const;
    }),
  ),
);

let browser: Browser;
let served: Awaited<ReturnType<typeof serveWithHeaders>>;
beforeAll(async () => {
  browser = await launchBrowser();
  served = await serveWithHeaders(copy.dist, hosts);
});
afterAll(async () => {
  await browser.close();
  served.stop();
});

test('the build is quiet, and writes nothing beside the site', async () => {
  expect(built).toEqual({ code: 0, stdout: expect.anything(), stderr: '' });
  const wrong = (await filesOf(copy.dist, '')).filter((name) =>
    /[<>"'`|*?\\\0-\x1f\s]|(?:^|\/)\.{1,2}(?:\/|$)/.test(name),
  );
  expect(wrong).toEqual([]);
});

describe('in a real browser, with the headers of the host', () => {
  test('no page runs a text, asks elsewhere, or meets its own policy', async () => {
    const pages = await pagesOf(copy.dist);
    expect(pages.length).toBeGreaterThan(60);
    expect(await complaintsAbout(browser, served.url, pages)).toEqual([]);
  });

  test('no file does, opened as a document', async () => {
    const files = await filesOf(
      copy.dist,
      '.svg',
      '.xml',
      '.csv',
      '.json',
      '.jsonld',
      '.cff',
      '.webmanifest',
    );
    // Formats are alike: a few of each.
    const some = [...Map.groupBy(files, (name) => path.extname(name)).values()].flatMap((all) =>
      all.slice(0, 6),
    );
    expect(some.length).toBeGreaterThan(20);
    expect(await complaintsAbout(browser, served.url, some)).toEqual([]);
  });

  test('no page of others does, with the snippets in it', async () => {
    const pages = [...hosts.keys()].map((one) => one.slice(1));
    expect(await complaintsAbout(browser, served.url, pages)).toEqual([]);
  });

  test('the desk does not, with the same data in it', async () => {
    const found = await complaintsAbout(browser, served.url, ['desk/', 'vi/desk/'], async (page) => {
      const files = page.locator('#desk-list button');
      await files.first().waitFor();
      for (let at = 0; at < (await files.count()); at++) {
        await files.nth(at).click();
        await page.locator('[role="grid"] [role="gridcell"]').first().waitFor();
      }
    });
    expect(found).toEqual([]);
  });

  test('the test itself would see it', async () => {
    const bad =
      '<img src=x onerror="window.__xss = 1"><a href="javascript:1">x</a><img src="https://evil.example/x.png">';
    const policy =
      '<meta http-equiv="content-security-policy" content="script-src \'none\'"><script>1</script>';
    const worse = await serveWithHeaders(
      copy.dist,
      new Map([
        ['/a.html', bad],
        ['/b.html', policy],
      ]),
    );
    const found = (await complaintsAbout(browser, worse.url, ['a.html', 'b.html'])).join('\n');
    worse.stop();
    for (const what of [
      'a script ran',
      'has onerror',
      'has href="javascript:1"',
      'asks for https://evil.example',
      'policy: script-src',
    ])
      expect(found).toContain(what);
  });
});

test('what was written is what is said', async () => {
  const [first] = tables.charts;
  const html = await readFile(path.join(copy.dist, `charts/${first?.id}/index.html`), 'utf8');
  const heading = /<h1[^>]*>([^<]*)</.exec(html)?.[1]?.trim();
  expect(
    heading
      ?.replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replace(/&(?:#34|quot);/g, '"')
      .replace(/&#39;/g, "'")
      .replaceAll('&amp;', '&'),
  ).toBe(first?.title_en);
  // Each of the texts that would be a script is somewhere, or there was nothing to be tried.
  const pages = [...(await textsOf(copy.dist, '.html')).values()].join('');
  for (const text of [
    '&lt;script&gt;window.__xss',
    'onerror=',
    'javascript:window.__xss',
    'srcdoc=',
    'foreignObject',
  ])
    expect(pages).toContain(text);
});
