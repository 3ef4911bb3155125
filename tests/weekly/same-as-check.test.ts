import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { asJson } from '../../src/cli/print.ts';
import { loadSources } from '../../src/dataset/load.ts';
import { Desk } from '../../src/desk/desk.ts';
import { readOpened } from '../../src/desk/files.ts';
import { applyChanges } from '../../src/desk/workbook.ts';
import { cases, copyOfCase } from '../support/folders.ts';

/** What only a disk can have: there a folder is missed, at the desk the files that would be in it. */
const names = readdirSync(cases).filter(
  (name) => name !== 'data-folder-missing' && name !== 'observations-missing',
);

it.each(names)(
  'a folder that is dropped on the desk has the problems that the check finds: %s',
  async (name) => {
    const { sources } = await loadSources(copyOfCase(name));
    const desk = new Desk('en');
    const files = sources.map(({ file, bytes }) => ({
      file: file.startsWith('seeds/') ? `project/${file}` : `project/data/${file}`,
      bytes,
    }));
    const opened = applyChanges(new Map(), readOpened(files, []).changes);
    const { problems } = await desk.check(opened, false, 272, '');
    const expected = JSON.parse(readFileSync(path.join(cases, name, 'expected.json'), 'utf8'));
    expect(JSON.parse(asJson(problems))).toEqual(expected);
  },
);
