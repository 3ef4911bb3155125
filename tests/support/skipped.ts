import type { Reporter, TestModule } from 'vitest/node';

/** Prints last which tests were skipped, and why. */
export default class Skipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const notes = new Map<string, string[]>();
    for (const { children } of modules)
      for (const test of children.allTests('skipped')) {
        const result = test.result();
        const note = (result.state === 'skipped' && result.note) || 'no reason is given';
        notes.set(note, [...(notes.get(note) ?? []), `${test.module.relativeModuleId}: ${test.fullName}`]);
      }
    // After the summary of the other reporters.
    setImmediate(() => {
      for (const [note, tests] of notes)
        console.log(`Skipped (${note}):\n${tests.map((one) => `  ${one}`).join('\n')}`);
    });
  }
}
