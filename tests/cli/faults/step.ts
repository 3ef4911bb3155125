import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

/** The changes to `dist` and beside it; what is within the site in the making does not count. */
const OURS = /^(?:dist$|\.nguon(?!\/next\/site\/))/;

/** The changes made since {@link failAt}, such as `mkdirSync .nguon/next`. */
export let steps: string[] = [];
let fault: Fault | undefined;

/** A step, by its number from 1 or as it is told, and what becomes of it. */
export interface Fault {
  step: number | string;
  /** `kill` ends the process before it, as `kill -9` would; a code such as `ENOSPC` is what the system says instead. */
  how: string;
}

/** Makes one of the changes to come end in a certain way. */
export function failAt(next: Fault | undefined): void {
  steps = [];
  fault = next;
}

function wrap(owner: object, name: string, isAsync: boolean): void {
  const functions = owner as Record<string, (...args: unknown[]) => unknown>;
  const original = functions[name];
  if (!original) throw new Error(`Node has no ${name} any more.`);
  functions[name] = (...args) => {
    const file = args.flat().findLast((one) => typeof one === 'string' && path.isAbsolute(one));
    const told = typeof file === 'string' ? path.relative('', file) : '';
    if (!OURS.test(told)) return original(...args);
    const count = steps.push(`${name} ${told}`);
    if (!fault || (fault.step !== count && fault.step !== `${name} ${told}`)) return original(...args);
    if (fault.how === 'kill') process.kill(process.pid, 'SIGKILL');
    const error = Object.assign(new Error(`${fault.how}, said by a test`), { code: fault.how, path: file });
    if (isAsync) return Promise.reject(error);
    throw error;
  };
}

for (const name of ['mkdirSync', 'openSync', 'renameSync', 'rmSync', 'writeFileSync']) wrap(fs, name, false);
for (const name of ['rename', 'cp']) wrap(fs.promises, name, true);
wrap(childProcess, 'spawnSync', false);
syncBuiltinESMExports();
