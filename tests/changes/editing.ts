import { expect } from 'vitest';
import { compare, readSnapshot, type Snapshot, snapshotOf } from '../../src/changes/comparison.ts';
import type { Source } from '../../src/csv/text.ts';
import { loadSources } from '../../src/dataset/load.ts';
import { readTables } from '../../src/dataset/read.ts';
import { tableFiles } from '../../src/formats/tables.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { sample, sampleFolders } from '../formats/support.ts';

const { sources: sampleSources } = await loadSources(sampleFolders);

/** What an editor does to the files: a text replaced in all of one; or, with '' for the first one, a text at its end. */
export type Edit = [file: string, from: string, to: string];

/** The sample as an editor might have changed it: still without a problem. */
export async function edited(...edits: Edit[]): Promise<Tables> {
  const files = new Map(sampleSources.map(({ file, bytes }) => [file, new TextDecoder().decode(bytes)]));
  for (const [file, from, to] of edits) {
    const text = files.get(file) ?? '';
    expect(text, `${from} in ${file}`).toContain(from);
    files.set(file, from === '' ? text + to : text.replaceAll(from, to));
  }
  const sources = [...files].map(([file, text]): Source => ({ file, bytes: new TextEncoder().encode(text) }));
  const { tables, problems } = await readTables(sources);
  expect(problems).toEqual([]);
  return tables;
}

/** Alpha's users become 71 million: in the data, and in the evidence, as of a report that was misread. */
export const fixUsers: Edit[] = [
  ['observations/all.csv', '72000000,72 million', '71000000,71 million'],
  ['seeds/yearbook-2024.csv', '72 million,72000000', '71 million,71000000'],
];

/** Beta's row and values are Gamma's. */
export const betaToGamma: Edit[] = [
  ['subjects.csv', 'beta,', 'gamma,'],
  ['observations/all.csv', 'beta,', 'gamma,'],
  ['charts.csv', 'alpha beta', 'alpha gamma'],
  ['charts.csv', 'beta users', 'gamma users'],
];

/** A report of the next year that reports Alpha's users again. */
export const nextReport: Edit[] = [
  [
    'reports.csv',
    '',
    `next-2025,Next,Next,Tiếp theo,B,The Next,en,https://example.com/next.html,Review,Tổng kết,2025-11-28,2025-12-01,${'0'.repeat(64)}\n`,
  ],
  ['seeds/next-2025.csv', '', 'id,line,column,phrase,number,unit,qualifier,role,after\n'],
  ['seeds/next-2025.csv', '', 'next-2025#1.1,1,1,75 million,75000000,,rounded,figure,users\n'],
  ['observations/all.csv', '', 'alpha,users,2024,75000000,75 million,next-2025#1.1,,\n'],
];

/** Tables as a site publishes them, read back from CSVs that are spoilt first. */
export async function tryPublished(
  tables: Tables,
  spoil: (file: string, text: string) => string | undefined,
): Promise<Snapshot | string> {
  const files = (await tableFiles(tables)).flatMap(({ name, bytes }): Source[] => {
    const file = `${name}.csv`;
    const text = spoil(file, new TextDecoder().decode(bytes));
    return text === undefined ? [] : [{ file, bytes: new TextEncoder().encode(text) }];
  });
  return readSnapshot(files);
}

/** The sample as it was published. */
export const published = snapshotOf(sample);
/** What rows of corrections.csv are written for. */
export const editing = {
  today: '2026-01-31',
  head: 'date,subject,measure,period,before,after,reason_en,reason_vi',
};
/** The sample after some edits, compared with what was published. */
export const compared = async (edits: Edit[], of = published) => compare(of, await edited(...edits), editing);
