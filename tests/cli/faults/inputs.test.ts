import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadSteadily, remember } from '../../../src/cli/inputs.ts';
import { copyOfData, temporaryFolder } from '../../support/folders.ts';

/** A folder with two files, and what changes in it from now on. */
function watched() {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'en'));
  const at = (name: string) => path.join(folder, name);
  for (const name of ['en/a.mdx', 'b.mdx']) writeFileSync(at(name), 'before');
  const past = new Date('2026-01-01');
  for (const name of ['en/a.mdx', 'b.mdx']) utimesSync(at(name), past, past);
  const changed = remember([folder, at('no-such-folder')]);
  return { at, changed: () => changed().map((file) => path.relative(folder, file)) };
}

it.each<[string, (at: (name: string) => string) => void, string[]]>([
  ['nothing', () => {}, []],
  ['a file written with as many bytes', (at) => writeFileSync(at('en/a.mdx'), 'after!'), ['en/a.mdx']],
  [
    'a file put in the place of another',
    (at) => {
      writeFileSync(at('c~'), 'before');
      utimesSync(at('c~'), new Date('2026-01-01'), new Date('2026-01-01'));
      renameSync(at('c~'), at('b.mdx'));
    },
    ['b.mdx'],
  ],
  [
    'a file deleted and one added',
    (at) => {
      rmSync(at('b.mdx'));
      writeFileSync(at('en/c.mdx'), '');
    },
    ['b.mdx', 'en/c.mdx'],
  ],
  [
    "an editor's own files",
    (at) => {
      writeFileSync(at('.a.mdx.swp'), '');
      writeFileSync(at('b.mdx~'), '');
    },
    [],
  ],
])('what changed in folders: %s', (_, change, expected) => {
  const { at, changed } = watched();
  change(at);
  expect(changed()).toEqual(expected);
});

it('data that change while they are read are read again', async () => {
  const folders = copyOfData();
  const file = path.join(folders.data, 'subjects.csv');
  const text = readFileSync(file, 'utf8');
  const reading = loadSteadily(folders);
  // The first reading has begun and has not got to this file, or has: either way it is of no one state.
  writeFileSync(file, text.replace('Zalo,Zalo', 'Zalo 2,Zalo 2'));
  rmSync(path.join(folders.data, 'glossary.csv'));
  const { problems, sources } = await reading;
  expect(problems.map(({ file: one }) => one)).toContain('glossary.csv');
  const read = sources.find(({ file: one }) => one === 'subjects.csv');
  expect(new TextDecoder().decode(read?.bytes)).toContain('Zalo 2');
});
