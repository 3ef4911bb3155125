import { describe, expect, it, test } from 'vitest';
import { checkAllTexts, checkTexts } from '../../src/i18n/check.ts';
import { t } from '../../src/i18n/index.ts';

test('the texts of all languages are complete', () => {
  expect(checkAllTexts()).toEqual([]);
});

test.each([
  ['a key too few', { a: 'One' }, {}, 'The text is missing'],
  ['a blank text', { a: 'One' }, { a: ' ' }, 'blank'],
  ['another place', { a: 'One {n}' }, { a: 'Một {m}' }, 'places for m, but that of src/i18n/en.json for n'],
  ['letters and marks apart', { a: 'One' }, { a: 'Một'.normalize('NFD') }, 'NFD'],
])('%s is reported with file and key', (_, en, vi, message) => {
  const problems = checkTexts({ en, vi } as never).filter((one) =>
    one.startsWith('src/i18n/vi.json key "a": '),
  );
  expect(problems).toEqual([expect.stringContaining(message)]);
});

describe('t', () => {
  it('fills in places', () => {
    expect(t('en', 'interval.between', { low: 1, high: '2 million' })).toBe('1 to 2 million');
  });
  it('throws rather than leave a place open', () => {
    expect(() => t('en', 'interval.between', { low: 1 })).toThrow(/interval\.between.*\{high\}/);
  });
});
