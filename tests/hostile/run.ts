import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Verdict } from './judge.ts';

/** What a child is asked. */
export interface Question {
  seed: number;
  pictures: boolean;
}

/** What became of a folder, and how long it took of a processor, in seconds. */
export interface Answer extends Omit<Verdict, 'outcome'> {
  outcome: Verdict['outcome'] | 'threw' | 'hung' | 'crashed';
  seed: number;
  told: string;
  seconds: number;
}

/** Longer, of a processor, no folder may take. */
export const MOST_SECONDS = 5;
/** A child that is silent so long hangs, however busy the machine is. */
const PATIENCE = 120_000;
/** A folder of each so many is drawn as pictures, too; those of the corpus are below zero. */
const PICTURES = 50;

/**
 * Tries folders, by their seeds, in processes of their own, so many at a time. One that hangs or ends is told of and
 * begun anew.
 */
export async function runFolders(seeds: readonly number[], processes: number): Promise<Answer[]> {
  const waiting = [...seeds];
  const answers: Answer[] = [];
  await Promise.all(
    Array.from({ length: processes }, async () => {
      let child = start();
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const answer = await ask(child, { seed, pictures: seed % PICTURES === 0 });
        answers.push(answer);
        if (answer.outcome === 'hung' || answer.outcome === 'crashed') child = start();
      }
      child.kill('SIGKILL');
    }),
  );
  return answers.toSorted((a, b) => a.seed - b.seed);
}

function start(): ChildProcess {
  const execArgv = ['--max-old-space-size=1000', '--disable-warning=ExperimentalWarning'];
  return fork(path.join(import.meta.dirname, 'child.ts'), [], {
    execArgv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function ask(child: ChildProcess, question: Question): Promise<Answer> {
  const nothing = { ...question, told: '', problems: 0, outputs: 0 };
  return new Promise((resolve) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text;
    };
    const end = (answer: Answer) => {
      clearTimeout(timer);
      child.off('message', end).off('exit', crashed).stderr?.off('data', listen);
      resolve(answer);
    };
    const crashed = () =>
      end({
        ...nothing,
        outcome: 'crashed',
        seconds: 0,
        faults: [`the process ended: ${said.slice(-1000)}`],
      });
    const timer = setTimeout(() => {
      child.off('exit', crashed).kill('SIGKILL');
      end({ ...nothing, outcome: 'hung', seconds: PATIENCE / 1000, faults: ['it hangs'] });
    }, PATIENCE);
    child.once('message', end).once('exit', crashed).stderr?.on('data', listen);
    child.send(question);
  });
}

/** Everything that is wrong with answers, a line each: what anyone needs to make such a folder again. */
export function faultsOf(answers: readonly Answer[]): string[] {
  return answers.flatMap(({ seed, told, faults, seconds }) => [
    ...faults.map((fault) => `seed ${seed} (${told}): ${fault}`),
    ...(seconds > MOST_SECONDS ? [`seed ${seed} (${told}): took ${seconds.toFixed(1)} s`] : []),
  ]);
}
