/** Builds shorter than this say nothing on their way, in milliseconds. */
const QUIET = 3000;
/** How often a terminal is told, and how often a log, in milliseconds. */
const TERMINAL = 250;
const LOG = 5000;

/**
 * Tells how far a long piece of work is: on one line that changes, where a person looks at a terminal; in a log by a line
 * every few seconds.
 * @param say what is being done, such as "charts 120 of 400"
 * @returns ends it
 */
export function showProgress(say: () => string, stream: NodeJS.WriteStream = process.stdout): () => void {
  const start = performance.now();
  const isTerminal = stream.isTTY === true;
  let shown = 0;
  const timer = setInterval(
    () => {
      const passed = performance.now() - start;
      if (passed < QUIET) return;
      const line = `${Math.round(passed / 1000)} s: ${say()}`;
      stream.write(isTerminal ? `\r${line.padEnd(shown)}` : `${line}\n`);
      shown = line.length;
    },
    isTerminal ? TERMINAL : LOG,
  );
  timer.unref();
  return () => {
    clearInterval(timer);
    if (isTerminal && shown > 0) stream.write(`\r${' '.repeat(shown)}\r`);
  };
}
