import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { locales } from '../../src/i18n/locales.ts';
import { root, snapshot, temporaryFolder, withoutDigests } from './folders.ts';
import { type Outcome, runBuild } from './run.ts';

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

/** A copy of the whole project, with the snapshot's data, that may be changed as an editor would; deleted when the test file ends. */
export class Copy {
  readonly folder = path.join(temporaryFolder(), 'project');
  readonly dist = path.join(this.folder, 'dist');

  constructor() {
    copyProject(this.folder);
  }

  path(file: string): string {
    return path.join(this.folder, file);
  }

  write(file: string, text: string): void {
    writeFileSync(this.path(file), text);
  }

  /** Changes a file's text. */
  change(file: string, change: (text: string) => string): void {
    this.write(file, change(readFileSync(this.path(file), 'utf8')));
  }

  /** A CSV's rows, by its columns. */
  rows(file: string): { columns: string[]; rows: Record<string, string>[] } {
    const { data, meta } = Papa.parse<Record<string, string>>(readFileSync(this.path(file), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    return { columns: meta.fields ?? [], rows: data };
  }

  /** Changes a CSV row by row, and adds rows at its end; columns that they do not name are blank. */
  edit(file: string, change: { row?: Change; add?: readonly Record<string, string>[] }): void {
    const { columns, rows } = this.rows(file);
    const data = [...rows.map((row) => change.row?.(row) ?? row), ...(change.add ?? [])];
    this.write(file, `${Papa.unparse({ fields: columns, data }, { newline: '\n' })}\n`);
  }

  /** Builds the copy's site in the copy as `npm run build` does, with no other environment than what is given. */
  build(environment: Record<string, string> = {}): Promise<Outcome> {
    return runBuild(environment, this.folder);
  }
}

type Change = (row: Record<string, string>) => Record<string, string>;
