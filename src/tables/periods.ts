import * as z from 'zod/mini';
import { excerpt } from '../csv/problem.ts';
import { assumedPeriod, boundsOf, canonicalPeriod, isFinancial, PERIOD } from '../figures/period.ts';
import { type Sentence, sentence } from '../i18n/problems.ts';
import { kind } from './cells.ts';
import { check } from './error-map.ts';

const PATTERN = `^(?:${PERIOD})$`;
const PERIOD_ONLY = new RegExp(PATTERN);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** See {@link PERIOD}; other ways to write one are read as {@link canonicalPeriod} gives them. */
export const period = z.string().check(
  kind({ type: 'string', pattern: PATTERN }),
  z.overwrite(canonicalPeriod),
  check((cell) => wrongWith(cell, PERIOD_ONLY, 'period')),
);

/** The same of a value, whose period the report may leave out: `2024?`. */
export const valuePeriod = z.string().check(
  kind({ type: 'string', pattern: PATTERN.replace('$', '\\??$') }),
  z.overwrite(canonicalPeriod),
  check((cell) => wrongWith(assumedPeriod(cell), PERIOD_ONLY, 'period')),
);

/** A day (ISO 8601): `2024-06-30`. */
export const date = z.string().check(
  kind({ type: 'date' }),
  check((cell) => wrongWith(cell, DAY, 'date')),
);

function wrongWith(cell: string, form: RegExp, what: 'period' | 'date'): Sentence | undefined {
  const wanted = { words: `problem.wanted.${what}` } as const;
  if (cell === '') return sentence('constraint-error.blank-cell', { wanted });
  const quoted = { cell: excerpt(cell) };
  if (form.test(cell)) {
    if (!exists(cell)) return sentence('constraint-error.no-such-day', quoted);
    return isSpan(cell) ? undefined : sentence('constraint-error.span', quoted);
  }
  const readings = readingsOf(cell);
  if (!readings) return sentence('type-error.date', { ...quoted, wanted });
  return readings.length === 0
    ? sentence('type-error.spreadsheet-date', { ...quoted, wanted })
    : sentence('type-error.spreadsheet-date-read', { ...quoted, wanted, readings });
}

/** The days that a spreadsheet's date may mean: both where there are two. Undefined for what is no such date. */
function readingsOf(cell: string): string[] | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(cell);
  if (!parts) return undefined;
  const [first = '', second = ''] = [parts[1], parts[2]].map((part) => part?.padStart(2, '0'));
  const year = parts[3]?.padStart(4, '20');
  return [...new Set([`${year}-${first}-${second}`, `${year}-${second}-${first}`])].filter(exists);
}

/** True for a period that the calendar has. */
function exists(of: string): boolean {
  return of.split('/').every((end) => {
    const day = end.replace(/^FY|-[QS]\d$/g, '');
    return z.iso.date().safeParse(`${day}-01-01`.slice(0, DAY_LENGTH)).success;
  });
}

/** False for a span that ends before it starts, whose ends are not alike, or for a financial year of more than one. */
function isSpan(of: string): boolean {
  const [first = '', last] = of.replace('FY', '').split('/');
  if (last === undefined) return true;
  return isFinancial(of) ? Number(last) === Number(first) + 1 : first < last && first.length === last.length;
}

const DAY_LENGTH = '2024-06-30'.length;

/**
 * True when `inner` is `outer` or lies in it: 2024-06-30 lies in 2024-06, 2024-Q2 and 2024; `2024?` may do so. A financial
 * year lies in none but itself: it may start in any month.
 */
export function isWithin(inner: string, outer: string): boolean {
  const [a, b] = [assumedPeriod(inner), assumedPeriod(outer)];
  if (a === b) return true;
  if (isFinancial(a) || isFinancial(b)) return false;
  const [[start, end], [from, to]] = [boundsOf(a), boundsOf(b)];
  return from <= start && end <= to;
}

/**
 * A period some years later (or, with a negative number, before); undefined where that is no period: a year that ISO 8601
 * has no four digits for, a 29 February of another year than a leap year.
 */
export function shiftYears(from: string, by: number): string | undefined {
  if (by === 0) return from;
  const shifted = from.replace(/\d{4}/g, (year) => String(Number(year) + by).padStart(4, '0'));
  return period.safeParse(shifted).success ? shifted : undefined;
}
