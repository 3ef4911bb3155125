import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figure, toFigure } from '../../src/figures/figure.ts';
import { formatFigure, formatInterval, type UnitNames } from '../../src/figures/format.ts';
import { readPhrase } from '../../src/figures/phrase.ts';
import { decide, figureOf } from '../../src/figures/reading.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';

const unit = (
  kind: UnitNames['kind'],
  singular_en: string,
  plural_en: string,
  name_vi: string,
): UnitNames => {
  return { kind, singular_en, plural_en, name_vi };
};
const worker = unit('count', 'worker', 'workers', 'lao động');
const percent = unit('percent', 'percent', 'percent', 'phần trăm');
const dong = unit('currency', 'VND', 'VND', 'đồng');

/** Spaces that must not break look like others here. */
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

const figure = (digits: string, exponent: number, qualifier: Parameters<typeof toFigure>[1]) =>
  toFigure({ negative: false, digits, exponent }, qualifier);

describe('formatFigure', () => {
  const range = (low: number, high: number): Figure => ({ value: low, low, high, qualifier: 'between' });
  it.each<[en: string, vi: string, Figure, UnitNames]>([
    ['8,981 workers', '8.981 lao động', figure('8981', 0, 'exact'), worker],
    ['1 worker', '1 lao động', figure('1', 0, 'exact'), worker],
    ['76.5 million workers', '76,5 triệu lao động', figure('765', 5, 'rounded'), worker],
    ['about 4,100 workers', 'khoảng 4.100 lao động', figure('41', 2, 'about'), worker],
    ['12.5 trillion VND', '12,5 nghìn tỷ đồng', figure('125', 11, 'rounded'), dong],
    ['est. 12.5 trillion VND', 'ước 12.500 tỷ đồng', figure('125', 11, 'estimated'), dong],
    ['64–66 million workers', '64–66 triệu lao động', range(64e6, 66e6), worker],
    ['800,000–1.2 million VND', '800.000–1,2 triệu đồng', range(8e5, 12e5), dong],
    ['30–40%', '30–40%', range(30, 40), percent],
    ['> 1 billion VND', '> 1 tỷ đồng', figure('1', 9, 'over'), dong],
    ['94%', '94%', figure('94', 0, 'rounded'), percent],
  ])('%s / %s', (en, vi, value, unit) => {
    expect(spaced(formatFigure(value, unit, 'en'))).toBe(en);
    expect(spaced(formatFigure(value, unit, 'vi'))).toBe(vi);
  });

  it('shows no digit of a derived figure that its interval leaves uncertain', () => {
    const requests: Figure = { value: 9554, low: 9504, high: 9605, qualifier: 'about' };
    expect(spaced(formatFigure(requests, worker, 'en', { bare: true }))).toBe('about 9,550');
  });
});

describe('formatInterval', () => {
  it.each<[en: string, vi: string, Figure]>([
    ['', '', figure('5', 0, 'exact')],
    ['76.45 to 76.55 million', 'từ 76,45 đến 76,55 triệu', figure('765', 5, 'rounded')],
    ['more than 1 billion', 'hơn 1 tỷ', figure('1', 9, 'over')],
    ['300 or less', 'từ 300 trở xuống', figure('300', 0, 'at_most')],
  ])('%s / %s', (en, vi, value) => {
    expect(spaced(formatInterval(value, worker, 'en'))).toBe(en);
    expect(spaced(formatInterval(value, worker, 'vi'))).toBe(vi);
  });
});

/** Any figure that a phrase can express, with the unit it is printed in. */
const printed = fc
  .record({
    whole: fc.integer({ min: 1, max: 99_999 }),
    fraction: fc.stringMatching(/^\d{0,3}$/),
    scale: fc.constantFrom(0, 3, 6, 9, 12),
    unit: fc.constantFrom(worker, percent, dong),
    negative: fc.boolean(),
    qualifier: fc.constantFrom(
      ...(['exact', 'rounded', 'about', 'estimated', 'over', 'under', 'at_least', 'at_most'] as const),
    ),
  })
  .map(({ whole, fraction, scale, unit, negative, qualifier }) => {
    const exponent = unit === percent ? 0 : scale;
    const decimal = { negative, digits: `${whole}${fraction}`, exponent: exponent - fraction.length };
    // Percentages and numbers with decimals or a scale word show themselves cut off; whole numbers do not.
    const cut = unit === percent || fraction !== '' || exponent > 0;
    const said = qualifier === 'exact' || qualifier === 'rounded' ? (cut ? 'rounded' : 'exact') : qualifier;
    return { figure: toFigure(decimal, said), unit };
  });

it('writes what readPhrase reads as the same figure, in both languages', () => {
  const unitIds = new Map([
    [worker, ''],
    [percent, 'percent'],
    [dong, 'VND'],
  ]);
  fc.assert(
    fc.property(
      printed,
      fc.constantFrom<Locale>(...locales),
      fc.constantFrom('short', 'long'),
      ({ figure, unit }, locale, words) => {
        const text = formatFigure(figure, unit, locale, { words, bare: unit === worker });
        const read = readPhrase(text, locale);
        expect(read, text).toBeDefined();
        // "1.000" is two numbers in any text that does not show which.
        const reading = decide(read!, String(figure.value));
        expect({ text, ...figureOf(reading) }).toEqual({ text, ...figure });
        expect(reading.unit).toBe(unitIds.get(unit));
      },
    ),
    { numRuns: 1_000, seed: 2024 },
  );
});
