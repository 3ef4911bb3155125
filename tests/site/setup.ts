import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';
import { root, withSecondReport } from '../support/folders.ts';
import { copyProject } from '../support/project.ts';
import { runBuild } from '../support/run.ts';
import { browserFile } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The site of the snapshot. */
    site: Served;
    /** The site that `tests/pages` looks at, and those of its HTML files that are published as they are. */
    pages: Served & { published: string[] };
  }
}

/** Where a site is served, the folder it was built into, and its folder in addresses. */
interface Served {
  url: string;
  dist: string;
  base: string;
}

/** The desk can propose changes to a site that names its repository. */
export const REPOSITORY = { NGUON_REPOSITORY: 'https://github.com/example/figures' };

/**
 * Builds the site of the snapshot as `npm run build` does, and serves it while the tests run. `tests/pages` look at it too;
 * weekly, at the project's own data under another base path; with `npm run test:site`, at the site that is built.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await browserFile();
  if (project.name === 'pages') {
    const [dist, base] = [
      path.resolve(process.env['NGUON_DIST'] || 'dist'),
      process.env['NGUON_BASE'] || '/',
    ];
    if (!existsSync(path.join(dist, 'manifest.json')))
      throw new Error(`${dist} is no built site: run "npm run build" first.`);
    const { at, stop } = await serveSite(dist, base.replace(/^\/?/, '/').replace(/\/?$/, '/'));
    project.provide('pages', { ...at, published: await publishedFiles(dist) });
    return stop;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'nguon-site-'));
  const copy = path.join(folder, 'project');
  copyProject(copy);
  withSecondReport({ data: path.join(copy, 'data'), seeds: path.join(copy, 'seeds') });
  const [site, real] = await Promise.all([
    buildAndServe(copy, path.join(copy, 'dist'), '/'),
    project.name === 'weekly'
      ? buildAndServe(root, path.join(folder, 'real/dist'), '/some/folder/')
      : undefined,
  ]);
  project.provide('site', site.at);
  project.provide('pages', { ...(real ?? site).at, published: [] });
  return async () => {
    await site.stop();
    await real?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function buildAndServe(cwd: string, dist: string, base: string) {
  const { code, stderr } = await runBuild({ NGUON_DIST: dist, NGUON_BASE: base, ...REPOSITORY }, cwd);
  if (code !== 0) throw new Error(`The site cannot be built: ${stderr}`);
  return serveSite(dist, base);
}

async function serveSite(dist: string, base: string) {
  const server = await preview({
    outDir: dist,
    base,
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const at: Served = { url: `http://127.0.0.1:${server.port}${base}`, dist, base };
  return { at, stop: () => server.stop() };
}

/** The HTML files that are published as they are built, by the digests of the site that `NGUON_PUBLISHED` names; none if it has none. */
async function publishedFiles(dist: string): Promise<string[]> {
  const address = process.env['NGUON_PUBLISHED'] ?? '';
  const answer = /^https?:/.test(address)
    ? await fetch(new URL('manifest.json', address.replace(/\/*$/, '/')))
    : undefined;
  const before = (answer?.ok && (await answer.json()).files) || {};
  const { files } = JSON.parse(await readFile(path.join(dist, 'manifest.json'), 'utf8'));
  return Object.keys(files).filter(
    (name) => name.endsWith('.html') && files[name].sha256 === before[name]?.sha256,
  );
}
