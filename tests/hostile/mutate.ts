import { entries, folderOfEntry, MERGED, mergedFolder } from './corpus-folders.ts';
import { type Folder, snapshotFolder } from './folder.ts';
import { byteMutation } from './mutations/bytes.ts';
import { anyCell, freeTexts, longTexts } from './mutations/cells.ts';
import { columnMutation } from './mutations/columns.ts';
import { corrections } from './mutations/corrections.ts';
import { figureMutation, ids, manyPeriods } from './mutations/figures.ts';
import { fileMutation } from './mutations/files.ts';
import { formulaMutation } from './mutations/formulas.ts';
import type { Mutation } from './mutations/mutation.ts';
import { rowMutation } from './mutations/rows.ts';
import { storyMutation } from './mutations/stories.ts';
import { Random } from './random.ts';

/** The ways to spoil a folder, each as often as it stands here. Those that leave it readable stand more often. */
const mutations: readonly Mutation[] = [
  anyCell,
  anyCell,
  freeTexts,
  freeTexts,
  freeTexts,
  longTexts,
  rowMutation,
  columnMutation,
  byteMutation,
  fileMutation,
  formulaMutation,
  formulaMutation,
  figureMutation,
  figureMutation,
  manyPeriods,
  ids,
  corrections,
  storyMutation,
];

const original = snapshotFolder();

/** The seeds of the folders that are made of the corpus are below zero: first the merged ones, then one for each entry. */
export const corpusSeeds: readonly number[] = Array.from(
  { length: MERGED + entries.length },
  (_, at) => -1 - at,
);

/** The snapshot's folder, spoilt in one to three ways that follow from the seed, and in a few words how. */
export function mutate(seed: number): { folder: Folder; told: string } {
  if (seed < 0) return ofCorpus(-1 - seed);
  const random = new Random(seed);
  const folder: Folder = new Map(original);
  const told = Array.from({ length: random.pick([1, 1, 2, 3]) }, () =>
    random.pick(mutations)(folder, random),
  );
  return { folder, told: told.join('; ') };
}

function ofCorpus(at: number): { folder: Folder; told: string } {
  if (at < MERGED) return { folder: mergedFolder(at), told: `all texts, choice ${at}` };
  const entry = entries[at - MERGED] ?? '';
  return { folder: folderOfEntry(entry), told: JSON.stringify(entry.slice(0, 40)) };
}
