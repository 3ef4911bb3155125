import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { variants } from '../../src/embed/choice.ts';

const of = (before: string, middles: string[], after: string) => ({ before, middles, after });

test.each([
  [[], of('', [], '')],
  [['abc'], of('abc', [''], '')],
  [['abc', 'abc'], of('abc', ['', ''], '')],
  [['a light b', 'a dark b', 'a  b'], of('a ', ['light', 'dark', ''], ' b')],
  [['aa', 'a'], of('a', ['a', ''], '')],
  [['aba', 'a'], of('a', ['ba', ''], '')],
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
});
