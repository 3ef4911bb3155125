/**
 * The process in which folders are tried: it is told a seed at a time, and answers what became of the folder. Whoever
 * started it stops it when it hangs, so nothing that one folder does is in the way of the next.
 */
import { Judge } from './judge.ts';
import { mutate } from './mutate.ts';
import type { Answer, Question } from './run.ts';

const judge = new Judge();

process.on('message', async ({ seed, pictures }: Question) => {
  const start = process.cpuUsage();
  let told = '';
  const answer = await (async (): Promise<Omit<Answer, 'seconds' | 'seed' | 'told'>> => {
    try {
      const made = mutate(seed);
      told = made.told;
      return await judge.judge(made.folder, { pictures });
    } catch (error) {
      return {
        outcome: 'threw',
        problems: 0,
        outputs: 0,
        faults: [String((error as Error).stack).slice(0, 2000)],
      };
    }
  })();
  const { user, system } = process.cpuUsage(start);
  process.send?.({ ...answer, seed, told, seconds: (user + system) / 1e6 } satisfies Answer);
});
