import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import type { Done, Task } from './publish-once.ts';
import { wholeGeneration, writeGeneration } from './sites.ts';

const publisher = path.join(import.meta.dirname, 'publish-once.ts');
/** With the commands of this system, and without any, so that folders cannot be exchanged and are renamed one by one. */
const paths = { exchanging: process.env['PATH'], renaming: path.join(temporaryFolder(), 'none') };
type Way = keyof typeof paths;

/** Publishes generation 2 in each folder. @returns what became of those before the process was killed, if it was. */
function publish(
  tasks: readonly Task[],
  way: Way,
): Promise<{ signal: string | null; done: Done[]; stderr: string }> {
  const options = { env: { PATH: paths[way] } };
  return new Promise((resolve) => {
    execFile(process.execPath, [publisher, JSON.stringify(tasks)], options, (error, stdout, stderr) => {
      const done = stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Done);
      resolve({ signal: error?.signal ?? null, done, stderr });
    });
  });
}

/** A folder with the site of generation 1. */
function siteOfOne(): string {
  const folder = temporaryFolder();
  writeGeneration(path.join(folder, 'dist'), 1);
  return folder;
}

const generationIn = (folder: string) => wholeGeneration(path.join(folder, 'dist'));
/** What is left beside a site, the lock and the name of who has it aside. */
const leftIn = (folder: string) =>
  readdirSync(path.join(folder, '.nguon')).filter((name) => !/^(?:lock|building\.txt)$/.test(name));

async function stepsOf(way: Way): Promise<{ steps: string[]; after: string[] }> {
  const { done, stderr } = await publish([{ folder: siteOfOne() }], way);
  expect(stderr).toBe('');
  const [{ isPublished, said, steps, after } = {} as Done] = done;
  expect([isPublished, said]).toEqual([true, null]);
  return { steps, after };
}

it.concurrent.each<Way>(['exchanging', 'renaming'])(
  'killed before any of its steps, a build that is %s folders leaves a whole site to the next one',
  async (way) => {
    const { steps, after } = await stepsOf(way);
    const all = [...steps, ...after];
    expect(all).toContain(way === 'renaming' ? 'renameSync .nguon/previous-dist' : 'mkdirSync .nguon/next');
    const killed: { step: string; folder: string }[] = [];
    for (const [at, step] of all.entries()) {
      // What comes before does not know yet which way it will be.
      if (way === 'renaming' && at < all.indexOf('renameSync .nguon/previous-dist')) continue;
      const folder = siteOfOne();
      const { signal } = await publish([{ folder, fault: { step: at + 1, how: 'kill' } }], way);
      expect([step, signal]).toEqual([step, 'SIGKILL']);
      killed.push({ step, folder });
    }
    // Even a build that comes to nothing has put back what was set aside.
    const nothing = { step: 'mkdirSync .nguon/next', how: 'ENOSPC' };
    const next = await publish(
      killed.map(({ folder }) => ({ folder, fault: nothing })),
      way,
    );
    for (const [at, { step, folder }] of killed.entries()) {
      expect([step, next.done[at]?.isPublished]).toEqual([step, false]);
      expect([1, 2]).toContain(generationIn(folder));
      expect([step, leftIn(folder)]).toEqual([step, []]);
    }
  },
);

it.each<Way>(['exchanging', 'renaming'])(
  'when one of its steps fails, a build that is %s folders says so and leaves the last site, or else the new one',
  async (way) => {
    const { steps, after } = await stepsOf(way);
    const tasks = [...steps, ...after].flatMap((step, at) =>
      ['ENOSPC', 'EACCES'].map((how) => ({ step, folder: siteOfOne(), fault: { step: at + 1, how } })),
    );
    const { done } = await publish(tasks, way);
    for (const [at, { step, fault, folder }] of tasks.entries()) {
      const { isPublished, said } = done[at] ?? ({} as Done);
      expect([step, fault.how, isPublished ? 2 : 1]).toEqual([step, fault.how, generationIn(folder)]);
      if (isPublished) continue;
      expect(steps).toContain(step);
      expect([step, said]).toEqual([
        step,
        expect.stringMatching(
          fault.how === 'ENOSPC' ? /^The disk of .* is full\./ : /^The user .* may not .*\/(?:dist|\.nguon)/,
        ),
      ]);
    }
    expect(done.filter(({ isPublished }) => !isPublished).length).toBeGreaterThan(8);
  },
);
