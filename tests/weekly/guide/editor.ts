import { execFile, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { root } from '../../support/folders.ts';
import { partsOf, readGuide } from '../../support/guide.ts';
import { Copy } from '../../support/project.ts';
import { compiled, type Outcome } from '../../support/run.ts';

const GALLERY = 'tests/charts/gallery.astro';

type Cells = Record<string, string>;

/** Someone who keeps the site with the guide beside them: does what it says, in a copy of the project of their own. */
export class Editor {
  readonly copy = new Copy();
  /** The ids of the guide's commands that were run. */
  readonly followed = new Set<string>();
  private readonly commands = Object.fromEntries(
    locales.map((locale) => [locale, partsOf(readGuide(locale), 'Command')]),
  );

  constructor() {
    // A page of npm run dev.
    cpSync(path.join(root, GALLERY), this.copy.path(GALLERY), { recursive: true });
  }

  /** Makes the copy what a clone is: it knows what its repository has. */
  async clone(): Promise<void> {
    const git = 'git -c user.name=editor -c user.email=editor@example.org -c commit.gpgsign=false';
    const { code, stderr } = await this.shell(
      `git init -q -b main && git add data seeds && ${git} commit -q -m published && git remote add origin . && git fetch -q origin`,
    );
    if (code !== 0) throw new Error(stderr);
  }

  /** Runs a command of the guide as it stands there. */
  follow(id: string, locale: Locale = 'en'): Promise<Outcome> {
    return this.shell(this.command(id, locale));
  }

  /** Starts a server with a command of the guide. @returns the address that it names. */
  serve(id: string): Promise<{ url: string; stop: () => void }> {
    // A group of its own, so that all that it starts ends with it.
    const server = spawn('sh', ['-c', this.command(id, 'en')], { ...this.terminal(), detached: true });
    const stop = () => server.pid && process.kill(-server.pid);
    let said = '';
    return new Promise((resolve, reject) => {
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', (chunk) => {
          said += chunk;
          const url = /http:\/\/localhost:\d+\//.exec(said)?.[0];
          if (url) resolve({ url, stop });
        });
      server.on('close', () => reject(new Error(said)));
    });
  }

  private command(id: string, locale: Locale): string {
    const command = this.commands[locale]?.find((one) => one['id'] === id)?.['text'];
    if (command === undefined) throw new Error(`The guide (${locale}) has no command "${id}".`);
    this.followed.add(id);
    return command;
  }

  /** Writes the files that the guide has in full, each where it says. */
  makeFile(path: string, locale: Locale): void {
    const file = partsOf(readGuide(locale), 'File').find((one) => one['path'] === path);
    if (!file) throw new Error(`The guide (${locale}) has no file "${path}".`);
    this.copy.write(path, file['text'] ?? '');
  }

  /** Runs a line in a shell in the copy's folder, as from a terminal: away from the environment of the tests. */
  shell(line: string): Promise<Outcome> {
    return new Promise((resolve) => {
      execFile('sh', ['-c', line], this.terminal(), (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }

  private terminal() {
    const { PATH, HOME } = process.env;
    return {
      cwd: this.copy.folder,
      env: { PATH, HOME, ...compiled, CI: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    };
  }

  /** Fills in cells of the rows that have the given cells; there must be such a row. */
  fill(file: string, where: Cells, cells: Cells): void {
    const isMeant = (row: Cells) => Object.entries(where).every(([column, cell]) => row[column] === cell);
    if (!this.copy.rows(file).rows.some(isMeant))
      throw new Error(`${file} has no row with ${JSON.stringify(where)}.`);
    this.copy.edit(file, { row: (row) => (isMeant(row) ? { ...row, ...cells } : row) });
  }
}
