import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPhrase } from '../../src/figures/phrase.ts';
import { figureOf } from '../../src/figures/reading.ts';
import type { Locale } from '../../src/i18n/locales.ts';

/** A grammar of its own, small and written from what the words mean, to compare the reader with. */
interface Words {
  decimal: string;
  /** What is said before a number, and on which side of it that leaves the true value open. */
  bounds: [words: string, open: '' | 'above' | 'below', includes: boolean][];
  scales: [words: string, power: number][];
  units: [before: string, after: string, unit: string][];
  ranges: [before: string, between: string][];
}

const languages: Record<Locale, Words> = {
  en: {
    decimal: '.',
    bounds: [
      ['', '', true],
      ...(['more than', 'over', 'above', 'in excess of'] as const).flatMap((word): Words['bounds'] => [
        [word, 'above', false],
        [`not ${word}`, 'below', true],
        [`no ${word}`, 'below', true],
        [`Just ${word}`, 'above', false],
      ]),
      ...(['less than', 'fewer than', 'under', 'below'] as const).flatMap((word): Words['bounds'] => [
        [word, 'below', false],
        [`not ${word}`, 'above', true],
        [`No ${word}`, 'above', true],
      ]),
      ['at least', 'above', true],
      ['up to', 'below', true],
      ['as much as', 'below', true],
    ],
    scales: [
      ['', 0],
      [' thousand', 3],
      [' million', 6],
      ['-million', 6],
      ['bn', 9],
      [' mln', 6],
      ['million', 6],
      ['k', 3],
      [' trillion', 12],
    ],
    units: [
      ['', '', ''],
      ['', '%', 'percent'],
      ['', ' per cent', 'percent'],
      ['', ' percentage points', 'percentage_point'],
      ['£', '', 'GBP'],
      ['A$', '', 'AUD'],
      ['KSh ', '', 'KES'],
      ['', ' euros', 'EUR'],
      ['CHF ', '', 'CHF'],
    ],
    ranges: [
      ['between ', ' and '],
      ['from ', ' to '],
      ['', '-'],
      ['', '–'],
      ['', ' to '],
    ],
  },
  vi: {
    decimal: ',',
    bounds: [
      ['', '', true],
      ...(['quá', 'trên', 'hơn', 'vượt quá'] as const).flatMap((word): Words['bounds'] => [
        [word, 'above', false],
        [`không ${word}`, 'below', true],
        [`Chưa ${word}`, 'below', true],
      ]),
      ['dưới', 'below', false],
      ['không dưới', 'above', true],
      ['chưa đến', 'below', false],
      ['không ít hơn', 'above', true],
      ['không nhiều hơn', 'below', true],
      ['ít nhất', 'above', true],
      ['Tối đa', 'below', true],
    ],
    scales: [
      ['', 0],
      [' nghìn', 3],
      [' triệu', 6],
      [' tỷ', 9],
      [' nghìn tỷ', 12],
      [' triệu tỷ', 15],
      ['tr', 6],
    ],
    units: [
      ['', '', ''],
      ['', '%', 'percent'],
      ['', ' điểm phần trăm', 'percentage_point'],
      ['', ' đồng', 'VND'],
      ['', ' USD', 'USD'],
      ['', ' nhân dân tệ', 'CNY'],
    ],
    ranges: [
      ['từ ', ' đến '],
      ['', '-'],
      ['giữa ', ' và '],
    ],
  },
};

const pick = <T>(list: readonly T[]) =>
  fc.integer({ min: 0, max: list.length - 1 }).map((at) => list[at] as T);

const phrases = fc.constantFrom<Locale>('en', 'vi').chain((locale) => {
  const { bounds, scales, units, ranges } = languages[locale];
  return fc.record({
    locale: fc.constant(locale),
    tenths: fc.integer({ min: 1, max: 999 }),
    step: fc.integer({ min: 1, max: 500 }),
    bound: pick(bounds),
    scale: pick(scales),
    unit: pick(units),
    range: fc.option(pick(ranges)),
    repeats: fc.boolean(),
  });
});

it('reads every bound, scale, unit and range as a small evaluator of its own', () => {
  fc.assert(
    fc.property(phrases, ({ locale, tenths, step, bound, scale, unit, range, repeats }) => {
      const { decimal } = languages[locale];
      const print = (value: number) => String(value / 10).replace('.', decimal);
      const [[word, open, includes], [scaleWord, power], [before, after, name]] = [bound, scale, unit];
      const whole = (value: number) => `${before}${print(value)}${scaleWord}${after}`;
      const said = word === '' ? '' : `${word} `;
      const body = !range
        ? whole(tenths)
        : repeats
          ? `${range[0]}${whole(tenths)}${range[1]}${whole(tenths + step)}`
          : `${range[0]}${before}${print(tenths)}${range[1]}${print(tenths + step)}${scaleWord}${after}`;
      const phrase = said + body;
      const reading = readPhrase(phrase, locale);
      const figure = reading && figureOf(reading);
      const value = (tenth: number) => Number(`${tenth}e${power - 1}`);
      const qualifiers = { above: ['over', 'at_least'], below: ['under', 'at_most'], '': [] }[open];
      const shown = power > 0 || tenths % 10 !== 0 || /^per/.test(name) ? 'rounded' : 'exact';
      const got = figure && [figure.value, figure.qualifier, ...(range ? [figure.high] : []), reading.unit];
      const single = [value(tenths), qualifiers[Number(includes)] ?? shown, name];
      const both = [value(tenths), 'between', value(tenths + step), name];
      // A bound around a range says nothing certain.
      const wanted = range ? (open === '' ? both : undefined) : single;
      expect([phrase, reading !== undefined, got]).toEqual([phrase, true, wanted]);
    }),
    { seed: 2024, numRuns: 5000 },
  );
});
