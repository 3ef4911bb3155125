import { closest, excerpt, type Problem, problem } from './problem.ts';

/** The columns a file should have. */
export interface ExpectedColumns {
  all: readonly string[];
  /** Those among them that may be absent. */
  optional?: readonly string[];
}

/** The columns that a file must have. */
export const requiredOf = ({ all, optional }: ExpectedColumns) =>
  all.filter((name) => !optional?.includes(name));

/**
 * Everything that is wrong with a row of column names. The order of columns has no meaning.
 * A misspelt name is one problem, not one too many and one missing; so is a file without a row of names.
 */
export function checkLabels(file: string, labels: string[], columns: ExpectedColumns): Problem[] {
  const missing = requiredOf(columns).filter((name) => !labels.includes(name));
  const misspelt = new Map(
    labels.filter((label) => !columns.all.includes(label)).map((label) => [label, closest(label, missing)]),
  );
  const meant = new Set(misspelt.values());
  if (!labels.some((label) => columns.all.includes(label)) && ![...meant].some(Boolean))
    return [problem('missing-label.all', { file }, { columns: requiredOf(columns).join(',') })];

  const found = labels.flatMap((column, at) => {
    const place = { file, column, text: column };
    const label = excerpt(column);
    const isAgain = labels.indexOf(column) < at;
    if (column === '') return isAgain ? [] : problem('blank-header', { file }, { number: at + 1 });
    if (isAgain) return problem('duplicate-label', place, { label });
    if (columns.all.includes(column)) return [];
    const near = misspelt.get(column);
    return near === undefined
      ? problem('extra-label', place, { label, columns: columns.all })
      : problem('extra-label.near', place, { label, meant: near });
  });
  const absent = missing.filter((name) => !meant.has(name));
  return [
    ...found,
    ...absent.map((label) => problem('missing-label', { file, column: label, text: label }, { label })),
  ];
}

/** What a spreadsheet cell can hold. */
const LONGEST_CELL = 32_767;
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)/i;

/** What is wrong with the shape of a row of trimmed cells. A row with such a problem cannot be used. */
export function checkRow(cells: readonly string[], line: number, labels: string[], file: string): Problem[] {
  const counts = { cells: cells.length, columns: labels.length };
  if (cells.length > labels.length)
    return [problem('extra-cell', { file, line, text: cells[labels.length] ?? '' }, counts)];
  if (cells.length < labels.length) {
    const column = labels[cells.length] ?? null;
    const place = { file, line, column, text: cells.join(' ') };
    return [problem('missing-cell', place, { ...counts, label: column ?? '' })];
  }
  return cells.flatMap((cell, at) => {
    const place = { file, line, column: labels[at] ?? null, text: cell };
    if (SPREADSHEET_ERROR.test(cell))
      return problem('type-error.spreadsheet-error', place, { cell: excerpt(cell) });
    if (cell.length <= LONGEST_CELL) return [];
    return problem('constraint-error.long-cell', place, { length: cell.length, most: LONGEST_CELL });
  });
}

/** True for a row of blank cells. */
export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

/** A question mark inside a word or before one: what Excel's plain "CSV" makes of a letter that it cannot write. */
const LOST = /\p{L}\?+\p{L}|(?:^|[\s("“])\?+\p{L}/u;

/** Finds the cell of a row in which letters were lost: "Vi?t Nam", which was "Việt Nam". Addresses may have question marks. */
export function findLostLetters(row: readonly string[]): number {
  return row.findIndex((cell) => cell.includes('?') && LOST.test(cell) && !cell.includes('://'));
}
