import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    // A build and a browser take their time on a small machine; nothing here is a timed test.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
