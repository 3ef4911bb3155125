import { describe, expect, it, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { description } from '../../src/charts/describe.ts';
import { escapeXml } from '../../src/charts/parts/svg.ts';
import { notesOf, publisherLine, sourceLine } from '../../src/formats/picture/captions.ts';
import { allowedInXml } from '../../src/formats/picture/picture.ts';
import { chartSvg } from '../../src/formats/picture/svg.ts';
import { chartPage, pageUrl } from '../../src/formats/site.ts';
import { neighboursOf } from '../../src/formats/view.ts';
import { locales } from '../../src/i18n/locales.ts';
import { frame, overlap } from '../charts/drawn.ts';
import { drawnRectangles, pictureTexts, textSizes } from './picture-boxes.ts';
import { everyData, expectGolden, hostile, hostileTables, sample, site, viewOf } from './support.ts';

const everyChart = everyData.flatMap(([which, tables]) =>
  locales.flatMap((locale) => tables.charts.map(({ id }) => [id, which, locale, tables] as const)),
);

async function wellFormed(...svgs: readonly string[]): Promise<void> {
  const { errors } = await validateXML({
    xml: svgs.map((contents, at) => ({ fileName: `chart-${at}.svg`, contents })),
    normalization: 'format',
  });
  expect(errors).toEqual([]);
}

it('a chart leads to the one before and the one after', () => {
  const views = sample.charts.map(({ id }) => viewOf(id, 'en'));
  const [first, second, third] = sample.charts;
  expect(neighboursOf(views, 0)).toMatchObject({ previous: undefined, next: { id: second?.id } });
  expect(neighboursOf(views, 1)).toMatchObject({ previous: { id: first?.id }, next: { id: third?.id } });
});

describe.each(locales)('in %s', (locale) => {
  test.each(['accounts', 'items-removed'])('%s is as it was looked at', (id) => {
    expectGolden(`${id}-${locale}.svg`, chartSvg(viewOf(id, locale), site).replaceAll('><', '>\n<'));
  });
});

it('all are well-formed XML, the same each time', async () => {
  const draw = () => everyChart.map(([id, _, locale, tables]) => chartSvg(viewOf(id, locale, tables), site));
  await wellFormed(...draw());
  expect(draw()).toEqual(draw());
});

describe.each(everyChart)('%s %s in %s', (id, _, locale, tables) => {
  const view = viewOf(id, locale, tables);
  const svg = chartSvg(view, site);
  const words = pictureTexts(svg).map(({ what }) => what);

  it('says what the page says around the drawing', () => {
    const all = words.join(' ');
    for (const text of [view.data.title, view.data.subtitle, ...notesOf(view), sourceLine(view), 'Nguồn'])
      expect(all).toContain(text);
    expect(all).toContain(`example.org/nguon/${locale === 'vi' ? 'vi/' : ''}charts/${id}`);
    expect(sourceLine(view).startsWith(publisherLine(view).split(',')[0] ?? '')).toBe(true);
    expect(svg).toContain(`<title id="${id}-title">${escapeXml(view.data.title)}</title>`);
    expect(svg).toContain(`<desc id="${id}-desc">${escapeXml(description(view.data))}</desc>`);
    expect(svg).toMatch(
      new RegExp(`^<svg [^>]*lang="${locale}" xml:lang="${locale}"[^>]*aria-labelledby="${id}-title"`),
    );
  });

  it('leads from each mark to its row on the page', () => {
    const page = pageUrl(site, chartPage(id), locale);
    const links = [...svg.matchAll(/ href="([^"]*)"/g)].map(([, to]) => to);
    expect(links).toEqual(
      [...view.data.data.map(({ row }) => `${page}#${row}`), page].toSorted(byPlace(links)),
    );
    expect(view.data.data.length).toBeGreaterThan(0);
  });

  it('keeps all in its margins, no two texts on each other, all large enough to read', () => {
    const { width, height } = frame(svg);
    const texts = pictureTexts(svg);
    for (const box of [...texts, ...drawnRectangles(svg)]) {
      expect(box.left, box.what).toBeGreaterThanOrEqual(23.5);
      expect(box.right, box.what).toBeLessThanOrEqual(width - 23.5);
      expect(box.top, box.what).toBeGreaterThanOrEqual(20);
      expect(box.bottom, box.what).toBeLessThanOrEqual(height - 12);
    }
    const met = texts.flatMap((one, at) =>
      texts
        .slice(at + 1)
        .filter((other) => overlap(one, other))
        .map((other) => [one.what, other.what]),
    );
    expect(met).toEqual([]);
    expect(Math.min(...textSizes(svg))).toBeGreaterThanOrEqual(12);
  });
});

/** The order in which links stand in the drawing. */
function byPlace(links: (string | undefined)[]): (a: string, b: string) => number {
  return (a, b) => links.indexOf(a) - links.indexOf(b);
}

describe('texts that would break a file', () => {
  const texts = [
    ...hostile,
    ']]>',
    '<![CDATA[',
    '&nbsp; &#0;',
    '<!--',
    'a\u0000b\u0001c\u001b\ufffe\ud800d',
    '$& $1',
  ];

  test.each(texts)('%j', async (text) => {
    const tables = hostileTables(text);
    const svgs = sample.charts.map(({ id }) => chartSvg(viewOf(id, 'en', tables), site));
    await wellFormed(...svgs);
    for (const svg of svgs) {
      expect(svg.replace(/"[^"]*"/g, '""')).not.toMatch(/<(?:script|img|!)|\son\w+=/);
      expect(svg.match(/<svg/g)).toHaveLength(1);
    }
  });

  it('loses only the characters that XML forbids', () => {
    expect(allowedInXml('a\u0000b\u0008\u000bc\ufffe\uffff\ud800d')).toBe('abcd');
    expect(allowedInXml('\t\n é \u0085 \u{1f468} Ố \udc00')).toBe('\t\n é \u0085 \u{1f468} Ố ');
  });
});
