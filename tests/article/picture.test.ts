import { decode } from 'fast-png';
import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { checkPicture, readPicture } from '../../src/article/check.ts';
import { articleData } from '../../src/article/facts.ts';
import { chartPng } from '../../src/formats/picture/png.ts';
import { sharePng } from '../../src/formats/picture/share.ts';
import { chartSvg } from '../../src/formats/picture/svg.ts';
import { rowMaker } from '../../src/formats/row.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { edited, fixUsers } from '../changes/editing.ts';
import { correction, sample, site, viewOf } from '../formats/support.ts';

const read = (text: string) => readPicture(new TextEncoder().encode(text));
const svg = chartSvg(viewOf('accounts', 'en'), site);
const picture = read(svg)!;
const about = (tables = sample, locale: Locale = 'en') =>
  articleData({ tables, row: rowMaker(tables, locale) }, locale, site);
const fixed = await edited(...fixUsers);
const states: Record<string, Tables> = {
  ...{ now: sample, fixed, corrected: { ...fixed, corrections: [correction()] } },
  gone: { ...sample, corrections: [correction({ subject: 'gone', after: '–' })] },
};

describe.each(locales)('a picture in %s', (locale) => {
  const view = viewOf('accounts', locale);
  const figure = locale === 'vi' ? '72 triệu người dùng' : '72 million users';
  const millions = { value: 72e6, low: 71.5e6, high: 72.5e6, qualifier: 'rounded' };

  test.each([chartPng, sharePng])('carries its figures, for other readers too', async (draw) => {
    const png = await draw(view, site);
    const xmp = `${(await sharp(png).metadata()).xmp}`;
    expect(chartSvg(view, site)).toContain(`<metadata>${xmp}</metadata>`);
    expect(decode(png, { checkCrc: true }).width).toBeGreaterThan(1000);
    expect(readPicture(png)).toMatchObject({
      site: site.root,
      page: `https://example.org/nguon/${locale === 'vi' ? 'vi/' : ''}charts/accounts/`,
      language: locale,
      date: '2024-11-29',
      figures: expect.arrayContaining([{ key: 'alpha users 2024', figure, ...millions }]),
    });
    expect(readPicture(png)).toEqual(read(xmp));
  });
});

it.each(
  `
now |  | {} | Current
corrected |  | {} | Corrected since; Alpha, Inc., users, 2024: changed on 31 January 2026, from 72 million users to 71 million users. Misread.
corrected | vi | {} | Đã được đính chính; Alpha, Inc., số người dùng, 2024: thay đổi ngày 31/1/2026, từ 72 triệu người dùng thành 71 triệu người dùng. Đọc nhầm.
corrected |  | {"value":71e6,"low":70.5e6,"high":71.5e6} | Current
fixed |  | {} | To be checked. The site now gives another number, and no correction says why.
now |  | {"qualifier":"exact"} | To be checked. The site now gives another number, and no correction says why.
gone |  | {"key":"gone users 2024"} | Corrected since; gone users 2024: changed on 31 January 2026, from 72 million to –. Misread.
gone |  | {"key":"nobody users 2024"} | Not in our data
`
    .trim()
    .split('\n')
    .map((line) => line.split(' | ')),
)('a figure of a picture, of data that are %s, in %s, %s', (tables = '', locale, more = '', said) => {
  const figures = picture.figures.flatMap((one) =>
    one.key === 'alpha users 2024' ? { ...one, ...JSON.parse(more) } : [],
  );
  const [found] = checkPicture({ ...picture, figures }, about(states[tables], locale?.trim() ? 'vi' : 'en'));
  const last = found?.verdict === 'superseded' && found.facts[0]?.lines.at(-1)?.text;
  expect([found?.why, last].filter(Boolean).join('; ')).toBe(said);
});

it('a picture of another site, without figures, or with what is none', () => {
  const other = checkPicture({ ...picture, site: 'https://other.example/' }, about());
  expect(other[0]?.why).toBe('The picture says that it comes from another site: https://other.example/');
  for (const json of ['', 'null', '{"site":"x"}', '{"site":"x","date":"y","figures":[null]}'])
    expect(read(`<site:figures>${json}</site:figures>`)).toBeUndefined();
  expect(read(svg.replace(/<metadata>.*<\/metadata>/s, ''))).toBeUndefined();
});
