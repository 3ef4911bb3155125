import { existsSync, readFileSync } from 'node:fs';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Copy } from '../support/project.ts';
import { runBuild, runCli } from '../support/run.ts';
import { serve } from '../support/serve.ts';
import { isAboutIcon, launchBrowser } from './browser.ts';
import { brokenLinks, digestsOf, invalidParts } from './built.ts';

const BASE = '/some/folder/';
const copy = new Copy();
const environment = { CI: '1', NGUON_SITE: 'https://example.org', NGUON_BASE: BASE };
const run = (command: 'freeze' | 'check frozen', ...args: string[]) =>
  runCli(command, args, {}, environment, copy.folder);
const build = () => runBuild(environment, copy.folder);
const browser = await launchBrowser();
afterAll(() => browser.close());

const frozen = copy.path('public/frozen');

/** What a build or a freezing has begun and not ended. */
const halfDone = async () => {
  const area = copy.path('.nguon/');
  const names = existsSync(area) ? await readdir(area) : [];
  return names.filter((name) => name !== 'lock');
};
const versions = async (chart: string) => (await readdir(path.join(frozen, chart))).toSorted();

/** Two charts are frozen; a figure of the first changes, the site is published, all charts are frozen. */
const first = await run('freeze', '--date', '2025-01-31', 'platform-users', 'game-revenue');
const before = await digestsOf(frozen);
const [version = ''] = await versions('platform-users');
const [revenue = ''] = await versions('game-revenue');
copy.change('data/observations/platforms.csv', (text) =>
  text.replace('72000000,72 million', '71000000,71 million'),
);
copy.change('seeds/mic-2024.csv', (text) => text.replace('72 million,72000000', '71 million,71000000'));
const published = await build();
const [inDist, live] = await stateOfSite();
const second = await run('freeze', '--date', '2025-02-01', '--all');
const after = await digestsOf(frozen);

/** The pages of a chart in both languages. */
const chartPages = (chart: string) =>
  ['', 'vi/'].map((prefix) => readFileSync(copy.path(`dist/${prefix}charts/${chart}/index.html`), 'utf8'));

async function stateOfSite() {
  const files = await digestsOf(copy.dist);
  // What lies beside a version's folder is of the site of now.
  const isFrozen = (name: string) => /^frozen\/(?:[^/]+\/[^/]+\/|versions)/.test(name);
  const within = Object.entries(files).filter(([name]) => isFrozen(name));
  return [
    Object.fromEntries(within.map(([name, sum]) => [name.slice('frozen/'.length), sum])),
    Object.fromEntries(Object.entries(files).filter(([name]) => !isFrozen(name))),
  ] as const;
}

const FONTS = ['be-vietnam-pro-400.woff2', 'be-vietnam-pro-600.woff2'];
/** A file of the version of platform-users that was frozen first. */
const fileOf = (name: string) => path.join(frozen, 'platform-users', version, name);

test('freezing a chart writes its page and its files in both languages, and nothing else', async () => {
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout.split('\n')).toEqual([
    `public/frozen/platform-users/${version}: frozen. Commit the folder; from now on it never changes.`,
    expect.stringMatching(/^public\/frozen\/game-revenue\/2025-01-31-\w{12}: frozen\./),
    '',
  ]);
  const own = ['index.html', ...['csv', 'json', 'png', 'svg'].map((one) => `platform-users.${one}`)];
  const written = Object.keys(before).filter((name) => name.startsWith('platform-users/'));
  expect(written).toEqual(
    [...own, ...FONTS, 'frozen.json', ...own.map((one) => `vi/${one}`)]
      .map((one) => `platform-users/${version}/${one}`)
      .toSorted(),
  );
  expect(await halfDone()).toEqual([]);
});

test('freezing a chart gives a manifest of its values and files, which are those of the site', async () => {
  const manifest = JSON.parse(await readFile(fileOf('frozen.json'), 'utf8'));
  expect(`${manifest.date}-${manifest.digest}`).toBe(version);
  expect(manifest).toMatchObject({
    chart: 'platform-users',
    date: '2025-01-31',
    number: 1,
    site: `https://example.org${BASE}`,
  });
  expect(manifest.values).toContainEqual(
    expect.objectContaining({ key: 'facebook users 2024', value: 72e6, reported: '72 million' }),
  );
  const { 'frozen.json': _, ...files } = await digestsOf(path.dirname(fileOf('frozen.json')));
  expect(manifest.files).toEqual(files);
  const unchanged = await digestsOf(path.join(frozen, 'game-revenue', revenue));
  const shared = Object.entries(unchanged).filter(([name]) => name.includes('game-revenue.'));
  expect(shared).toHaveLength(8);
  for (const [name, sum] of shared)
    expect([name, sum]).toEqual([name, live[name.replace('game-revenue', 'charts/game-revenue')]]);
  expect(await run('check frozen')).toMatchObject({ code: 0, stderr: '' });
});

describe.each([
  ['en', ''],
  ['vi', 'vi/'],
])('the frozen page in %s', (locale, prefix) => {
  const html = readFileSync(fileOf(`${prefix}index.html`), 'utf8');

  test('is valid, shows its date, and leads to the chart of now and to its own files', async () => {
    expect(await invalidParts(html, prefix)).toEqual([]);
    expect(html).toContain(`lang="${locale}"`);
    expect(html).toContain(locale === 'en' ? '31 January 2025' : '31/1/2025');
    const up = prefix === '' ? '../../../' : '../../../../';
    expect(html).toContain(`href="${up}${prefix}charts/platform-users/"`);
    for (const extension of ['csv', 'png']) expect(html).toContain(`href="platform-users.${extension}"`);
    expect(html).not.toContain('/_astro/');
    expect(html).not.toContain(`"${BASE}`);
  });

  test('is whole by itself, in any folder: only its own fonts are fetched, and the file beside it, in vain', async () => {
    const alone = await serve(copy.path('public'));
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      const fetched: string[] = [];
      page.on('console', (message) => {
        if (!isAboutIcon(message)) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => fetched.push(request.url()));
      const address = `${alone.url}frozen/platform-users/${version}/${prefix}`;
      await page.goto(address, { waitUntil: 'load' });
      const loaded = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts]
          .filter(
            ({ family, status }) => family.replaceAll('"', '') === 'Be Vietnam Pro' && status === 'loaded',
          )
          .map(({ weight }) => weight);
      });
      expect(loaded).toEqual(['400', '600']);
      expect(await page.locator('main svg:visible').count()).toBe(1);
      // The file beside its folder is not there, and not missed.
      expect(complaints).toEqual([expect.stringContaining('404')]);
      const folder = `${alone.url}frozen/platform-users/${version}`;
      expect(
        fetched.filter((url) => !url.startsWith('data:') && !url.endsWith('/favicon.ico')).toSorted(),
      ).toEqual([address, `${folder}.json`, ...FONTS.map((font) => `${folder}/${font}`)].toSorted());
    } finally {
      alone.stop();
    }
  });
});

test('a site with frozen charts is built without warnings, with the frozen files byte for byte', () => {
  expect([published.code, published.stderr]).toEqual([0, '']);
  expect(inDist).toEqual(before);
});

test('a site with frozen charts has no link that leads nowhere; those of frozen pages hold under any base path', async () => {
  const ofFrozen = async (base: string) =>
    (await brokenLinks(copy.dist, base)).filter((link) => link.startsWith('frozen/'));
  for (const base of [BASE, '/elsewhere/']) expect(await ofFrozen(base)).toEqual([]);
});

test('the page of a frozen chart offers the version that is as the chart is now', () => {
  for (const [at, html] of chartPages('game-revenue').entries()) {
    expect(html).toContain('name="version"');
    const folder = `frozen/game-revenue/${revenue}/${at === 0 ? '' : 'vi/'}`;
    const known = /data-known="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(JSON.parse(known.replaceAll('&#34;', '"').replaceAll('&quot;', '"'))[1]).toMatchObject({
      address: `https://example.org${BASE}${folder}`,
      src: `https://example.org${BASE}${folder}game-revenue.png`,
    });
    expect(html).toContain(`href="${BASE}${folder}"`);
  }
});

test('the page of a frozen chart says what has changed since, and no longer offers it as the chart of now', async () => {
  const [en = '', vi = ''] = chartPages('platform-users');
  for (const html of [en, vi]) {
    expect(html).not.toContain('name="version"');
    expect(html).toContain(`frozen/platform-users/${version}/`);
    expect(html).toContain('href="#frozen"');
  }
  expect(en).toContain('Facebook, Users, 2024: 72\u00a0million users → 71\u00a0million users');
  expect(vi).toContain('72\u00a0triệu người dùng → 71\u00a0triệu người dùng');
});

test('a file beside a version says what has become of it, and its page shows that', async () => {
  const read = async (name: string) =>
    JSON.parse(await readFile(path.join(copy.dist, 'frozen', name), 'utf8'));
  expect(await read(`game-revenue/${revenue}.json`)).toEqual({});
  const news = await read(`platform-users/${version}.json`);
  expect(JSON.stringify(news).length).toBeLessThan(500);
  const href = `https://example.org${BASE}charts/platform-users/#frozen`;
  expect(news.en).toEqual({ text: 'Newer figures exist: see what has changed', href });
  const { url, stop } = await serve(copy.dist);
  const page = await browser.newPage();
  await page.goto(`${url}frozen/platform-users/${version}/vi/`);
  const link = page.locator('.note.frozen a').last();
  await expect.poll(() => link.textContent()).toBe(news.vi.text);
  expect(await link.getAttribute('href')).toBe(news.vi.href);
  stop();
});

test('freezing again makes another version of what changed, of the rest none, and leaves the first', async () => {
  expect(second).toMatchObject({ code: 0, stderr: '' });
  // The list of versions has more rows.
  const { 'versions.json': _, ...files } = before;
  expect(after).toMatchObject(files);
  const both = await versions('platform-users');
  expect(both).toEqual([version, expect.stringMatching(/^2025-02-01-/)]);
  const later = await readFile(path.join(frozen, 'platform-users', both[1] ?? '', 'frozen.json'), 'utf8');
  expect(JSON.parse(later)).toMatchObject({ date: '2025-02-01', number: 2 });
  expect(await versions('game-revenue')).toEqual([revenue]);
  expect(second.stdout).toContain(`game-revenue has not changed since ${revenue}: nothing to do.\n`);
  expect(second.stdout.match(/: frozen\. /g)).toHaveLength(copy.rows('data/charts.csv').rows.length - 1);
});

test('freezing again touches nothing, and says so, where a version was damaged', async () => {
  const [, latest = ''] = await versions('platform-users');
  const file = path.join(frozen, 'platform-users', latest, 'vi/platform-users.csv');
  const good = await readFile(file);
  await appendFile(file, 'x');
  const damaged = await digestsOf(frozen);
  const refused = await run('freeze', '--date', '2025-03-01', '--all');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${latest}/vi/platform-users.csv is not as it was frozen. `);
  expect(refused.stderr).toContain('Nothing was frozen.');
  expect(await digestsOf(frozen)).toEqual(damaged);
  // What was promised to stay is not published as something else.
  const site = await digestsOf(copy.dist);
  const { code, stderr } = await build();
  expect(code).toBe(1);
  expect(stderr).toContain(`${latest}/vi/platform-users.csv is not as it was frozen. `);
  expect(await digestsOf(copy.dist)).toEqual(site);
  await writeFile(file, good);
});
