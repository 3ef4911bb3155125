import { excerpt } from '../csv/problem.ts';
import { blank, Fault, reader } from './cells.ts';

const PLAIN = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * A plain number: `76500000`, `12.5`, `1.25E+13` (what Excel makes of 12500000000000).
 * A decimal comma is read where it cannot be a group of thousands; where it can, both readings are named.
 */
export const number = reader({ type: 'number' }, (cell): number | Fault => {
  if (cell === '') return blank('a number');
  if (cell.length > LONGEST) return noNumber(cell, undefined);
  if (PLAIN.test(cell)) return finite(cell, cell);
  const bare = cell.replace(/[\s\u00a0\u202f]/g, '');
  if (/^-?\d{1,3},\d{3}$/.test(bare)) {
    const [whole, decimal] = [bare.replace(',', ''), bare.replace(',', '.')];
    const message = `"${excerpt(cell)}" can be read as ${whole} or as ${decimal}.`;
    return new Fault('type-error', message, `Write ${whole} or ${decimal}.`);
  }
  const decimalComma = /^-?\d+,\d+(?:[eE][+-]?\d{1,3})?$/.test(bare) ? bare.replace(',', '.') : undefined;
  if (decimalComma !== undefined && cell === bare) return finite(cell, decimalComma);
  const grouped = /^-?\d{1,3}(?:[.,]?\d{3})+$/.test(bare) ? bare.replace(/[.,]/g, '') : decimalComma;
  return noNumber(cell, grouped);
});

/** Much more than any number has; on a longer text the patterns would take the square of its length. */
const LONGEST = 400;

function noNumber(cell: string, meant: string | undefined): Fault {
  const mend =
    meant === undefined ? 'Write a plain number such as 76500000, without words.' : `Write ${meant}.`;
  return new Fault('type-error', `"${excerpt(cell)}" is no plain number.`, mend);
}

/** The number that a cell was read as; what is too large for a double is no number. */
function finite(cell: string, plain: string): number | Fault {
  const value = Number(plain);
  return Number.isFinite(value)
    ? value
    : new Fault('constraint-error', `"${excerpt(cell)}" is too large.`, 'Write a smaller number.');
}

/** A whole number from 1: a line, a column. */
export const position = reader({ type: 'integer' }, (cell): number | Fault => {
  if (/^[1-9]\d{0,8}$/.test(cell)) return Number(cell);
  if (cell === '') return blank('a whole number');
  return new Fault('type-error', `"${excerpt(cell)}" is no whole number from 1.`, 'Write it in digits.');
});

/** A whole number of years, such as -1. */
export const years = reader({ type: 'integer' }, (cell): number | Fault => {
  if (/^-?\d{1,3}$/.test(cell)) return Number(cell);
  return new Fault(
    'type-error',
    `"${excerpt(cell)}" is no whole number of years.`,
    'Write a number such as -1.',
  );
});
