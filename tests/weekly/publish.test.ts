import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { digestsOf } from '../site/built.ts';
import { REPOSITORY } from '../site/setup.ts';
import { withSecondReport } from '../support/folders.ts';
import { Copy } from '../support/project.ts';

const copy = new Copy();
const { folder, dist } = copy;
withSecondReport({ data: copy.path('data'), seeds: copy.path('seeds') });
await cp(inject('site').dist, dist, { recursive: true });
const build = (environment?: Record<string, string>) => copy.build({ ...REPOSITORY, ...environment });

/** What is left of builds beside the site. */
const left = () =>
  ['.nguon/next', '.dist-next', '.dist-previous'].filter((name) => existsSync(path.join(folder, name)));

/** The words of a chart need this; nothing before the pages does. */
const throwing = 'Intl.ListFormat=class{constructor(){throw%20new%20Error(%22a%20page%20broke%22)}}';
const broken = { NODE_OPTIONS: `--import=data:text/javascript,${throwing}` };

describe('a build', () => {
  test('gives the same bytes in another folder, time zone, language and year', async () => {
    const first = await digestsOf(inject('site').dist);
    const clock = 'const%20real=Date.now;Date.now=()=>real()+4e10;';
    const today =
      'globalThis.Date=class%20extends%20Date{constructor(...a){super(...(a.length?a:[Date.now()]))}}';
    // As in a clone that was made under `umask 077`.
    await chmod(copy.path('public/embed/v2.js'), 0o600);
    const second = await build({
      TZ: 'Asia/Ho_Chi_Minh',
      LANG: 'vi_VN.UTF-8',
      LC_ALL: 'vi_VN.UTF-8',
      NGUON_BASE: '/',
      NODE_OPTIONS: `--import=data:text/javascript,${clock}${today}`,
    });
    expect(second.stderr).toBe('');
    expect(second.code).toBe(0);
    expect(await digestsOf(dist)).toEqual(first);
  });

  test('lists every file with its size and digest, and each can be read by a web server', async () => {
    const { files } = JSON.parse(await readFile(path.join(dist, 'manifest.json'), 'utf8'));
    const listed = Object.entries<{ bytes: number; sha256: string }>(files);
    const { 'manifest.json': itself, ...others } = await digestsOf(dist);
    expect(itself).toBeDefined();
    expect(Object.fromEntries(listed.map(([name, { sha256 }]) => [name, sha256]))).toEqual(others);
    for (const [name, { bytes }] of listed) {
      const { size, mode } = await stat(path.join(dist, name));
      expect([name, size, mode & 0o777]).toEqual([name, bytes, 0o644]);
    }
  });

  test('whose page throws leaves the last site as it was, and ends', async () => {
    const before = await digestsOf(dist);
    const result = await build(broken);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('a page broke');
    expect(result.stderr).toContain('Nothing was published.');
    expect(await digestsOf(dist)).toEqual(before);
    expect(left()).toEqual([]);
  });

  test('puts back a site that a build killed between its two renames had moved aside', async () => {
    const before = await digestsOf(dist);
    await rename(dist, path.join(folder, '.dist-previous'));
    // Even if the next build fails.
    expect((await build(broken)).code).toBe(1);
    expect(await digestsOf(dist)).toEqual(before);
    expect(left()).not.toContain('.dist-previous');
  });

  test('refuses to replace a folder that is not a site', async () => {
    const other = copy.path('thesis');
    await mkdir(other);
    await writeFile(path.join(other, 'thesis.doc'), '');
    const { code, stderr } = await build({ NGUON_DIST: other });
    expect([code, stderr]).toEqual([1, expect.stringContaining('thesis is not a built site')]);
    expect(await readdir(other)).toEqual(['thesis.doc']);
  });

  test('waits for another one in the same project', async () => {
    const both = await Promise.all([build(), build()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await digestsOf(dist)).toEqual(await digestsOf(inject('site').dist));
  });
});
