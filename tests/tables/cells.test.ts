import { describe, expect, it } from 'vitest';
import { Fault, id, ids, sha256, url } from '../../src/tables/cells.ts';
import { number, position, years } from '../../src/tables/numbers.ts';
import { date, isWithin, period, shiftYears } from '../../src/tables/periods.ts';

const mend = (value: unknown) => (value instanceof Fault ? value.mend : value);

describe('number', () => {
  it.each([
    ['76500000', 76_500_000],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['1.25E+13', 12_500_000_000_000],
    ['1,25E+13', 12_500_000_000_000],
    ['-5', -5],
    ['0', 0],
    ['.5', 0.5],
  ])('reads %s as %d', (cell, value) => {
    expect(number(cell)).toBe(value);
  });
  it.each([
    ['8,981', 'Write 8981 or 8.981.'],
    ['72,000,000', 'Write 72000000.'],
    ['63.000.000', 'Write 63000000.'],
    ['72 000 000', 'Write 72000000.'],
    ['seventy-two', 'Write a plain number such as 76500000, without words.'],
    ['76.5 million', 'Write a plain number such as 76500000, without words.'],
    ['Infinity', 'Write a plain number such as 76500000, without words.'],
    ['0x10', 'Write a plain number such as 76500000, without words.'],
    ['1e999', 'Write a smaller number.'],
    ['', 'Fill it in.'],
  ])('refuses %j: %s', (cell, expected) => {
    expect(mend(number(cell))).toBe(expected);
  });
});

describe('period and date', () => {
  it.each(['2024', '2024-06', '2024-06-30', '2024-02-29'])('read %s', (cell) => {
    expect(period(cell)).toBe(cell);
  });
  it.each([
    ['6/30/2024', 'Write 2024-06-30.'],
    ['30/6/2024', 'Write 2024-06-30.'],
    ['30.06.24', 'Write 2024-06-30.'],
    ['3/4/2024', 'Write 2024-03-04 or 2024-04-03, whichever is meant.'],
    ['4/4/2024', 'Write 2024-04-04.'],
    ['31/31/2024', 'Write it as 2024-06-30.'],
    ['2023-02-29', 'Write a day that exists, as 2024-06-30.'],
    ['2024-13', 'Write a day that exists, as 2024-06-30.'],
    ['Jun-24', 'Write it so.'],
  ])('refuse %s: %s', (cell, expected) => {
    expect(mend(period(cell))).toBe(expected);
    expect(mend(date(cell))).toEqual(expect.any(String));
  });
  it('a date is a whole day', () => {
    expect(date('2024-06-30')).toBe('2024-06-30');
    expect(date('2024')).toBeInstanceOf(Fault);
  });
  it('days lie in their months and years', () => {
    expect(isWithin('2024-06-30', '2024')).toBe(true);
    expect(isWithin('2024-06-30', '2024-06')).toBe(true);
    expect(isWithin('2024', '2024-06')).toBe(false);
    expect(isWithin('20240', '2024')).toBe(false);
  });
  it('shift by years', () => {
    expect(shiftYears('2024-06', -1)).toBe('2023-06');
    expect(shiftYears('2024', 0)).toBe('2024');
  });
});

describe('ids', () => {
  it.each(['a', 'mic-2024', 'g1_games'])('takes %s', (cell) => {
    expect(id(cell)).toBe(cell);
  });
  it.each(['', 'A', '1a', '../a', 'a/b', 'a b', 'a--b', 'a-', '__proto__', 'đ', 'a\n', 'a'.repeat(81)])(
    'refuses %j',
    (cell) => {
      expect(id(cell)).toBeInstanceOf(Fault);
    },
  );
  it('takes a list, each once', () => {
    expect(ids('a  b')).toEqual(['a', 'b']);
    expect(ids('a b a')).toBeInstanceOf(Fault);
    expect(ids(' ')).toBeInstanceOf(Fault);
  });
});

describe('other cells', () => {
  it.each([
    'javascript:alert(1)',
    'http://a.vn',
    'https://',
    '//a.vn',
    'https://a.vn/"><script>',
    'a.vn',
    '',
  ])('url refuses %j', (cell) => {
    expect(url(cell)).toBeInstanceOf(Fault);
  });
  it('url takes https', () => {
    expect(url('https://a.vn/b?c=d#e')).toBe('https://a.vn/b?c=d#e');
  });
  it('positions count from 1', () => {
    expect(position('1')).toBe(1);
    for (const cell of ['0', '-1', '1.5', 'x', '']) expect(position(cell)).toBeInstanceOf(Fault);
  });
  it('years are whole', () => {
    expect(years('-1')).toBe(-1);
    expect(years('1.5')).toBeInstanceOf(Fault);
  });
  it('a SHA-256 is whole', () => {
    expect(sha256('0'.repeat(64))).toBe('0'.repeat(64));
    expect(sha256('0'.repeat(63))).toBeInstanceOf(Fault);
  });
});
