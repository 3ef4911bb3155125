import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { writeCsv } from '../../src/csv/write.ts';
import { copyProject } from '../site/copy-project.ts';
import { temporaryFolder } from './folders.ts';
import { type Outcome, runBuild } from './run.ts';

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
    const added = (change.add ?? []).map((row) => ({
      ...Object.fromEntries(columns.map((column) => [column, ''])),
      ...row,
    }));
    this.write(file, writeCsv(columns, [...rows.map((row) => change.row?.(row) ?? row), ...added]));
  }

  /** Builds the copy's site in the copy, for `/`, as `npm run build` does, away from the environment of the tests. */
  build(): Promise<Outcome> {
    return runBuild({ NGUON_BASE: '/' }, this.folder);
  }
}

type Change = (row: Record<string, string>) => Record<string, string>;
