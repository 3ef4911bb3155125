import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import { readDate } from '../../src/tables/draft/period.ts';
import declared from './draft-cases.json' with { type: 'json' };
import { drafted } from './draft-tables.ts';

/** Texts of reports, each with what is drafted from it, in groups of one kind. */
const cases = declared as unknown as Record<Locale, Record<string, [text: string, expected: string[]][]>>;

describe.each(locales)('in %s', (locale) => {
  describe.each(Object.entries(cases[locale]))('%s', (_, rows) => {
    it.each(rows)('%s', (text, expected) => {
      expect(drafted(text, locale)).toEqual(expected);
      // Other places of a tone mark are no other words.
      expect(drafted(text.normalize('NFD'), locale)).toEqual(expected);
    });
  });
});

it('the year of the event is not taken where another is named as often; the only year is, where no event is known', () => {
  const text = 'Of 2030.\n\nLotus: 80 million users.';
  expect(drafted(text, 'en')).toEqual(['80 million: lotus users -']);
  expect(drafted(text, 'en', { eventDate: undefined })).toEqual(['80 million: lotus users 2030']);
  expect(drafted(`${text} Of 2031.`, 'en', { eventDate: undefined })).toEqual(['80 million: lotus users -']);
});

it.each([
  ['en', '2031', false, '2031'],
  ['en', 'June 2031', false, '2031-06'],
  ['en', 'Sept. 2031', false, '2031-09'],
  ['en', 'June 30, 2031', true, '2031-06-30'],
  ['en', '30th of June 2031', true, '2031-06-30'],
  ['en', '2031-06-30', true, '2031-06-30'],
  ['en', '30/6/2031', true, '2031-06-30'],
  ['en', '6/30/2031', true, '2031-06-30'],
  ['en', '5/6/2031', true, undefined],
  ['en', 'June 30', true, undefined],
  ['en', '2031-02-30', true, undefined],
  ['en', '2029–2031', false, '2029/2031'],
  ['en', '2029/31', false, undefined],
  ['en', 'third quarter of 2031', false, '2031-Q3'],
  ['en', 'Q3 2031', false, '2031-Q3'],
  ['en', 'H1 2031', false, '2031-S1'],
  ['en', 'first nine months of 2031', false, '2031-01/2031-09'],
  ['en', 'fiscal year 2031', false, 'FY2031'],
  ['en', '2030/31 financial year', false, 'FY2030/2031'],
  ['en', 'FY2030/31', false, 'FY2030/2031'],
  ['en', '2020s', false, undefined],
  ['vi', 'Năm 2031', false, '2031'],
  ['vi', 'tháng 6/2031', false, '2031-06'],
  ['vi', 'tháng sáu năm 2031', false, '2031-06'],
  ['vi', 'tháng mười hai năm 2031', false, '2031-12'],
  ['vi', '6/2031', false, '2031-06'],
  ['vi', 'ngày 5/6/2031', true, '2031-06-05'],
  ['vi', 'ngày 30 tháng 6 năm 2031', true, '2031-06-30'],
  ['vi', 'ngày 28/11', true, undefined],
  ['vi', 'tháng 6', false, undefined],
  ['vi', 'quý II/2031', false, '2031-Q2'],
  ['vi', 'quý IV năm 2031', false, '2031-Q4'],
  ['vi', 'quý II', false, undefined],
  ['vi', '6 tháng đầu năm 2031', false, '2031-S1'],
  ['vi', 'nửa cuối năm 2031', false, '2031-S2'],
  ['vi', 'năm tài chính 2031', false, 'FY2031'],
  ['vi', 'năm 2030-2031', false, '2030/2031'],
] as const)('a time in %s: %s', (locale, phrase, isDay, period) => {
  expect(readDate(phrase, locale)).toEqual({ isDay, period });
});

it.each(['G1', 'Decree 15', '147/2031/NĐ-CP', 'photo-2031.jpg', 'second', '14:05'])(
  '%s is no time',
  (one) => {
    expect(readDate(one, 'en')).toBeUndefined();
  },
);
