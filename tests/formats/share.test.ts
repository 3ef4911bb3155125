import { describe, expect, it, test } from 'vitest';
import type { Datum } from '../../src/charts/types.ts';
import { iconPng, touchIconPng } from '../../src/formats/meta/app.ts';
import { homeSharePng, homeShareSvg, SHARE, shareSvg } from '../../src/formats/picture/share.ts';
import { chartSvg } from '../../src/formats/picture/svg.ts';
import { notesOf } from '../../src/formats/view.ts';
import { locales } from '../../src/i18n/locales.ts';
import { expectInPlace, expectWellFormed, pictureTexts, pixelsOf, textSizes } from './pictures.ts';
import { everyChart, expectGolden, site, snapshotPicture, viewOf } from './support.ts';

/** Everything has its place, whatever the words. */
const bounds = { left: 55, right: SHARE.width - 55, top: 30, bottom: SHARE.height - 20 };

const plain = (text: string) => text.replace(/\s+/g, '');

describe.each(everyChart)('%s %s in %s', (id, _, locale, tables) => {
  const view = viewOf(id, locale, tables);
  const svg = shareSvg(view, site);

  it('shows the title large, and a drawing that can be read', () => {
    expectInPlace(svg, bounds);
    const words = pictureTexts(svg).map(({ what }) => what);
    const sizes = textSizes(svg);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(38);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14);
    for (const text of [view.data.title, view.data.subtitle])
      expect(plain(words.join(''))).toContain(plain(text));
    expect(words).toContain('Nguồn');
    const page = `example.org/nguon/${locale === 'vi' ? 'vi/' : ''}charts/${id}`;
    expect(words.filter((one) => one.split(' · ')[0] === page)).toHaveLength(1);
  });

  it('drops no note, no date and no qualifier, nor does the other picture', () => {
    const { data } = view;
    // A range is its ends.
    const shown = ({ value, interval }: Datum) =>
      view.chart.type === 'range' && interval ? interval : value;
    const wanted = [data.subtitle, ...data.remarks, ...notesOf(view), ...data.data.map(shown)];
    for (const picture of [svg, chartSvg(view, site)]) {
      const words = plain(
        pictureTexts(picture)
          .map(({ what }) => what)
          .join(''),
      );
      for (const text of wanted) expect(words).toContain(plain(text));
    }
  });
});

test.each(locales)('a picture for sharing is as it was looked at in %s', (locale) => {
  const svg = shareSvg(viewOf('items-removed', locale), site);
  expectGolden(`share-items-removed-${locale}.svg`, svg.replaceAll('><', '>\n<'));
});

describe('the picture of the home page', () => {
  it('has its words and nothing that runs out of it', async () => {
    const home = { title: 'A title', standfirst: 'A standfirst.' };
    const svg = homeShareSvg(home, 'vi', site);
    expectInPlace(svg, bounds);
    const words = pictureTexts(svg).map(({ what }) => what);
    expect(words).toEqual(['A title', 'A standfirst.', 'Nguồn', 'example.org/nguon']);
    const long = { title: 'Một đầu đề dài '.repeat(30), standfirst: 'A standfirst. '.repeat(90) };
    expectInPlace(homeShareSvg(long, 'en', site), bounds);
    expect(pixelsOf(await homeSharePng(home, 'en', site))).toMatchObject({ width: 1200, height: 630 });
  });

  it.each(locales)('shows the report with its largest figures in %s', async (locale) => {
    const picture = snapshotPicture(locale, { most: 7, room: Number.POSITIVE_INFINITY }) ?? expect.fail();
    const svg = homeShareSvg({ title: 'A title', standfirst: '', picture }, locale, site);
    expectInPlace(svg, bounds);
    for (const title of ['A title of two lines, as most are '.repeat(2), 'A title of three lines '.repeat(5)])
      expectInPlace(homeShareSvg({ title, standfirst: '', picture }, locale, site), bounds);
    expect(picture.notes).toHaveLength(7);
    const words = pictureTexts(svg).map(({ what }) => what);
    for (const { number, what } of picture.notes)
      expect(words).toEqual(expect.arrayContaining([number, what]));
    await expectWellFormed(svg);
  });
});

test('icons are of the sizes that the manifest and Apple name', async () => {
  const icons = await Promise.all([iconPng(site, 192), iconPng(site, 512), touchIconPng(site)]);
  expect(icons.map(pixelsOf)).toMatchObject([192, 512, 180].map((size) => ({ width: size, height: size })));
});
