import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locales.ts';
import { locales } from '../../src/i18n/locales.ts';
import declared from './draft-cases.json' with { type: 'json' };
import { draft, drafted } from './draft-tables.ts';

/** Texts of reports, each with what is drafted from it, in groups of one kind. */
const cases = declared as unknown as Record<Locale, Record<string, [text: string, expected: string[]][]>>;

describe.each(locales)('in %s', (locale) => {
  describe.each(Object.entries(cases[locale]))('%s', (_, rows) => {
    it.each(rows)('%s', (text, expected) => {
      expect(drafted(text, locale)).toEqual(expected);
    });
  });
});

it('the place that the definitions name is no part of what they count', () => {
  expect(drafted('Lotus had 80 million users in Vietnam in 2031.', 'en')).toEqual([
    '80 million: lotus users 2031',
  ]);
});

it('the year of the event is not taken where another is named as often; the only year is, where no event is known', () => {
  const text = 'Of 2030.\n\nLotus: 80 million users.';
  expect(drafted(text, 'en')).toEqual(['80 million: lotus users -']);
  expect(drafted(text, 'en', { eventDate: undefined })).toEqual(['80 million: lotus users 2030']);
  expect(drafted(`${text} Of 2031.`, 'en', { eventDate: undefined })).toEqual(['80 million: lotus users -']);
});

it('a heading is that of its list, not of what follows a blank line', () => {
  expect(drafted('Results for 2030:\n\nLotus: 70 million users.\n\nStork: 74 million users.', 'en')).toEqual([
    '70 million: lotus users 2030',
    '74 million: stork users -',
  ]);
});

it('a sentence that a program broke into lines is one', () => {
  const text =
    'In 2031, with some more words to make the line a long one, ahead of\nOtter, it has 80 million users.';
  expect(drafted(text, 'en')).toEqual(['80 million: - users 2031']);
});

it('other places of a tone mark are no other words', () => {
  expect(drafted('Lotus có 79 triệu người dùng.'.normalize('NFD'), 'vi')).toEqual([
    '79 triệu: lotus users -',
  ]);
});

it('words without marks match only where none with marks does, and it is said', () => {
  const [first] = draft('Năm 2031, cho noi Tan Ha có 950 lao động.', 'vi').drafts;
  expect(first?.row.subject).toBe('tan_ha');
  expect(first?.why.subject).toEqual({ kind: 'before', words: 'cho noi Tan Ha', unmarked: true });
  expect(drafted('Năm 2031, Lotus và cho noi Tan Ha có 950 lao động.', 'vi')).toEqual([
    '950: - workers 2031',
  ]);
});
