import type { Tables } from '../../tables/tables.ts';
import { type PublishedName, tableDictionary } from '../dictionary.ts';
import { tableCsv } from '../tables.ts';

/** A table's CSV as it is published. */
export interface TableFile {
  name: PublishedName;
  /** Relative to the folder of the data: `observations.csv`. */
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** In hexadecimal. */
  sha256: string;
}

const known = new WeakMap<Tables, Promise<TableFile[]>>();

/** The CSVs of all tables, in the order of the dictionary. Worked out once for the same tables: many files name them. */
export function tableFiles(tables: Tables): Promise<TableFile[]> {
  const before = known.get(tables);
  if (before) return before;
  const files = Promise.all(
    tableDictionary.map(async ({ name }): Promise<TableFile> => {
      const bytes = new TextEncoder().encode(tableCsv(name, tables));
      return { name, path: `${name}.csv`, bytes, sha256: await sha256(bytes) };
    }),
  );
  known.set(tables, files);
  return files;
}

const versions = new WeakMap<Tables, Promise<string>>();

/** The version of the data: the first 12 hexadecimal digits of the SHA-256 over all CSVs, one after the other. */
export function dataVersion(tables: Tables): Promise<string> {
  const before = versions.get(tables);
  if (before) return before;
  const version = tableFiles(tables)
    .then((files) => new Blob(files.map(({ bytes }) => bytes)).arrayBuffer())
    .then((all) => sha256(new Uint8Array(all)))
    .then((digest) => digest.slice(0, 12));
  versions.set(tables, version);
  return version;
}

/** The SHA-256 of some bytes, in lower-case hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
