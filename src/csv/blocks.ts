import Papa from 'papaparse';

/** Some rows of a text. */
export interface Block {
  data: string[][];
  /** Quotes that do not pair; `row` and `index` are those of the whole text. */
  errors: Papa.ParseError[];
  /** Where in the text the first of the rows starts. */
  start: number;
  /** True where cells may have line breaks. */
  quoted: boolean;
}

/**
 * The rows of a text, block by block, or all at once where `size` is that of the text: rows that are used and let go at
 * once cost a large file half the time and memory. The last row of a block, which may be cut, starts the next one.
 *
 * One `Papa.Parser` takes them all: what `Papa.parse` leaves behind from each call keeps the rows of the next one from
 * being let go, until the garbage collector looks through everything.
 */
export function* parseBlocks(text: string, delimiter: string, size: number = BLOCK): Generator<Block> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let rows = 0;
  let length = size;
  for (let start = 0; start < text.length; ) {
    const isLast = start + length >= text.length;
    const part = text.slice(start, start + length);
    const { data, errors, meta } = parser.parse(part, start, !isLast) as Papa.ParseResult<string[]>;
    if (data.length === 0 && !isLast) {
      // A row longer than a block, or a quotation mark that nothing closes.
      length *= 2;
      continue;
    }
    const told = errors.filter(({ row = 0 }) => isLast || row < data.length);
    yield {
      data,
      errors: told.map((one) => ({ ...one, row: (one.row ?? 0) + rows, index: (one.index ?? 0) + start })),
      start,
      quoted: part.includes('"'),
    };
    rows += data.length;
    start = isLast ? text.length : meta.cursor;
    length = size;
  }
}

/** Characters that are parsed at a time: few enough that the rows are gone before the garbage collector comes by. */
const BLOCK = 50_000;
