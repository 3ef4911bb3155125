import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { versionOf } from '../install.ts';
import { makeProjects, timeBuilds, timeMany } from '../peers/builds.ts';
import { installFramework } from '../peers/framework/install.ts';
import { prepareModules } from '../peers/framework/modules.ts';
import { measurePages } from '../peers/pages.ts';
import { peersMarkdown } from '../peers/words.ts';
import type { Options } from '../section.ts';
import { serveFolder } from '../serve.ts';

export const title = 'Beside Observable Framework';

/** Bars, ranges, a stack: different marks, and different amounts of them. */
const CHARTS = ['platform-users', 'removal-requests', 'accounts-by-platform'];
const MANY = 500;

/** The same data as the same charts, built with Nguồn and with Observable Framework. */
export async function measure({ runs, say, keep }: Options): Promise<string> {
  const installed = installFramework(say);
  const framework = { ...installed, modules: await prepareModules(installed.packages) };
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-peers-'));
  try {
    const places = await makeProjects(path.join(folder, 'same'));
    const builds = await timeBuilds(places, framework, runs, say);
    const [ours, theirs] = await Promise.all([places.ours, places.theirs].map((one) => served(one)));
    if (!ours || !theirs) throw new Error('One of the sites is not served.');
    const pages = await measurePages(
      {
        page: (chart) => `${ours.url}charts/${chart}/`,
        embed: (chart) => `${ours.url}embed/${chart}/`,
        framework: (chart) => `${theirs.url}charts/${chart}`,
      },
      CHARTS,
      runs,
      say,
    );
    for (const server of [ours, theirs]) server.stop();
    const many = await timeMany(path.join(folder, 'many'), MANY, framework, say);
    const versions = {
      framework: framework.version,
      plot: versionOf(framework.packages, '@observablehq/plot'),
    };
    const { figures, markdown } = peersMarkdown({ builds, pages, many, versions, runs, CHARTS, MANY });
    keep(figures);
    return markdown;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const served = (project: string) => serveFolder(path.join(project, 'dist'));
