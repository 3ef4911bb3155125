import { tableOfFile } from '../tables/canonical.ts';
import { requiredTables, schemas, type TableName } from '../tables/schemas/index.ts';

/** Tables, and what may be one under a wrong name. */
const SPREADSHEET = /\.(?:csv|tsv|xlsx?|xlsm|ods|numbers)$/i;
/** What spreadsheet programs leave beside the file that they have open. */
const TEMPORARY = /^(?:~\$|\.|.*\.tmp$)/;
/** What file managers and browsers add to the name of a second copy: "platforms (1).csv". */
const COPY = / ?(?:\(\d+\)| - (?:Copy|Bản sao)(?: \(\d+\))?)(?=\.[^.]+$)/i;

/** True for a file that the desk opens: what may be a table, and the text of a report that `known` has evidence of. */
export function isWanted(path: string, known: readonly string[]): boolean {
  const base = baseOf(path);
  if (TEMPORARY.test(base)) return false;
  return SPREADSHEET.test(base) || textName(path, known) !== undefined;
}

/** The name of a report's text in the workbook; undefined for what is none. */
function textName(path: string, known: readonly string[]): string | undefined {
  const [, inFolder, base] = /(?:^|\/)(seeds\/)?([^/]+)\.txt$/.exec(path) ?? [];
  return base !== undefined && (inFolder || known.includes(`seeds/${base}.csv`))
    ? `seeds/${base}.txt`
    : undefined;
}

/**
 * The name that an opened file has in the workbook: by the folder it lies in, by the name of a known file, or else by
 * its columns. One that is like no table keeps its own name, so that it is told and not passed over in silence.
 * `rows` are its first ones.
 */
export function nameFor(
  path: string,
  known: readonly string[],
  rows: readonly (readonly string[])[] | undefined,
): string {
  const text = textName(path, known);
  if (text !== undefined) return text;
  const base = baseOf(path)
    .replace(COPY, '')
    .replace(/\p{Cc}/gu, '')
    .normalize('NFC');
  const [, folder] = /(?:^|\/)(observations|seeds)\/[^/]+$/.exec(path) ?? [];
  if (folder !== undefined) return `${folder}/${base}`;
  if (/(?:^|\/)data\/[^/]+$/.test(path) || tableOfFile(base) !== undefined) return base;
  const alike = known.find((file) => file.endsWith(`/${base}`));
  if (alike !== undefined) return alike;
  const table = tableOfLabels((rows?.[0] ?? []).map((label) => label.trim()));
  if (!rows || table === undefined) return base;
  const csv = base.replace(/\.[^.]+$/, '.csv');
  if (table === 'observations') return `observations/${csv}`;
  return table === 'evidence' ? `seeds/${reportOf(rows) ?? csv}` : `${table}.csv`;
}

/** True when the names are those of a whole data folder: then what else was there is none of it. */
export function isWholeFolder(names: readonly string[]): boolean {
  return requiredTables.every((table) => names.includes(`${table}.csv`));
}

/** The table whose columns these most are; undefined where it is a guess. */
function tableOfLabels(labels: readonly string[]): TableName | undefined {
  const shares = (Object.keys(schemas) as TableName[]).map((table) => {
    const columns = Object.keys(schemas[table].shape);
    const shared = columns.filter((column) => labels.includes(column)).length;
    return { table, share: shared / Math.max(columns.length, labels.length) };
  });
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share >= 0.6 ? best.table : undefined;
}

/** The file of the report that evidence rows are of: its id begins theirs. */
function reportOf(rows: readonly (readonly string[])[]): string | undefined {
  const id = rows[0]?.findIndex((label) => label.trim() === 'id') ?? -1;
  const report = /^([a-z0-9_-]+)#/.exec(rows[1]?.[id]?.trim() ?? '')?.[1];
  return report && `${report}.csv`;
}

function baseOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
