import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { problemText } from '../../src/i18n/problems.ts';
import { id, ids, meaningOf, number, position, sha256, url, years } from '../../src/tables/cells.ts';
import { readCell } from '../../src/tables/error-map.ts';
import { date, isWithin, period, shiftYears } from '../../src/tables/periods.ts';
import { schemas } from '../../src/tables/schemas/index.ts';

const read = (schema: z.ZodMiniType, cell: string) => readCell(schema, cell).value;
/** How to fix a cell that is refused; undefined for one that is not. */
const fix = (schema: z.ZodMiniType, cell: string) => {
  const { wrong } = readCell(schema, cell);
  return wrong && problemText(wrong, 'en').fix;
};

describe('number', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['1,25E+13', 12_500_000_000_000],
  ])('reads %s as %d', (cell, value) => {
    expect(read(number, cell)).toBe(value);
  });
  it.each([
    ['8,981', 'Write 8981 or 8.981.'],
    ['72,000,000', 'Write 72000000; npm run format rewrites all such cells.'],
    ['1.234,567', 'Write 1234.567; npm run format rewrites all such cells.'],
    ['12 34', 'Write a plain number such as 76500000, without words.'],
    ['76.5 million', 'Write a plain number such as 76500000, without words.'],
    ['Infinity', 'Write a plain number such as 76500000, without words.'],
    ['1e309', 'Write a smaller number.'],
    ['-1,5e999', 'Write a smaller number.'],
    ['', 'Fill it in.'],
  ])('refuses %j: %s', (cell, expected) => {
    expect(fix(number, cell)).toBe(expected);
  });
});

describe('period and date', () => {
  const plain =
    '2024 2024-06 2024-06-30 2024-02-29 2024-Q3 2024-S1 FY2024 FY2023/2024 2023/2024 2024-07/2025-03';
  it.each(plain.split(' '))('read %s', (cell) => {
    expect(read(period, cell)).toBe(cell);
  });
  it.each([
    ['2024-H1', '2024-S1'],
    ['H2/2024', '2024-S2'],
    ['q3 2024', '2024-Q3'],
    ['FY 2024', 'FY2024'],
    ['2024-01/2024-06', '2024-S1'],
    ['2024-10-01/2024-12-31', '2024-Q4'],
    ['2024-H1/2024-H2', '2024'],
  ])('read %s as %s', (cell, expected) => {
    expect(read(period, cell)).toBe(expected);
  });
  it.each([
    ['6/30/2024', 'Write 2024-06-30.'],
    ['30.06.24', 'Write 2024-06-30.'],
    ['3/4/2024', 'Write 2024-03-04 or 2024-04-03.'],
    ['31/31/2024', 'Write it as 2024-06-30.'],
    ['2023-02-29', 'Write a day that exists, such as 2024-06-30.'],
    ['2025/2024', 'Write the earlier end first, and both as years, months or days: 2024-07/2025-03.'],
    ['2024/2025-06', 'Write the earlier end first, and both as years, months or days: 2024-07/2025-03.'],
    ['FY2023/2026', 'Write the earlier end first, and both as years, months or days: 2024-07/2025-03.'],
    ['2024-Q5', 'Write it in that form.'],
    ['2024-13', 'Write a day that exists, such as 2024-06-30.'],
    ['Jun-24', 'Write it in that form.'],
  ])('refuse %s: %s', (cell, expected) => {
    expect(fix(period, cell)).toBe(expected);
    expect(fix(date, cell)).toEqual(expect.any(String));
  });
  it.each([
    ['2024-06-30', '2024', true],
    ['2024-06-30', '2024-06', true],
    ['2024-Q2', '2024-S1', true],
    ['2024-S1', '2023-07/2024-06', true],
    ['2024-S1', '2024-Q2', false],
    ['2024-06', 'FY2024', false],
    ['2024', '2024-06', false],
    ['20240', '2024', false],
  ])('%s lies in %s: %s', (inner, outer, expected) => expect(isWithin(inner, outer)).toBe(expected));
  it.each([
    ['2024-06', -1, '2023-06'],
    ['FY2023/2024', 1, 'FY2024/2025'],
    ['2024', 0, '2024'],
    ['2024-02-29', -4, '2020-02-29'],
    ['2024-02-29', -1, undefined],
    ['0001', -2, undefined],
    ['9999-12-31', 1, undefined],
  ])('%s shifted by %d years is %s', (from, years, to) => expect(shiftYears(from, years)).toBe(to));
});

describe('ids', () => {
  it.each(['a', 'mic-2024', 'g1_games'])('takes %s', (cell) => {
    expect(read(id, cell)).toBe(cell);
  });
  it.each(['', 'A', '1a', '../a', 'a/b', 'a b', 'a--b', 'a-', '__proto__', 'đ', 'a\n', 'a'.repeat(81)])(
    'refuses %j',
    (cell) => {
      expect(fix(id, cell)).toMatch(/\.$/);
    },
  );
  it('takes a list, each once', () => {
    expect(read(ids, 'a  b')).toEqual(['a', 'b']);
    expect(fix(ids, 'a b a')).toMatch(/\.$/);
    expect(fix(ids, ' ')).toMatch(/\.$/);
  });
});

describe('other cells', () => {
  const address = 'https://a.vn/b?c=d#e';
  const digest = '0'.repeat(64);
  it.each([
    [
      'an address',
      url,
      address,
      address,
      ['javascript:alert(1)', 'http://a.vn', 'https://', `${address}">`, ''],
    ],
    ['a position', position, '1', 1, ['0', '-1', '1.5', 'x', '']],
    ['years', years, '-1', -1, ['1.5']],
    ['a SHA-256', sha256, digest, digest, [digest.slice(1)]],
    ['a date', date, '2024-06-30', '2024-06-30', ['2024']],
  ])('%s is whole', (_, schema, cell, value, wrong) => {
    expect(read(schema, cell)).toBe(value);
    for (const one of wrong) expect(fix(schema, one)).toMatch(/\.$/);
  });
});

it.each(Object.entries(schemas))('the columns of %s have a description, a sentence', (name, { shape }) => {
  for (const column of Object.keys(shape)) expect(meaningOf('en', name, column)).toMatch(/^[A-Za-z].{2,}\.$/);
});
