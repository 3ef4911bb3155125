import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { locales } from '../../../src/i18n/locales.ts';
import { problemText } from '../../../src/i18n/problems.ts';
import { loadTables } from '../../../src/tables/load.ts';
import { generateNewsroom } from '../scale/generate.ts';
import { median } from '../statistics.ts';
import { contents } from '../timing.ts';
import { buildFramework } from './framework/build.ts';
import type { Installed } from './framework/install.ts';
import { WITH_SIDEBAR, writeFrameworkProject } from './framework/project.ts';
import { buildOurs, copyOurs, editOurs, swap } from './nguon.ts';

/** Framework, and its modules from the disk. */
export interface Framework extends Installed {
  modules: string;
}

/** Milliseconds of one kind of build, ours and theirs. */
export interface Builds {
  ours: number;
  theirs: number;
}

/** Where both projects are; their sites are in `dist`. */
export const placesIn = (folder: string) => ({
  ours: path.join(folder, 'nguon'),
  theirs: path.join(folder, 'framework'),
});

/** Makes both projects, of the same data. */
export async function makeProjects(folder: string): Promise<ReturnType<typeof placesIn>> {
  const places = placesIn(folder);
  copyOurs(places.ours);
  writeFrameworkProject(places.theirs, await tablesOf(places.ours));
  return places;
}

/**
 * Builds both projects in turn, so that a machine that slows down slows both: from nothing, and again after one figure of
 * one CSV was changed. The medians.
 */
export async function timeBuilds(
  { ours, theirs }: ReturnType<typeof placesIn>,
  framework: Framework,
  runs: number,
  say: (progress: string) => void,
): Promise<{ cold: Builds; edited: Builds; output: Record<keyof Builds, ReturnType<typeof contents>> }> {
  const all = { cold: { ours: [], theirs: [] }, edited: { ours: [], theirs: [] } } as Record<
    'cold' | 'edited',
    Record<keyof Builds, number[]>
  >;
  for (let run = 1; run <= runs; run++) {
    say(`building both from nothing, run ${run} of ${runs}`);
    all.cold.ours.push(await buildOurs(ours, { cold: true }));
    all.cold.theirs.push(await buildFramework(theirs, framework, framework.modules, { cold: true }));
    say(`building both after one edit, run ${run} of ${runs}`);
    const own = editOurs(ours);
    all.edited.ours.push(await buildOurs(ours, { cold: false }));
    const peer = swap(path.join(theirs, 'src/data/platform-users.csv'));
    all.edited.theirs.push(await buildFramework(theirs, framework, framework.modules, { cold: false }));
    mustSay(path.join(ours, 'dist/charts'), 'platform-users.csv', own);
    mustSay(path.join(theirs, 'dist/_file/data'), 'platform-users.', peer);
  }
  const medians = ({ ours, theirs }: Record<keyof Builds, number[]>): Builds => ({
    ours: median(ours),
    theirs: median(theirs),
  });
  return {
    cold: medians(all.cold),
    edited: medians(all.edited),
    output: { ours: contents(path.join(ours, 'dist')), theirs: contents(path.join(theirs, 'dist')) },
  };
}

/** A build that is quick because it publishes the old figure is none. */
function mustSay(folder: string, beginning: string, number: string): void {
  const names = readdirSync(folder).filter((name) => name.startsWith(beginning));
  if (names.some((name) => readFileSync(path.join(folder, name), 'utf8').includes(number))) return;
  throw new Error(`After the edit, ${beginning}… in ${folder} does not say ${number}.`);
}

/** Milliseconds of one build of many charts' pages, from nothing; Framework's also with the sidebar that it comes with. */
export async function timeMany(
  folder: string,
  pages: number,
  framework: Framework,
  say: (progress: string) => void,
): Promise<Builds & { withSidebar: number }> {
  const { ours, theirs } = placesIn(folder);
  copyOurs(ours);
  generateNewsroom(ours, pages / locales.length);
  const tables = await tablesOf(ours);
  say(`building ${pages} chart pages of ours`);
  const time = await buildOurs(ours, { cold: true });
  const build = async (sidebar: boolean) => {
    say(`building ${pages} chart pages of Framework’s${sidebar ? ', with its sidebar' : ''}`);
    writeFrameworkProject(theirs, tables, sidebar ? WITH_SIDEBAR : undefined);
    return buildFramework(theirs, framework, framework.modules, { cold: true });
  };
  return { ours: time, theirs: await build(false), withSidebar: await build(true) };
}

async function tablesOf(project: string) {
  const folders = { data: path.join(project, 'data'), seeds: path.join(project, 'seeds') };
  const { tables, problems } = await loadTables(folders);
  const [first] = problems;
  if (first)
    throw new Error(
      `The benchmark's data are not sound: ${first.file}:${first.line} ${problemText(first, 'en').message}`,
    );
  return tables;
}
