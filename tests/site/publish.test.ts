import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { type Outcome, runCli } from '../support/run.ts';
import { Copy } from './next-year.ts';

const copy = new Copy();
const { folder, dist } = copy;
await cp(inject('site').dist, dist, { recursive: true });

/** A folder's files with a digest of each. */
async function digests(site: string): Promise<Record<string, string>> {
  const files = (await readdir(site, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const pairs = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [
      path.relative(site, file),
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ];
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/** Builds in the copied project, into the copied site. */
const build = (environment: Record<string, string> = {}) =>
  runCli('build', [], {}, { CI: '1', ...environment }, folder);

/** The same on one of the machine's processors, where the system can keep a program there. */
function buildOnOneProcessor(environment: Record<string, string>): Promise<Outcome> {
  const env = { PATH: process.env['PATH'], CI: '1', ...environment };
  const kept = process.platform === 'linux' ? ['taskset', '-c', '0'] : [];
  const [command = '', ...args] = [...kept, process.execPath, 'src/cli/build.ts'];
  return new Promise((resolve) => {
    execFile(command, args, { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** What is left of builds beside the site. */
async function left(): Promise<string[]> {
  const names = await readdir(path.join(folder, '.nguon'));
  return names.filter((name) => /^(?:next|previous|building)/.test(name));
}

/** The words of a chart need this; nothing before the pages does. */
const throwing = 'Intl.ListFormat=class{constructor(){throw%20new%20Error(%22a%20page%20broke%22)}}';
const broken = { NODE_OPTIONS: `--import=data:text/javascript,${throwing}` };

describe('a build', () => {
  test('gives the same bytes in another folder, time zone, language and year, on one processor', async () => {
    const first = await digests(inject('site').dist);
    const clock = 'const%20real=Date.now;Date.now=()=>real()+4e10;';
    const today =
      'globalThis.Date=class%20extends%20Date{constructor(...a){super(...(a.length?a:[Date.now()]))}}';
    const second = await buildOnOneProcessor({
      TZ: 'Asia/Ho_Chi_Minh',
      LANG: 'vi_VN.UTF-8',
      LC_ALL: 'vi_VN.UTF-8',
      NGUON_BASE: '/',
      NODE_OPTIONS: `--import=data:text/javascript,${clock}${today}`,
    });
    expect(second.stderr).toBe('');
    expect(second.code).toBe(0);
    expect(await digests(dist)).toEqual(first);
  });

  test('lists every file with its size and digest', async () => {
    const { files } = JSON.parse(await readFile(path.join(dist, 'manifest.json'), 'utf8'));
    const listed = Object.entries<{ bytes: number; sha256: string }>(files);
    const { 'manifest.json': itself, ...others } = await digests(dist);
    expect(itself).toBeDefined();
    expect(Object.fromEntries(listed.map(([name, { sha256 }]) => [name, sha256]))).toEqual(others);
    for (const [name, { bytes }] of listed)
      expect((await stat(path.join(dist, name))).size, name).toBe(bytes);
  });

  test('of bad data exits with 1, says where, and leaves the last site as it was', async () => {
    const before = await digests(dist);
    const file = copy.path('data/observations/platforms.csv');
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('76500000', '7650000'));
    const result = await build();
    await writeFile(file, good);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('platforms.csv:4 column "value"');
    expect(result.stderr).toContain('7650000');
    expect(await digests(dist)).toEqual(before);
    expect(await left()).toEqual([]);
  });

  test('whose page throws leaves the last site as it was, and ends', async () => {
    const before = await digests(dist);
    const result = await build(broken);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('a page broke');
    expect(result.stderr).toContain('Nothing was published.');
    expect(await digests(dist)).toEqual(before);
    expect(await left()).toEqual([]);
  });

  test('clears up after one that was killed between its two renames', async () => {
    const before = await digests(dist);
    const area = path.join(folder, '.nguon');
    await mkdir(path.join(area, 'next/site'), { recursive: true });
    await rename(dist, path.join(area, 'previous-dist'));
    // Even a build that then fails has put the old site back.
    const result = await build(broken);
    expect(result.code).toBe(1);
    expect(await digests(dist)).toEqual(before);
    expect(await left()).toEqual([]);
  });
});
