import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { parseBlocks } from '../../src/csv/blocks.ts';

const texts = fc
  .array(fc.constantFrom('"', '""', ',', '\n', ' ', 'a', '"b"', '"c, d"', '",\n"'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

test('a text is read block by block as it is at one go, whatever its quotes', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, size) => {
      const whole = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
      const blocks = [...parseBlocks(text, ',', size)];
      expect(blocks.flatMap(({ data }) => data)).toEqual(whole.data);
      expect(blocks.flatMap(({ errors }) => errors)).toEqual(whole.errors);
    }),
    { numRuns: 2_000 },
  );
});

test('a quotation mark that nothing closes costs no more than a few readings of the text', () => {
  const text = `a,b\n"${'c,d\n'.repeat(200_000)}`;
  const blocks = [...parseBlocks(text, ',', 1000)];
  expect(blocks.flatMap(({ data }) => data)).toHaveLength(2);
  expect(blocks.flatMap(({ errors }) => errors)).toMatchObject([{ code: 'MissingQuotes', row: 1, index: 5 }]);
});
