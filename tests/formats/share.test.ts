import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { iconPng, touchIconPng } from '../../src/formats/meta/app.ts';
import { ACCENT, RULE } from '../../src/formats/picture/picture.ts';
import { homeSharePng, homeShareSvg, SHARE, sharePng, shareSvg } from '../../src/formats/picture/share.ts';
import { locales } from '../../src/i18n/locales.ts';
import { overlap } from '../charts/drawn.ts';
import { root } from '../support/folders.ts';
import { drawnRectangles, pictureTexts, textSizes } from './picture-boxes.ts';
import { pixelsOf } from './png-pixels.ts';
import { everyData, expectGolden, hostile, hostileTables, sample, site, viewOf } from './support.ts';

const MARGIN = 56;

/** Everything has its place, whatever the words. */
function expectInPlace(svg: string): void {
  const texts = pictureTexts(svg);
  for (const box of [...texts, ...drawnRectangles(svg)]) {
    expect(box.left, box.what).toBeGreaterThanOrEqual(MARGIN - 1);
    expect(box.right, box.what).toBeLessThanOrEqual(SHARE.width - MARGIN + 1);
    expect(box.top, box.what).toBeGreaterThanOrEqual(30);
    expect(box.bottom, box.what).toBeLessThanOrEqual(SHARE.height - 20);
  }
  const met = texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .filter((other) => overlap(one, other))
      .map((other) => [one.what, other.what]),
  );
  expect(met).toEqual([]);
}

const everyChart = everyData.flatMap(([which, tables]) =>
  locales.flatMap((locale) => tables.charts.map(({ id }) => [id, which, locale, tables] as const)),
);

describe.each(everyChart)('%s %s in %s', (id, _, locale, tables) => {
  const view = viewOf(id, locale, tables);
  const svg = shareSvg(view, site);

  it('shows the title large, and a drawing that can be read', () => {
    expectInPlace(svg);
    const words = pictureTexts(svg).map(({ what }) => what);
    const sizes = textSizes(svg);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(44);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
    for (const text of [view.data.title, view.data.subtitle]) expect(words.join(' ')).toContain(text);
    for (const { value } of view.data.data.filter(() => view.chart.type === 'bar'))
      expect(words).toContain(value);
    for (const text of ['Nguồn', 'example.org/nguon']) expect(words).toContain(text);
  });
});

describe('a picture for sharing', () => {
  it('is as it was looked at', () => {
    for (const locale of locales)
      expectGolden(
        `share-items-removed-${locale}.svg`,
        shareSvg(viewOf('items-removed', locale), site).replaceAll('><', '>\n<'),
      );
  });

  it('is 1200 × 630 pixels, the same bytes each time', async () => {
    const png = await sharePng(viewOf('accounts', 'vi'), site);
    const { width, height } = pixelsOf(png);
    expect({ width, height }).toEqual({ width: 1200, height: 630 });
    expect(Buffer.compare(png, await sharePng(viewOf('accounts', 'vi'), site))).toBe(0);
  });

  test.each(hostile)('is well-formed with %j', async (text) => {
    const svg = shareSvg(viewOf('items-removed', 'en', hostileTables(text)), site);
    const { errors } = await validateXML({
      xml: [{ fileName: 'share.svg', contents: svg }],
      normalization: 'format',
    });
    expect(errors).toEqual([]);
  });
});

describe('the picture of the home page', () => {
  it('has its words and nothing that runs out of it', async () => {
    const svg = homeShareSvg('A title', 'A standfirst.', 'vi', site);
    expectInPlace(svg);
    expect(pictureTexts(svg).map(({ what }) => what)).toEqual([
      'A title',
      'A standfirst.',
      'Nguồn',
      'example.org/nguon',
    ]);
    expectInPlace(homeShareSvg('Một đầu đề dài '.repeat(30), 'A standfirst. '.repeat(90), 'en', site));
    const { width, height } = pixelsOf(await homeSharePng('A title', 'A standfirst.', 'en', site));
    expect({ width, height }).toEqual({ width: 1200, height: 630 });
  });
});

describe('icons', () => {
  it('are of the sizes that the manifest and Apple name', async () => {
    const sizes = (await Promise.all([iconPng(192), iconPng(512), touchIconPng()]))
      .map((png) => pixelsOf(png))
      .map(({ width, height }) => [width, height]);
    expect(sizes).toEqual([
      [192, 192],
      [512, 512],
      [180, 180],
    ]);
  });
});

test('the pictures have the colours of the pages', () => {
  const css = readFileSync(path.join(root, 'src/styles/colours.css'), 'utf8');
  expect(css).toContain(`--accent: ${ACCENT};`);
  expect(css).toContain(`--rule: ${RULE};`);
  expect(sample.charts.length).toBeGreaterThan(0);
});
