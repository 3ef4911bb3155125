import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const root = new URL('..', import.meta.url).pathname;
// A build and a browser take their time on a small machine; nothing here is a timed test.
const patience = {
  testTimeout: 120_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 15_000 } },
};

// Most of the time a page or a command is waited for: three browsers keep two cores busy.
const WORKERS = 3;

export default defineConfig({
  test: {
    root,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'code',
          root,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**'],
          // No test leaves anything behind in the modules, so each is read once a worker.
          isolate: false,
          maxWorkers: WORKERS,
          ...patience,
        },
      },
      {
        test: {
          name: 'site',
          root,
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/site/setup.ts'],
          isolate: false,
          maxWorkers: WORKERS,
          ...patience,
        },
      },
    ],
  },
});
