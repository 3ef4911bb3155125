import { expect, test } from 'vitest';
import { MERGED } from './corpus-folders.ts';
import { corpusSeeds } from './mutate.ts';
import { type Answer, faultsOf, runFolders } from './run.ts';

const FOLDERS = 80;
const count = (answers: readonly Answer[], outcome: Answer['outcome']) =>
  answers.filter((answer) => answer.outcome === outcome).length;

test('spoilt folders are refused with located problems, or everything made from them is harmless', async () => {
  const answers = await runFolders(
    Array.from({ length: FOLDERS }, (_, at) => at + 1),
    1,
  );
  expect(faultsOf(answers)).toEqual([]);
  expect(answers).toHaveLength(FOLDERS);
  // Neither would be a test of the other.
  expect(count(answers, 'refused')).toBeGreaterThan(FOLDERS / 5);
  expect(count(answers, 'built')).toBeGreaterThan(FOLDERS / 10);
  expect(count(answers, 'refused for its stories')).toBeGreaterThan(0);
});

test('every text of the corpus is harmless where it may stand, and refused where it may not', async () => {
  const answers = await runFolders(corpusSeeds, 1);
  expect(faultsOf(answers)).toEqual([]);
  const merged = answers.filter(({ seed }) => seed >= -MERGED);
  expect(count(merged, 'built')).toBe(MERGED);
  expect(count(answers, 'refused')).toBe(answers.length - MERGED);
});
