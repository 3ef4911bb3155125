import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';
import { root } from '../support/folders.ts';
import { copyProject } from '../support/project.ts';
import { runBuild } from '../support/run.ts';
import { browserFile } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site of the snapshot is served, at the root, and the folder it was built into. */
    site: { url: string; dist: string };
    /** For the weekly tests: the same of the project's own data, whatever they are now, under the base path `/some/folder/`. */
    real: { url: string; dist: string };
  }
}

/** Builds the site of the snapshot as `npm run build` does, and serves it while the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nguon-site-'));
  const copy = path.join(folder, 'project');
  copyProject(copy);
  const [site, real] = await Promise.all([
    buildAndServe(copy, path.join(copy, 'dist'), '/'),
    project.name === 'weekly'
      ? buildAndServe(root, path.join(folder, 'real/dist'), '/some/folder/')
      : undefined,
    browserFile(),
  ]);
  project.provide('site', { url: site.url, dist: site.dist });
  if (real) project.provide('real', { url: real.url, dist: real.dist });
  return async () => {
    await site.stop();
    await real?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function buildAndServe(cwd: string, dist: string, base: string) {
  const { code, stderr } = await runBuild({ NGUON_DIST: dist, NGUON_BASE: base }, cwd);
  if (code !== 0) throw new Error(`The site cannot be built: ${stderr}`);
  const server = await preview({
    outDir: dist,
    base,
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  return { url: `http://127.0.0.1:${server.port}${base}`, dist, stop: () => server.stop() };
}
