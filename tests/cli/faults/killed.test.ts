import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { wholeGeneration, writeGeneration } from './sites.ts';

const KILLS = 20;
/** How long a publisher lives at most once it is at work, in ms: long enough for some generations. */
const LIFE = 120;
const publisher = path.join(import.meta.dirname, 'publisher.ts');

/** Without any command on its path, a publisher cannot exchange folders, and renames them one after the other. */
const renaming = path.join(temporaryFolder(), 'no-commands');

async function startPublisher(folder: string, generation: number, PATH: string | undefined) {
  const child = spawn(process.execPath, [publisher, String(generation)], {
    cwd: folder,
    env: { PATH },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** The same numbers between 0 and 1 in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const canExchange = () => {
  const folder = temporaryFolder();
  return (
    process.platform === 'linux' &&
    [['mv', '--exchange', '--no-copy', '-T'], ['exch']].some(
      ([command = '', ...options]) =>
        spawnSync(command, [...options, folder, temporaryFolder()], { stdio: 'ignore' }).status === 0,
    )
  );
};

describe.concurrent.each([
  ['by exchanging', process.env['PATH']],
  ['by renaming', renaming],
])('a site that is published %s', (_, PATH) => {
  it.skipIf(PATH !== renaming && !canExchange())(
    `is whole after each of ${KILLS} kills, the last or a newer one`,
    async () => {
      const folder = temporaryFolder();
      const dist = path.join(folder, 'dist');
      const random = randomNumbers(20_260_729);
      writeGeneration(dist, 0);
      let last = 0;
      let published = 0;
      for (let round = 0; round < KILLS; round++) {
        const child = await startPublisher(folder, (round + 1) * 1000, PATH);
        // It has put back what the one before it, killed between two renames, may have set aside.
        const found = wholeGeneration(dist);
        expect(found).toBeGreaterThanOrEqual(last);
        if (found > last) published++;
        last = found;
        child.stdin.write('go');
        await wait(random() * LIFE);
        await kill(child);
        if (PATH !== renaming) expect(wholeGeneration(dist)).toBeGreaterThanOrEqual(last);
      }
      // They were killed at work, not before it.
      expect(published).toBeGreaterThan(KILLS / 4);
      expect(leftIn(folder)).toEqual([]);
    },
  );
});

/** What lies beside a site, and is neither the lock nor that of a build that was killed. */
function leftIn(folder: string): string[] {
  const names = readdirSync(path.join(folder, '.nguon'));
  return names.filter((name) => !/^(?:lock|building\.txt|next.*|previous-dist)$/.test(name));
}

it.skipIf(!canExchange())('a site that is published by exchanging is never missing', async () => {
  const folder = temporaryFolder();
  const dist = path.join(folder, 'dist');
  writeGeneration(dist, 0);
  const child = await startPublisher(folder, 1, process.env['PATH']);
  child.stdin.write('go');
  let looks = 0;
  let missing = 0;
  let swaps = 0;
  let seen = 0;
  for (const until = performance.now() + 1000; performance.now() < until; looks++) {
    const stats = statSync(dist, { throwIfNoEntry: false });
    if (!stats) missing++;
    else if (stats.ino !== seen) swaps++;
    seen = stats?.ino ?? 0;
  }
  await kill(child);
  expect(missing).toBe(0);
  expect(swaps).toBeGreaterThan(5);
  expect(looks).toBeGreaterThan(1000);
});

it('two at once publish one after the other, and each whole', async () => {
  const folder = temporaryFolder();
  const dist = path.join(folder, 'dist');
  writeGeneration(dist, 0);
  const first = await startPublisher(folder, 1, process.env['PATH']);
  const second = spawn(process.execPath, [publisher, '1000000'], { cwd: folder });
  const [said] = await once(second.stderr, 'data');
  expect(String(said)).toMatch(
    /^Another build is at work here \(process \d+, since \d\d:\d\d:\d\d\)\. This one begins when that one has ended\.\n$/,
  );
  expect(String(said)).toContain(`process ${first.pid},`);
  first.stdin.write('go');
  second.stdin.write('go');
  await wait(300);
  await kill(first);
  // The lock went with the process.
  await once(second.stdout, 'data');
  await expect.poll(() => currentGeneration(dist)).toBeGreaterThan(1_000_000);
  await kill(second);
  expect(wholeGeneration(dist)).toBeGreaterThan(1_000_000);
});

function currentGeneration(dist: string): number {
  return JSON.parse(readFileSync(path.join(dist, 'generation.json'), 'utf8')).generation;
}
