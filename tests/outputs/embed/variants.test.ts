import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { locales } from '../../../src/i18n/locales.ts';
import { allChoices } from '../../../src/outputs/embed/choice.ts';
import { snippets } from '../../../src/outputs/embed/snippets.ts';
import { variants } from '../../../src/outputs/embed/variants.ts';
import { frozen, inputOf, names } from './support.ts';

const of = (before: string, middles: string[], after: string) => ({ before, middles, after });

test.each([
  [[], of('', [], '')],
  [['abc'], of('abc', [''], '')],
  [['abc', 'abc'], of('abc', ['', ''], '')],
  [['a light b', 'a dark b', 'a  b'], of('a ', ['light', 'dark', ''], ' b')],
  [['aa', 'a'], of('a', ['a', ''], '')],
  [['aba', 'a'], of('a', ['ba', ''], '')],
  [['', 'a'], of('', ['', 'a'], '')],
  // U+1F600 and U+1F601 start with the same unit, U+1F600 and U+1F200 end with it.
  [['x😀y', 'x😁y'], of('x', ['😀', '😁'], 'y')],
  [['x\u{1f600}y', 'x\u{1f200}y'], of('x', ['\u{1f600}', '\u{1f200}'], 'y')],
  [['😀', '😀😀'], of('😀', ['', '😀'], '')],
])('%j', (texts, expected) => {
  expect(variants(texts)).toEqual(expected);
});

describe('of any texts', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '\u{1f200}', 'ồ'), maxLength: 6 });

  it('the parts make up the texts, and are whole characters', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const { before, middles, after } = variants(texts);
        expect(middles.map((middle) => before + middle + after)).toEqual(texts);
        for (const part of [before, ...middles, after]) expect(part.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('what is the same at both ends is found', () => {
    const framed = fc.tuple(text, fc.array(text, { minLength: 2, maxLength: 5 }), text);
    fc.assert(
      fc.property(framed, ([start, between, end]) => {
        const { before, middles, after } = variants(between.map((one) => start + one + end));
        expect(before.startsWith(start)).toBe(true);
        expect((before + after).length).toBeGreaterThanOrEqual((start + end).length);
        const [first = '', ...others] = middles.map((middle) => [...middle]);
        if (others.every((one) => one.length > 0) && first.length > 0) {
          expect(others.some((one) => one[0] !== first[0])).toBe(true);
          expect(others.some((one) => one.at(-1) !== first.at(-1))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('such as half characters, nothing is lost', () => {
    const units = fc.string({ unit: fc.constantFrom('a', '\ud83d', '\ude00', '\ude01'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(units, { maxLength: 4 }), (texts) => {
        const { before, middles, after } = variants(texts);
        expect(middles.map((middle) => before + middle + after)).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });
});

it('the choices of a snippet differ in little', () => {
  for (const locale of locales)
    for (const name of names) {
      const texts = allChoices(frozen).map((choice) => snippets[name](inputOf('accounts', locale, choice)));
      const { before, middles, after } = variants(texts);
      expect(middles.map((middle) => before + middle + after)).toEqual(texts);
      expect(before.startsWith('<')).toBe(true);
    }
});
