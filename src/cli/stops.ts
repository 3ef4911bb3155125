import { constants } from 'node:os';

const tasks: (() => void)[] = [];

/** Has something done when the process ends, unless it is killed; what was asked for last is done first. */
export function atEnd(task: () => void): void {
  if (tasks.length === 0) process.once('exit', finish);
  tasks.push(task);
}

function finish(): void {
  for (const task of tasks.splice(0).toReversed()) task();
}

/**
 * Ends the process tidily when it is asked to stop (Ctrl+C, `kill`, a closed terminal): says what became of its work, clears
 * up, and ends by that same signal, which shells show as 130, 143 and 129, and which stops whatever started it, too.
 * It does not exit by itself: Node waits for its threads then, which may be waiting for it (seen in 1 of 60 builds).
 */
export function stopTidily(say: () => string): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      console.error(say());
      finish();
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
      process.exit(128 + constants.signals[signal]);
    });
}
