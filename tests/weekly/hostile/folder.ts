import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { withChange } from '../../support/data.ts';
import { snapshot, withoutDigests } from '../../support/folders.ts';

/** A data folder in memory: tables and evidence as the check names them, stories as `src/stories/<locale>/<name>.mdx`. */
export type Folder = Map<string, Uint8Array>;

/** The snapshot's data, evidence and stories; no digest guards the evidence. */
export function snapshotFolder(): Folder {
  // A slice of a Buffer is no copy, but of the same memory.
  const sources = withChange('reports.csv', withoutDigests);
  const folder: Folder = new Map(sources.map(({ file, bytes }) => [file, new Uint8Array(bytes)]));
  for (const name of globSync('**/*.mdx', { cwd: snapshot.stories }).toSorted())
    folder.set(`src/stories/${name}`, new Uint8Array(readFileSync(path.join(snapshot.stories, name))));
  return folder;
}

export const isTable = (file: string) => file.endsWith('.csv');
export const isStory = (file: string) => file.endsWith('.mdx');

/** Changes the rows of a CSV below its column names, which are given as records by column. */
export function edit(
  folder: Folder,
  file: string,
  change: (rows: Record<string, string>[]) => readonly Record<string, string>[],
): void {
  const text = new TextDecoder().decode(folder.get(file)).trim();
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, delimiter: ',' });
  const { fields = [] } = meta;
  const rows = change(data).map((row) => fields.map((column) => row[column] ?? ''));
  folder.set(file, Buffer.from(`${Papa.unparse([fields, ...rows], { newline: '\n' })}\n`));
}

/** Columns in which any text may stand. */
export const FREE =
  /^(?:label|definition|title|note|term|text|reason|event|author|publisher|before|after|singular|plural|name)(?:_en|_vi)?$/;
