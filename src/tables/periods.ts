import { excerpt } from '../csv/problem.ts';
import { blank, Fault, reader } from './cells.ts';

const PERIOD = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** A year, a month or a day (ISO 8601): `2024`, `2024-06`, `2024-06-30`. */
export const period = reader({ type: 'string', pattern: PERIOD.source }, (cell): string | Fault => {
  const parts = PERIOD.exec(cell);
  if (parts) {
    if (parts[2] === undefined || isDay(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? '1')))
      return cell;
    return new Fault(
      'constraint-error',
      `The calendar has no "${cell}".`,
      'Write a day that exists, as 2024-06-30.',
    );
  }
  return cell === ''
    ? blank('a period such as 2024 or 2024-06-30')
    : dateFault(cell, 'a period such as 2024 or 2024-06-30');
});

/** A day (ISO 8601): `2024-06-30`. */
export const date = reader({ type: 'date' }, (cell): string | Fault =>
  /^\d{4}-\d{2}-\d{2}$/.test(cell) || cell === ''
    ? period(cell)
    : dateFault(cell, 'a day such as 2024-06-30'),
);

/** What a spreadsheet made of a date, and what to write instead; both readings where there are two. */
function dateFault(cell: string, wanted: string): Fault {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(cell);
  if (!parts) return new Fault('type-error', `"${excerpt(cell)}" is not ${wanted}.`, 'Write it so.');
  const year = Number(parts[3]) + (parts[3]?.length === 2 ? 2000 : 0);
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  const readings = [
    [first, second],
    [second, first],
  ]
    .filter(([month = 0, day = 0]) => isDay(year, month, day))
    .map(([month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  const [one, other] = [...new Set(readings)];
  const message = `"${excerpt(cell)}" is a date as a spreadsheet writes it, not ${wanted}.`;
  if (one === undefined) return new Fault('type-error', message, 'Write it as 2024-06-30.');
  return new Fault(
    'type-error',
    message,
    other === undefined ? `Write ${one}.` : `Write ${one} or ${other}, whichever is meant.`,
  );
}

function isDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** True when `inner` is `outer` or lies in it: 2024-06-30 lies in 2024-06 and in 2024. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}-`);
}

/**
 * A period some years later (or, with a negative number, before); undefined where that is no period: a year that ISO 8601
 * has no four digits for, a 29 February of another year than a leap year.
 */
export function shiftYears(from: string, by: number): string | undefined {
  if (by === 0) return from;
  const shifted = String(Number(from.slice(0, 4)) + by).padStart(4, '0') + from.slice(4);
  return typeof period(shifted) === 'string' ? shifted : undefined;
}
