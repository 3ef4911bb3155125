import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Options } from '../section.ts';
import { counted, duration, median, size, table, times } from '../statistics.ts';

export const title = 'A large table';

interface Measured {
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
  bytes: number;
}

/** Reading, validating and checking a large table, beside PapaParse alone on the same text. */
export async function measure({ runs, rows, say, keep }: Options): Promise<string> {
  const one = (mode: string): Measured => {
    const script = path.join(import.meta.dirname, '../measure-rows.ts');
    return JSON.parse(String(execFileSync(process.execPath, [script, mode, String(rows)])));
  };
  const raw: Measured[] = [];
  const check: Measured[] = [];
  // In turn, so that a machine that slows down slows both.
  for (let run = 1; run <= runs; run++) {
    say(`${rows.toLocaleString('en')} rows, run ${run} of ${runs}`);
    raw.push(one('raw'));
    check.push(one('check'));
  }
  const seconds = (all: Measured[]) => median(all.map((each) => each.seconds));
  const processor = median(check.map((each) => each.cpuSeconds));
  const memory = median(check.map((each) => each.megabytes));
  const ratio = median(check.map((each, at) => each.seconds / (raw[at]?.seconds ?? Number.NaN)));
  keep({
    rows,
    seconds: seconds(check),
    cpuSeconds: processor,
    papaparseSeconds: seconds(raw),
    megabytes: memory,
  });
  return [
    table(
      [`${rows.toLocaleString('en')} observation rows, ${size(raw[0]?.bytes ?? 0)}`, 'median'],
      [
        ['PapaParse alone, into arrays of strings', duration(seconds(raw) * 1000)],
        ['read, validated and checked', `${duration(seconds(check) * 1000)}, ${times(ratio)}`],
        ['… its processor time, on all cores', duration(processor * 1000)],
        ['peak memory of the process, the generator’s own included', size(memory * 1e6)],
      ],
    ),
    `Each in a process of its own, in turn, ${counted(runs, 'run')}: \`node tests/bench/measure-rows.ts raw|check ${rows}\`.`,
  ].join('\n\n');
}
