import fc from 'fast-check';
import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';
import { ToWords } from 'to-words';
import { expect, it } from 'vitest';
import { readPhrase } from '../../src/figures/phrase.ts';
import { readingCell } from '../../src/figures/reading.ts';

/** Independent writers of number words: to-words for English, read-vietnamese-number for Vietnamese. */
const english = new ToWords({ localeCode: 'en-US' });
const vietnamese = new ReadingConfig();
vietnamese.unit = [];

/** Every size alike: most random numbers are long. */
const whole = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 999_999_999_999 }))
  .map(([digits, number]) => (number % 10 ** digits) + 1);
const written = { seed: 2024, numRuns: 3000 };

it('reads every number in English words', () => {
  fc.assert(
    fc.property(whole, (number) => {
      const words = english.convert(number).toLowerCase();
      const reading = readPhrase(words, 'en');
      expect([words, reading && readingCell(reading)]).toEqual([words, String(number)]);
    }),
    written,
  );
});

it('reads every number in Vietnamese words', () => {
  fc.assert(
    fc.property(whole, (number) => {
      const words = doReadNumber(String(number), vietnamese).trim();
      const reading = readPhrase(words, 'vi');
      expect([words, reading && readingCell(reading)]).toEqual([words, String(number)]);
    }),
    written,
  );
});
