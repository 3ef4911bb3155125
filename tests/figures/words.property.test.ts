import fc from 'fast-check';
import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';
import { ToWords } from 'to-words';
import { expect, it } from 'vitest';
import { readPhrase } from '../../src/figures/phrase.ts';
import { readingCell } from '../../src/figures/reading.ts';
import type { Locale } from '../../src/i18n/locales.ts';

/** Independent writers of number words: to-words for English, read-vietnamese-number for Vietnamese. */
const english = new ToWords({ localeCode: 'en-US' });
const vietnamese = new ReadingConfig();
vietnamese.unit = [];

/** Every size alike: most random numbers are long. */
const whole = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 999_999_999_999 }))
  .map(([digits, number]) => (number % 10 ** digits) + 1);
it.each<[Locale, (number: number) => string]>([
  ['en', (number) => english.convert(number).toLowerCase()],
  ['vi', (number) => doReadNumber(String(number), vietnamese).trim()],
])('reads every number in words in %s', (locale, write) => {
  fc.assert(
    fc.property(whole, (number) => {
      const words = write(number);
      const reading = readPhrase(words, locale);
      expect([words, reading && readingCell(reading)]).toEqual([words, String(number)]);
    }),
    { numRuns: 3000, examples: Array.from({ length: 20 }, (_, at) => [at + 1]) },
  );
});
