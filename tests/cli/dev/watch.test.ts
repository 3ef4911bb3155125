import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Watch, watchFolders } from '../../../src/cli/dev/watch.ts';
import { temporaryFolder } from '../../support/folders.ts';

interface Reading {
  name: string;
  problems: string[];
}

let watch: Watch;
afterEach(() => watch.stop());

/** Watches a folder, reads in it what is given, one after the other, and collects what is told. */
function watched(readings: readonly ((change: (content: string) => void) => Reading)[]) {
  const folder = temporaryFolder();
  const file = path.join(folder, 'subjects.csv');
  const change = (content: string) => writeFileSync(file, content);
  change('as it was');
  const told: string[] = [];
  let at = 0;
  const read = async () => readings[at++]?.(change);
  watch = watchFolders({ data: folder, seeds: folder }, read, ({ name }) => told.push(name));
  return {
    told,
    change,
    beside: (name: string) => writeFileSync(path.join(folder, name), 'me'),
    reads: () => at,
  };
}

test('what changes while it is read is read again, and only then told', async () => {
  const { told } = watched([
    (change) => {
      change('changed while it was read');
      return { name: 'a mixture', problems: [] };
    },
    () => ({ name: 'the whole', problems: [] }),
  ]);
  await expect.poll(() => told).toEqual(['the whole']);
});

test('a file that is mended at once was never bad', async () => {
  const { told } = watched([
    (change) => {
      setTimeout(change, 20, 'the other half, too');
      return { name: 'half a file', problems: ['It ends in the middle.'] };
    },
    () => ({ name: 'the whole', problems: [] }),
  ]);
  await expect.poll(() => told).toEqual(['the whole']);
});

test('bad data that stay are told; locks and temporary files are no change; without a sign of one, it is found', async () => {
  const { told, change, beside, reads } = watched([
    () => ({ name: 'bad', problems: ['It is bad.'] }),
    () => ({ name: 'good', problems: [] }),
  ]);
  await expect.poll(() => told).toEqual(['bad']);
  for (const name of ['.~lock.subjects.csv#', '~$subjects.csv', 'lu2049abc.tmp']) beside(name);
  await watch.look();
  expect(reads()).toBe(1);
  change('mended');
  await expect.poll(() => told).toEqual(['bad', 'good']);
});
