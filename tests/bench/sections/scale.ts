import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyOurs, editOurs, LEFT, script } from '../peers/nguon.ts';
import { generateNewsroom } from '../scale/generate.ts';
import type { Usage } from '../scale/usage.ts';
import type { Options } from '../section.ts';
import { duration, size, table, times } from '../statistics.ts';
import { contents, timeNode } from '../timing.ts';

export const title = 'Many charts';

const COUNTS = [100, 1000, 2000] as const;
/** With the peak memory and the processor time of the build. */
const USAGE = path.join(import.meta.dirname, '../scale/usage.ts');

interface Built extends Usage {
  ms: number;
}

/** Builds newsrooms of several sizes: from nothing, and again after one figure of one CSV was changed. */
export async function measure({ say, keep }: Options): Promise<string> {
  const rows: string[][] = [];
  const cold = new Map<number, Built>();
  // All stay to the end: for minutes after files were deleted, ext4 makes new ones several times as slowly.
  const all = mkdtempSync(path.join(tmpdir(), 'nguon-scale-'));
  try {
    for (const count of COUNTS) {
      const folder = path.join(all, String(count));
      mkdirSync(folder);
      copyOurs(folder);
      generateNewsroom(folder, count);
      say(`${count} charts from nothing`);
      const first = await build(folder, true);
      editOurs(folder);
      say(`${count} charts after one edit`);
      const second = await build(folder, false);
      const { files, bytes } = contents(path.join(folder, 'dist'));
      cold.set(count, first);
      rows.push([
        String(count),
        ...[first, second].flatMap(({ ms, megabytes, cpuSeconds }) => [
          duration(ms),
          duration(cpuSeconds * 1000),
          size(megabytes * 1e6),
        ]),
        files.toLocaleString('en'),
        size(bytes),
      ]);
      keep({
        [`charts${count}Ms`]: first.ms,
        [`charts${count}Megabytes`]: first.megabytes,
        [`charts${count}EditedMs`]: second.ms,
      });
    }
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
  const [thousand, twice] = [1000, 2000].map((count) => cold.get(count)?.ms ?? Number.NaN);
  return [
    table(
      [
        'charts, each in two languages',
        ...['from nothing', '… processor', '… peak memory'],
        ...['after one edit', '… processor', '… peak memory'],
        'files',
        'size of the site',
      ],
      rows,
    ),
    `2,000 charts take ${times((twice ?? Number.NaN) / (thousand ?? Number.NaN))} the time of 1,000. One build each: every page, PNG, SVG, CSV, JSON, page for frames and its font, checked. Each made-up newsroom has the snapshot’s report once for every made-up province (\`node tests/bench/scale/generate.ts FOLDER 1000\`), so every chart has letters, pictures and evidence of its own.`,
  ].join('\n\n');
}

async function build(folder: string, isCold: boolean): Promise<Built> {
  if (isCold) for (const name of LEFT) rmSync(path.join(folder, name), { recursive: true, force: true });
  const file = path.join(folder, '.usage.json');
  const ms = await timeNode(['--import', USAGE, ...script('build')], folder, { BENCH_USAGE: file });
  return { ms, ...(JSON.parse(readFileSync(file, 'utf8')) as Usage) };
}
