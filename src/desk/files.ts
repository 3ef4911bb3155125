import { readRaw } from '../csv/read.ts';
import { type Source, writeRows } from '../csv/text.ts';
import { canonicalCsv, tableOfFile } from '../tables/canonical.ts';
import { requiredTables, schemas, type TableName } from '../tables/schemas/index.ts';
import { type Change, type Content, columnNames, isRows, isStory } from './workbook.ts';

/**
 * Reads dropped or chosen files. A whole data folder replaces all `known` files; others replace those with their names.
 * @returns the changes, the names in the workbook, and the paths that were skipped for having the same name
 */
export function readOpened(files: readonly Source[], known: readonly string[]) {
  const read = new Map<string, Content>();
  const skipped: string[] = [];
  for (const { file: path, bytes } of files) {
    const text = textName(path, known);
    if (text === undefined && !isTable(path)) continue;
    // A report's text is compared with its evidence, but neither shown nor edited.
    const content = text === undefined ? contentOf(path, bytes) : bytes;
    const file = text ?? nameFor(path, known, content);
    if (read.has(file)) skipped.push(path);
    else read.set(file, content);
  }
  const names = [...read.keys()];
  const isWholeFolder = requiredTables.every((table) => read.has(`${table}.csv`));
  const hasEvidence = names.some((file) => file.startsWith('seeds/'));
  const gone = known.filter(
    (file) =>
      isWholeFolder && !read.has(file) && !isStory(file) && (hasEvidence || !file.startsWith('seeds/')),
  );
  const changes = [...gone, ...names].map((file): Change => [file, read.get(file)]);
  return { changes, names, skipped };
}

/** What a file holds, by its bytes or its text. */
export function contentOf(file: string, from: Uint8Array | string): Content {
  const bytes = typeof from === 'string' ? bytesOf(from) : from;
  if (isStory(file)) return new TextDecoder().decode(bytes);
  const raw = readRaw({ file, bytes });
  return raw.kind === 'rows' ? raw.rows : raw.kind === 'text' ? raw.text : bytes;
}

/** What file managers and browsers add to the name of a second copy: "platforms (1).csv". */
const COPY = / ?(?:\(\d+\)| - (?:Copy|Bản sao)(?: \(\d+\))?)(?=\.[^.]+$)/i;

/** True for what may be a table, even under a wrong name; not for what spreadsheet programs leave beside an open file. */
const isTable = (path: string): boolean =>
  /\.(?:csv|tsv|xlsx?|xlsm|ods|numbers)$/i.test(path) && !/(?:^|\/)(?:~\$|\.)[^/]*$/.test(path);

/** The name in the workbook of a report's text: one beside its evidence, or with `known` evidence. */
function textName(path: string, known: readonly string[]): string | undefined {
  const [, inSeeds, base] = /(?:^|\/)(seeds\/)?([^/.~][^/]*)\.txt$/.exec(path) ?? [];
  const isReport = base !== undefined && (inSeeds || known.includes(`seeds/${base}.csv`));
  return isReport ? `seeds/${base}.txt` : undefined;
}

/** The name of an opened table: by its folder, by a known file of that name, by its columns; else its own, which the check reports. */
function nameFor(path: string, known: readonly string[], content: Content): string {
  const [last = path, folder] = path.split('/').toReversed();
  const base = last
    .replace(COPY, '')
    .replace(/\p{Cc}/gu, '')
    .normalize('NFC');
  if (folder === 'observations' || folder === 'seeds') return `${folder}/${base}`;
  if (folder === 'data' || tableOfFile(base) !== undefined) return base;
  const sameName = known.find((file) => file.endsWith(`/${base}`));
  if (sameName !== undefined) return sameName;
  const rows = isRows(content) ? content : [];
  const table = tableOfColumns(columnNames(rows));
  const csv = base.replace(/\.[^.]+$/, '.csv');
  if (table === 'observations') return `observations/${csv}`;
  // Evidence ids begin with that of the report.
  const [, report] = /^([a-z0-9_-]+)#/.exec(rows[1]?.[columnNames(rows).indexOf('id')]?.trim() ?? '') ?? [];
  if (table === 'evidence') return report ? `seeds/${report}.csv` : `seeds/${csv}`;
  return table === undefined ? base : `${table}.csv`;
}

/** The table that shares most columns; undefined if that is less than 60 %. */
function tableOfColumns(names: readonly string[]): TableName | undefined {
  const shareOf = (table: TableName) => {
    const columns = Object.keys(schemas[table].shape);
    const shared = columns.filter((column) => names.includes(column)).length;
    return shared / Math.max(columns.length, names.length);
  };
  const best = (Object.keys(schemas) as TableName[]).reduce((a, b) => (shareOf(b) > shareOf(a) ? b : a));
  return shareOf(best) >= 0.6 ? best : undefined;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file of the workbook as bytes, for the reader of tables. */
export function sourceOf(file: string, content: Content): Source {
  if (content instanceof Uint8Array) return { file, bytes: content };
  return { file, bytes: bytesOf(isRows(content) ? writeRows(content) : content) };
}

/** A file in its canonical form, or as it is if its problems prevent that. Undefined if it is not text. */
export function textOf(file: string, content: Content | undefined): string | undefined {
  if (content === undefined || content instanceof Uint8Array) return undefined;
  if (isStory(file) && !isRows(content)) return content;
  const source = sourceOf(file, content);
  const canonical = canonicalCsv(source);
  return 'text' in canonical ? canonical.text : new TextDecoder().decode(source.bytes);
}
