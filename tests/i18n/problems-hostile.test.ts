import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/csv/problem.ts';
import { findSentence, problemInWords } from '../../src/i18n/problems.ts';
import vi from '../../src/i18n/problems.vi.json' with { type: 'json' };

const inVietnamese = (text: string) => problemInWords({ message: text, mend: '' }, 'vi').message;

describe('whatever was typed', () => {
  const sentences = Object.entries(vi).filter(([english]) => english.includes('{0'));
  /** A template with one text in all its places. */
  const filled = (template: string, text: string) => template.replace(/\{\d(?:\|[^}]*)?\}/g, () => text);

  it.each([
    '{0}',
    '{1} {2}',
    '$& $1 $<a>',
    'a"b',
    '"a" "b"c',
    "'",
    '\\',
    '<img src=x onerror=alert(1)>',
    '=1+1',
    '\u202e',
    'Ý bạn là',
  ])('it stands unchanged in the sentence: %s', (text) => {
    for (const [english, vietnamese] of sentences)
      expect(inVietnamese(filled(english, text))).toBe(filled(vietnamese, text));
  });

  it('none of it is taken for words of the sentence', () => {
    const words = sentences.flatMap(([english]) => english.split(/\{\d(?:\|[^}]*)?\}/)).filter(Boolean);
    const hostile = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.constantFrom(...sentences), hostile, ([english, vietnamese], pieces) => {
        const text = excerpt(pieces.join(''));
        const made = filled(english, text);
        const said = inVietnamese(made);
        const isSpecialCase = findSentence(made, 'vi')?.sentence.english !== english;
        // Items of lists are ids: they hold no words.
        const isList = english.includes('|') && / and | or | needs |, which/.test(text);
        if (said !== made && !isSpecialCase && !isList) expect(said).toBe(filled(vietnamese, text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('a long one takes no longer than its length', () => {
    const long = '" of line " in "'.repeat(20_000);
    for (const [english] of sentences) inVietnamese(filled(english, long));
  });
});

it.each([
  ['"31%" stands at a-2024#1.1 or a-2024#2.1.', '"31%" nằm ở a-2024#1.1 hoặc a-2024#2.1.'],
  ['The formula goes in a circle: a needs b needs a.', 'Công thức tham chiếu vòng: a cần b cần a.'],
])('what joins a list is translated: %s', (english, vietnamese) => {
  expect(inVietnamese(english)).toBe(vietnamese);
});

it.each([
  ['which several sentences could be', 'There is no report "x.csv has no "y".'],
  ['whose parts could end in several places', 'The text gives "x" here, not "y" here, not "z".'],
])('a text stays English %s', (_, text) => {
  expect(inVietnamese(text)).toBe(text);
});

it('what nobody has translated stays English, and English as it is', () => {
  const problem = { message: 'Something new is wrong.', mend: 'Fill it in.' };
  expect(problemInWords(problem, 'vi')).toEqual({ message: problem.message, mend: 'Điền vào ô.' });
  expect(problemInWords(problem, 'en')).toEqual(problem);
});
