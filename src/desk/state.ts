import { compareSheets, countOf } from './changes.ts';
import type { FileState } from './protocol.ts';
import { Sheet } from './sheet.ts';
import type { Book } from './workbook.ts';

/** How a file differs from the published one; undefined for a file that is not there. */
export function stateOf(before: Book | undefined, now: Book | undefined): Omit<FileState, 'problems'> {
  const same = { changes: 0, isNew: false, isGone: false, rows: [] };
  if (!now) return { ...same, isGone: before !== undefined, changes: before ? 1 : 0 };
  if (!(now instanceof Sheet) || (before && !(before instanceof Sheet))) {
    const differs = before !== now && textIn(before) !== textIn(now);
    return { ...same, isNew: !before, changes: differs ? 1 : 0 };
  }
  // A new file is one change; its rows need no marks.
  if (!before) return { ...same, isNew: true, changes: Math.max(1, now.rowCount - 1) };
  if (before.pack() === now.pack()) return same;
  const difference = compareSheets(before, now);
  return { ...same, changes: countOf(difference), rows: [...difference.rows] };
}

/** What can be compared of a file that is no grid. */
function textIn(book: Book | undefined): string | undefined {
  return book instanceof Sheet || book?.kind !== 'text' ? undefined : book.text;
}
