/**
 * Loaded before a program (`node --import`): when that ends, writes into the file that `BENCH_USAGE` names what it took: its
 * peak memory in megabytes and its processor time in seconds, with those of its threads.
 */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

export interface Usage {
  megabytes: number;
  cpuSeconds: number;
}

const file = process.env['BENCH_USAGE'];
if (isMainThread && file !== undefined)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage: Usage = {
      megabytes: (maxRSS * 1024) / 1e6,
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    };
    writeFileSync(file, JSON.stringify(usage));
  });
