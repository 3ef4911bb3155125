import { appendFileSync, chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { copyProject } from '../../site/copy-project.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { startBuild, until, untilAtWork } from './builds.ts';
import { canMount, mountDisk } from './mounts.ts';
import { digestsOf } from './sites.ts';

const outer = temporaryFolder();
const folder = path.join(outer, 'project');
copyProject(folder);
const at = (...names: string[]) => path.join(folder, ...names);
/** What is left of builds beside the site. */
const left = () => readdirSync(at('.nguon')).filter((name) => /^(?:next|previous|building)/.test(name));
const NOTHING = 'The build failed. Nothing was published. dist/ is as it was.';
const PATIENCE = 400_000;

describe('real builds', { timeout: PATIENCE }, () => {
  it('one waits for another, goes on when that is killed, and makes a site of one state of the data', async () => {
    const killed = startBuild(folder);
    await untilAtWork(folder, killed);
    const build = startBuild(folder);
    await until(build, () => build.stderr() !== '');
    expect(build.stderr()).toMatch(
      new RegExp(`^Another build is at work here \\(process ${killed.pid}, since [\\d:]+\\)\\. `),
    );
    await wait(Math.random() * 500);
    killed.kill('SIGKILL');
    expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(readdirSync(folder)).not.toContain('dist');

    // What was edited while it waited is in it; what is edited while it builds is not, not even where it is bad.
    rename('Zalo,Zalo', 'Zalo 2,Zalo 2');
    await untilAtWork(folder, build);
    rename('Zalo 2,Zalo 2', 'Zalo 3,Zalo 3');
    rmSync(at('data/glossary.csv'));
    const { code, stderr } = await build.ended;
    expect([code, stderr.split('\n').slice(1)]).toEqual([0, ['']]);
    expect(left()).toEqual([]);
    const dist = digestsOf(at('dist'));
    const holding = (text: string) =>
      Object.keys(dist).filter((name) => readFileSync(at('dist', name)).includes(text));
    // The desk has the files themselves.
    expect(holding('Zalo 2')).toEqual(
      expect.arrayContaining(['index.html', 'data/subjects.csv', 'desk/sources.json']),
    );
    expect(holding('Zalo 3')).toEqual([]);
    expect(holding('"file":"glossary.csv"')).toEqual(['desk/sources.json']);
  });

  it('of data that cannot be read, or stopped, or of stories that change meanwhile, leave the last site', async () => {
    const before = digestsOf(at('dist'));
    expect(Object.keys(before).length).toBeGreaterThan(100);
    const bad = await startBuild(folder).ended;
    expect(bad).toMatchObject({ code: 1, signal: null });
    expect(bad.stderr).toContain('data/glossary.csv');

    writeFileSync(
      at('data/glossary.csv'),
      readFileSync(path.join(import.meta.dirname, '../../snapshot/data/glossary.csv')),
    );
    const stopped = startBuild(folder);
    await untilAtWork(folder, stopped);
    await wait(Math.random() * 500);
    stopped.kill('SIGTERM');
    expect(await stopped.ended).toEqual({
      // A shell shows 143.
      code: null,
      signal: 'SIGTERM',
      stderr: 'The build was stopped. Nothing was published; dist/ is as it was.\n',
    });
    expect(left()).toEqual([]);

    const torn = startBuild(folder);
    await untilAtWork(folder, torn);
    const story = readdirSync(at('src/stories/en')).find((name) => name.endsWith('.mdx')) ?? '';
    appendFileSync(at('src/stories/en', story), '\n');
    const { code, stderr } = await torn.ended;
    expect([code, stderr]).toEqual([
      1,
      `src/stories/en/${story} changed while the site was built, so some of it may be from before and some from after. Build again.\n\n${NOTHING}\n`,
    ]);
    expect(left()).toEqual([]);
    expect(digestsOf(at('dist'))).toEqual(before);
  });

  it.skipIf(!canMount)('on a full disk say how much room to make, and leave the last site', async () => {
    const before = digestsOf(at('dist'));
    expect(mountDisk(at('.nguon'), 3)).toBe(true);
    const { code, stderr } = await startBuild(folder).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /The disk of \S*\/\.nguon\S* is full\. The new site has to fit beside the last one until it takes its place: free at least \d+\.\d MB, or build onto another disk with NGUON_DIST, and build again\.\n\n/,
    );
    expect(stderr).toContain(NOTHING);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(left()).toEqual([]);
    expect(digestsOf(at('dist'))).toEqual(before);
  });

  // Root may read everything, and to become another user wants root.
  it.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
    'by a user who may not read the data say so',
    async () => {
      const before = digestsOf(at('dist'));
      chmodSync(outer, 0o755);
      const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
      chmodSync(at('data/charts.csv'), 0o600);
      const file = await startBuild(folder, {}, nobody).ended;
      expect(file.code).toBe(1);
      expect(file.stderr).toMatch(
        /data\/charts\.csv:1: The file cannot be read\.\n +Check that it is a file, and who may read it\./,
      );
      chmodSync(at('data'), 0o700);
      const data = await startBuild(folder, {}, nobody).ended;
      expect(data.code).toBe(1);
      expect(data.stderr).toMatch(/The folder cannot be read\.\n +Restore it, or point NGUON_DATA/);
      chmodSync(at('data'), 0o755);
      chmodSync(at('data/charts.csv'), 0o644);
      const project = await startBuild(folder, {}, nobody).ended;
      expect(project.code).toBe(1);
      expect(project.stderr).toMatch(
        /^The user "nobody" may not read or write \S+, which belongs to user 0\. Give the right to it, or build as the user to whom it belongs/,
      );
      expect(project.stderr).toContain(NOTHING);
      expect(digestsOf(at('dist'))).toEqual(before);
    },
  );
});

/** Changes the subjects. */
function rename(from: string, to: string): void {
  const file = at('data/subjects.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}
