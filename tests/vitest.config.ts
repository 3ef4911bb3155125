import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const root = new URL('..', import.meta.url).pathname;
const both = {
  // Three keep two cores busy, for now and then each waits for a page or a command.
  maxWorkers: 3,
  // No test leaves anything behind in the modules, so each is read once a worker.
  isolate: false,
  // A build and a browser take their time on a small machine; nothing here is a timed test.
  testTimeout: 120_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 15_000 } },
};

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
          ...both,
        },
      },
      {
        test: {
          name: 'site',
          root,
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/site/setup.ts'],
          ...both,
        },
      },
    ],
  },
});
