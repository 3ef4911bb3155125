import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archive } from '../../src/formats/package/datapackage.ts';
import { tableFiles } from '../../src/formats/tables.ts';
import { sample, sampleFolders, site } from '../formats/support.ts';
import { root, temporaryFolder } from '../support/folders.ts';
import { type Outcome, runCli } from '../support/run.ts';

/** A project's folder with the sample, to be changed: `data`, `seeds`, and the program as in the project. */
export class Project {
  readonly folder = temporaryFolder();
  readonly folders = { data: path.join(this.folder, 'data'), seeds: path.join(this.folder, 'seeds') };

  constructor() {
    cpSync(sampleFolders.data, this.folders.data, { recursive: true });
    cpSync(sampleFolders.seeds, this.folders.seeds, { recursive: true });
    symlinkSync(path.join(root, 'src'), path.join(this.folder, 'src'), 'junction');
  }

  /** Replaces a text in a file, named from the folder; with '' for the first one, puts a text at its end. */
  edit(file: string, from: string, to: string): void {
    const full = path.join(this.folder, file);
    const text = readFileSync(full, 'utf8');
    if (!text.includes(from)) throw new Error(`${from} is not in ${file}.`);
    writeFileSync(full, from === '' ? text + to : text.replaceAll(from, to));
  }

  /** Alpha's users become 71 million. */
  fixUsers(): void {
    this.edit('data/observations/all.csv', '72000000,72 million', '71000000,71 million');
    this.edit('seeds/yearbook-2024.csv', '72 million,72000000', '71 million,71000000');
  }

  /** Runs a command here, where an editor would. */
  run(
    command: 'check published' | 'diff',
    args: string[] = [],
    environment: Record<string, string> = {},
  ): Promise<Outcome> {
    return runCli(command, args, {}, { ...GIT, ...environment }, this.folder);
  }

  git(...args: string[]): string {
    const env = { ...GIT, PATH: process.env['PATH'] };
    return execFileSync('git', args, { cwd: this.folder, env, encoding: 'utf8', stdio: 'pipe' });
  }

  /** Makes a repository of the data, and pushes it to a new one. */
  push(branch: string): void {
    const origin = temporaryFolder();
    this.git('init', '--quiet', '--initial-branch', branch);
    this.git('add', 'data', 'seeds');
    this.git('commit', '--quiet', '--message', 'Data');
    this.git('init', '--quiet', '--bare', '--initial-branch', branch, origin);
    this.git('remote', 'add', 'origin', origin);
    this.git('push', '--quiet', 'origin', branch);
  }
}

/** Git as on any machine, whatever is set on this one. */
const GIT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: path.join(root, 'no-such-file'),
  GIT_AUTHOR_NAME: 'Editor',
  GIT_AUTHOR_EMAIL: 'editor@example.org',
  GIT_COMMITTER_NAME: 'Editor',
  GIT_COMMITTER_EMAIL: 'editor@example.org',
};

/** The sample as it is published: a built site's folder, and its archive. */
export async function publishedSample(): Promise<{ dist: string; zip: string }> {
  const folder = temporaryFolder();
  const [dist, zip] = [path.join(folder, 'dist'), path.join(folder, 'nguon.zip')];
  mkdirSync(path.join(dist, 'data'), { recursive: true });
  for (const { name, bytes } of await tableFiles(sample))
    writeFileSync(path.join(dist, 'data', `${name}.csv`), bytes);
  writeFileSync(zip, await archive(sample, site));
  return { dist, zip };
}
