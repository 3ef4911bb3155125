import { type AddProblem, excerpt } from './problem.ts';

/** What a spreadsheet cell can hold. */
const LONGEST_CELL = 32_767;
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)/i;

/** Trims a row's cells in place and checks its shape. @returns false when the row cannot be used. */
export function checkRow(row: string[], line: number, labels: string[], add: AddProblem): boolean {
  if (row.length > labels.length) {
    const message = `The row has ${row.length} cells; the file has ${labels.length} columns.`;
    add(
      'extra-cell',
      line,
      null,
      row[labels.length] ?? '',
      message,
      'Put a cell that holds a separator in quotes, or delete the extra cells.',
    );
    return false;
  }
  if (row.length < labels.length) {
    const column = labels[row.length] ?? null;
    const message = `The row has ${row.length} cells; the file has ${labels.length} columns. The first that is missing is "${column}".`;
    add('missing-cell', line, column, row.join(' '), message, 'Add the missing cells, blank ones too.');
    return false;
  }
  let sound = true;
  for (let at = 0; at < row.length; at++) {
    const cell = (row[at] as string).trim();
    row[at] = cell;
    if (cell.charCodeAt(0) === 35 && SPREADSHEET_ERROR.test(cell)) {
      const message = `"${excerpt(cell)}" is a spreadsheet's error, not a value.`;
      add(
        'type-error',
        line,
        labels[at] ?? null,
        cell,
        message,
        'Mend the formula in the spreadsheet and save again, or type the value.',
      );
      sound = false;
    } else if (cell.length > LONGEST_CELL) {
      const message = `The cell has ${cell.length} characters; ${LONGEST_CELL} are the most that a spreadsheet holds.`;
      add('constraint-error', line, labels[at] ?? null, cell, message, 'Shorten it.');
      sound = false;
    }
  }
  return sound;
}

/** True for a row of blank cells. */
export function isBlank(row: string[]): boolean {
  return (row[0] ?? '').trim() === '' && row.every((cell) => cell.trim() === '');
}
