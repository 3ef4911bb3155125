import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, and the folder it was built into: at the root, and under a base path. */
    site: { url: string; dist: string };
    based: { url: string; dist: string };
  }
}

const run = promisify(execFile);

/** Builds the site twice, as `npm run build` does: for `/` and for `/some/folder/`; serves both while the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nguon-site-'));
  const site = await buildAndServe(path.join(folder, 'root/dist'), '/');
  const based = await buildAndServe(path.join(folder, 'based/dist'), '/some/folder/');
  project.provide('site', { url: site.url, dist: site.dist });
  project.provide('based', { url: based.url, dist: based.dist });
  return async () => {
    await site.stop();
    await based.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function buildAndServe(dist: string, base: string) {
  // As from a shell: the environment of the tests would be a part of the build.
  const env = { PATH: process.env['PATH'], CI: '1', NGUON_DIST: dist, NGUON_BASE: base };
  await run(process.execPath, ['src/cli/build.ts'], { env });
  const server = await preview({
    outDir: dist,
    base,
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  return { url: `http://127.0.0.1:${server.port}${base}`, dist, stop: () => server.stop() };
}
