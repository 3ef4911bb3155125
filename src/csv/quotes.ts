import type Papa from 'papaparse';
import { lineAt } from './decode.ts';
import type { AddProblem } from './problem.ts';

/**
 * Reports quotes that do not pair, once a row; returns those rows' numbers.
 * @param from a place before them whose line is known.
 */
export function quoteProblems(
  errors: Papa.ParseError[],
  text: string,
  from: { index: number; line: number },
  add: AddProblem,
): Set<number> {
  const broken = new Set<number>();
  let { line, index: counted } = from;
  for (const error of errors) {
    if (error.row === undefined || broken.has(error.row)) continue;
    broken.add(error.row);
    const index = error.index ?? 0;
    const cell = text.slice(index - 1, index + 60);
    // Errors come in the order of the text; counting on from the last keeps thousands of them quick.
    line += lineAt(text.slice(counted, index), index) - 1;
    counted = index;
    if (error.code === 'MissingQuotes')
      add(
        'unclosed-quote',
        line,
        null,
        cell,
        'A quotation mark opens a cell here and none closes it.',
        'Close it, or take it out.',
      );
    else
      add(
        'stray-quote',
        line,
        null,
        cell,
        'A quotation mark stands inside a quoted cell.',
        'Write it twice ("") inside quotes.',
      );
  }
  return broken;
}
