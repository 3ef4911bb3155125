/** A place in a text file: line and character, from 1. */
export interface TextPlace {
  line: number;
  character: number;
}

/**
 * Where the cell of a column begins, in a CSV as it was decoded: of a row with line breaks in its cells that may be some
 * lines below the row's first.
 * @param line The line in which the row begins; the first one is that of the column names.
 * @returns undefined where there is no such cell.
 */
export function cellPlace(text: string, line: number, column: string): TextPlace | undefined {
  const head = text.split('\n', 1)[0] ?? '';
  const bare = head.replace(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  const delimiter = [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  const named = cellsFrom(head, 0, delimiter).findIndex(
    ({ start, end }) => head.slice(start, end).trim().replace(/^"|"$/g, '') === column,
  );
  const start = startOfLine(text, line);
  const cell = start === undefined || named < 0 ? undefined : cellsFrom(text, start, delimiter)[named];
  if (!cell) return undefined;
  const before = text.slice(0, cell.start).split('\n');
  return { line: before.length, character: [...(before.at(-1) ?? '')].length + 1 };
}

function startOfLine(text: string, line: number): number | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  return start < text.length ? start : undefined;
}

/** The cells of the row that begins at an offset: RFC 4180. */
function cellsFrom(text: string, from: number, delimiter: string): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = [];
  let [start, isQuoted] = [from, false];
  for (let at = from; at <= text.length; at++) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    const ends = letter === undefined || (!isQuoted && (letter === delimiter || letter === '\n'));
    if (!ends) continue;
    cells.push({ start, end: at });
    if (letter !== delimiter) return cells;
    start = at + 1;
  }
  return cells;
}
