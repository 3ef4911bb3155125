import * as z from 'zod/mini';
import { excerpt } from '../csv/problem.ts';
import { assumedPeriod, boundsOf, canonicalPeriod, isFinancial, PERIOD } from '../figures/period.ts';
import { type Sentence, sentence } from '../i18n/problems.ts';
import { kind } from './cells.ts';
import { check } from './error-map.ts';

const periodColumn = (end: '' | '\\??') =>
  z.string().check(
    kind({ pattern: `^(?:${PERIOD})${end}$` }),
    z.overwrite(canonicalPeriod),
    check((cell) => wrongWith(end ? assumedPeriod(cell) : cell, PERIOD_ONLY, 'period')),
  );
const PERIOD_ONLY = new RegExp(`^(?:${PERIOD})$`);

/** See {@link PERIOD}; other ways to write one are read as {@link canonicalPeriod} gives them. */
export const period = periodColumn('');
/** The same of a value, whose period the report may leave out: `2024?`. */
export const valuePeriod = periodColumn('\\??');

/** A day (ISO 8601): `2024-06-30`. */
export const date = z.string().check(
  kind({ type: 'date' }),
  check((cell) => wrongWith(cell, /^\d{4}-\d{2}-\d{2}$/, 'date')),
);

function wrongWith(cell: string, form: RegExp, what: 'period' | 'date'): Sentence | undefined {
  const wanted = { words: `problem.wanted.${what}` } as const;
  if (cell === '') return sentence('constraint-error.blank-cell', { wanted });
  const quoted = { cell: excerpt(cell) };
  if (form.test(cell)) {
    if (!cell.split('/').every(exists)) return sentence('constraint-error.no-such-day', quoted);
    return isSpan(cell) ? undefined : sentence('constraint-error.span', quoted);
  }
  const [, a, b, end] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(cell) ?? [];
  if (!a || !b || !end) return sentence('type-error.date', { ...quoted, wanted });
  // A spreadsheet's date, which may mean two days.
  const [first, second, year] = [a.padStart(2, '0'), b.padStart(2, '0'), end.padStart(4, '20')];
  const both = new Set([`${year}-${first}-${second}`, `${year}-${second}-${first}`]);
  const readings = [...both].filter(exists);
  return readings.length === 0
    ? sentence('type-error.spreadsheet-date', { ...quoted, wanted })
    : sentence('type-error.spreadsheet-date-read', { ...quoted, wanted, readings });
}

/** True for a year, month or day that the calendar has. */
function exists(end: string): boolean {
  const day = end.replace(/^FY|-[QS]\d$/g, '');
  return z.iso.date().safeParse(`${day}-01-01`.slice(0, '2024-06-30'.length)).success;
}

/** False for a span that ends before it starts, whose ends are not alike, or for a financial year of more than one. */
function isSpan(of: string): boolean {
  const [first = '', last] = of.replace('FY', '').split('/');
  if (last === undefined) return true;
  return isFinancial(of) ? Number(last) === Number(first) + 1 : first < last && first.length === last.length;
}

/** True when `inner` is `outer` or lies in it: a day in its month, quarter, year; `2024?` may. A financial year only in itself. */
export function isWithin(inner: string, outer: string): boolean {
  const [a, b] = [assumedPeriod(inner), assumedPeriod(outer)];
  if (a === b) return true;
  if (isFinancial(a) || isFinancial(b)) return false;
  const [[start, end], [from, to]] = [boundsOf(a), boundsOf(b)];
  return from <= start && end <= to;
}

/** True if two periods have a day in common. */
export function overlap(one: string, other: string): boolean {
  const [[start, end], [from, to]] = [boundsOf(one), boundsOf(other)];
  return start < to && from < end;
}

/** A period some years later, or before; undefined where that is none in ISO 8601, such as 29 February of most years. */
export function shiftYears(from: string, by: number): string | undefined {
  if (by === 0) return from;
  const shifted = from.replace(/\d{4}/g, (year) => String(Number(year) + by).padStart(4, '0'));
  return period.safeParse(shifted).success ? shifted : undefined;
}
