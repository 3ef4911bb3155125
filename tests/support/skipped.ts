import type { Reporter, TestModule } from 'vitest/node';

/** Prints last how many tests of a file were skipped, and why. */
export default class Skipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, number>();
    for (const { relativeModuleId, children } of modules)
      for (const test of children.allTests('skipped')) {
        const result = test.result();
        const name = test.parent.type === 'suite' ? test.parent.name : test.name;
        const note = (result.state === 'skipped' && result.note) || name;
        const line = `Skipped in ${relativeModuleId}: ${note}`;
        counts.set(line, (counts.get(line) ?? 0) + 1);
      }
    // After the summary of the other reporters.
    setImmediate(() => {
      for (const [line, count] of counts) console.log(`${line} (${count})`);
    });
  }
}
