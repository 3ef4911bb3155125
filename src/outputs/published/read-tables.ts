import type { Source } from '../../csv/decode.ts';
import { readCsv } from '../../csv/read.ts';
import { problemText } from '../../i18n/problems.ts';
import { publishedTables } from '../table/table-formats.ts';
import type { PublishedRow, PublishedRows } from './snapshot.ts';

/** A first line with the names of a table's columns is no longer than this, in bytes. */
const LONGEST_HEAD = 10_000;
/** What `writeDownloadCsv` puts before a text that a spreadsheet would run. */
const GUARD = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/**
 * Reads the tables that a built site has in `data/`, and that the archive `nguon.zip` holds: `observations.csv` and so
 * on. An older site may have other columns, and fewer tables. Other files are passed over.
 *
 * @returns the rows of each table that is there; or, in a sentence, why one cannot be read.
 */
export function readPublishedTables(sources: readonly Source[]): PublishedRows | string {
  const rows: PublishedRows = {};
  for (const name of publishedTables) {
    const source = sources.find(({ file }) => file === `${name}.csv`);
    if (!source) continue;
    const head = new TextDecoder().decode(source.bytes.subarray(0, LONGEST_HEAD));
    const { sheet, problems } = readCsv(source, { all: (head.split(/\r?\n/, 1)[0] ?? '').split(',') });
    const [problem] = problems;
    if (problem)
      return `The table ${problem.file} cannot be read: line ${problem.line}. ${problemText(problem, 'en').message}`;
    rows[name] = sheet.rows.map((cells) => toRow(sheet.labels, cells));
  }
  return rows;
}

function toRow(labels: readonly string[], cells: readonly string[]): PublishedRow {
  return Object.fromEntries(labels.map((label, at) => [label, (cells[at] ?? '').replace(GUARD, '')]));
}
