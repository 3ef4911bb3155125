import { describe, expect, it, test } from 'vitest';
import { description } from '../../src/charts/describe.ts';
import { escapeXml } from '../../src/charts/parts/svg.ts';
import { allowedInXml, chartSvg, versionOf } from '../../src/formats/picture/svg.ts';
import { chartPage, pageUrl } from '../../src/formats/site.ts';
import { notesOf, publisherLine, sourceLine } from '../../src/formats/view.ts';
import { locales } from '../../src/i18n/locales.ts';
import { frame } from '../charts/drawn.ts';
import { expectInPlace, expectWellFormed, pictureTexts, textSizes } from './pictures.ts';
import { everyChart, expectGolden, hostile, hostileTables, sample, site, viewOf } from './support.ts';

describe.each(locales)('in %s', (locale) => {
  test.each(['accounts', 'items-removed'])('%s is as it was looked at', (id) => {
    expectGolden(`${id}-${locale}.svg`, chartSvg(viewOf(id, locale), site).replaceAll('><', '>\n<'));
  });
});

it('all are well-formed XML, the same each time', async () => {
  const draw = () => everyChart.map(([id, _, locale, tables]) => chartSvg(viewOf(id, locale, tables), site));
  await expectWellFormed(...draw());
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
    expect(all).toContain(
      `example.org/nguon/${locale === 'vi' ? 'vi/' : ''}charts/${id} · ${versionOf(view)}`,
    );
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
    const rows = view.data.data.map(({ row }) => `${page}#${row}`);
    expect(links.toSorted()).toEqual([...rows, page].toSorted());
    expect(links.at(-1)).toBe(page);
    expect(view.data.data.length).toBeGreaterThan(0);
  });

  it('keeps all in its margins, no two texts on each other, all large enough to read', () => {
    const { width, height } = frame(svg);
    expectInPlace(svg, { left: 23.5, right: width - 23.5, top: 20, bottom: height - 12 });
    expect(Math.min(...textSizes(svg))).toBeGreaterThanOrEqual(12);
  });
});

describe('texts that would break a file', () => {
  const texts = [...hostile, ']]>', '<![CDATA[', '&nbsp; &#0;', '<!--', '$& $1'];
  texts.push('a\u0000b\u0001c\u001b\ufffe\ud800d');

  test.each(texts)('%j', async (text) => {
    const tables = hostileTables(text);
    const svgs = sample.charts.map(({ id }) => chartSvg(viewOf(id, 'en', tables), site));
    await expectWellFormed(...svgs);
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
