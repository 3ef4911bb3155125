import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { locales } from '../../src/i18n/locales.ts';
import { root, snapshot, withoutDigests } from '../support/snapshot.ts';

const PROGRAM = ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * Makes a project of the program as it is and the data, evidence and stories of the snapshot, without frozen charts, in
 * a new folder. No digest guards its evidence: tests change figures.
 */
export function copyProject(folder: string): void {
  const to = (name: string) => path.join(folder, name);
  const editors = ['public/frozen', ...locales.map((locale) => `src/stories/${locale}`)].map((name) =>
    path.join(root, name),
  );
  mkdirSync(folder, { recursive: true });
  for (const name of PROGRAM)
    cpSync(path.join(root, name), to(name), { recursive: true, filter: (from) => !editors.includes(from) });
  cpSync(snapshot.data, to('data'), { recursive: true });
  writeFileSync(to('data/reports.csv'), withoutDigests(readFileSync(to('data/reports.csv'), 'utf8')));
  cpSync(snapshot.seeds, to('seeds'), { recursive: true });
  cpSync(snapshot.stories, to('src/stories'), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), to('node_modules'), 'junction');
}
