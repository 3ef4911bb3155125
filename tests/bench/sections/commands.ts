import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyOurs, script } from '../peers/nguon.ts';
import type { Options } from '../section.ts';
import { counted, duration, median, table } from '../statistics.ts';
import { timeNode } from '../timing.ts';

export const title = 'Commands that an editor waits for';

const COMMANDS = ['check:data', 'build'] as const;

/** On the snapshot’s data, in a project that was built before. */
export async function measure({ runs, say, keep }: Options): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-bench-'));
  try {
    copyOurs(folder);
    await timeNode(script('build'), folder);
    const rows: string[][] = [];
    for (const name of COMMANDS) {
      const command = `npm run ${name}`;
      const all: number[] = [];
      for (let run = 1; run <= runs; run++) {
        say(`${command}, run ${run} of ${runs}`);
        all.push(await timeNode(script(name), folder));
      }
      keep({ [`${name}Ms`]: median(all) });
      rows.push([`\`${command}\``, duration(median(all))]);
    }
    return [
      table(['command', 'median'], rows),
      `The snapshot’s eleven charts, ${counted(runs, 'run')} each, nothing changed since the build before; builds after a change are under “Beside Observable Framework”.`,
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
