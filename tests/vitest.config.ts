import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** A project of tests; those in a browser share one built site. */
const project = (
  name: string,
  include: string[],
  more: { exclude?: string[]; globalSetup?: string[] } = {},
) => ({
  test: {
    name,
    root,
    include,
    ...more,
    // No test leaves anything behind in the modules, so each is read once a worker.
    isolate: false,
    setupFiles: ['tests/support/each-file.ts'],
    // For builds and browsers on a slow machine; nothing here is a timed test.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 15_000 } },
  },
});

export default defineConfig({
  test: {
    root,
    // Three keep two cores busy, as each waits for a page or a command now and then.
    maxWorkers: 3,
    reporters: ['default', new URL('support/skipped.ts', import.meta.url).pathname],
    projects: [
      project('unit', ['tests/**/*.test.ts'], {
        exclude: ['site', 'pages', 'weekly', 'cli', 'engines', 'hosts'].map((folder) => `tests/${folder}/**`),
      }),
      project('cli', ['tests/cli/**/*.test.ts']),
      project('site', ['tests/site/**/*.test.ts', 'tests/pages/files.test.ts'], {
        globalSetup: ['tests/site/setup.ts'],
      }),
      // What data can break, on the site that is built, of whatever data.
      project('pages', ['tests/pages/*.test.ts'], { globalSetup: ['tests/site/setup.ts'] }),
      project('hosts', ['tests/hosts/**/*.test.ts']),
      project('engines', ['tests/engines/**/*.test.ts'], { globalSetup: ['tests/site/setup.ts'] }),
      project('weekly', ['tests/{weekly,pages}/**/*.test.ts'], { globalSetup: ['tests/site/setup.ts'] }),
    ],
  },
});
