import { describe, expect, it, test } from 'vitest';
import { allowedInXml, chartSvg } from '../../src/formats/picture/svg.ts';
import { locales } from '../../src/i18n/locales.ts';
import { frame } from '../charts/drawn.ts';
import { expectInPlace, expectWellFormed, textSizes } from './pictures.ts';
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
  const svg = chartSvg(viewOf(id, locale, tables), site);
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
