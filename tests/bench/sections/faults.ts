import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startBuild } from '../../cli/faults/builds.ts';
import { faults, finished } from '../faults/faults.ts';
import { Project } from '../faults/project.ts';
import type { Options } from '../section.ts';
import { table } from '../statistics.ts';

export const title = 'Builds that are killed, stopped, starved and disturbed';

const KILLS = 20;

/** Does to builds what befalls them, one fault after the other, and looks at what each leaves. */
export async function measure({ say, keep }: Options): Promise<string> {
  const project = new Project();
  try {
    say('a whole build');
    await finished(startBuild(project.folder));
    const kills = await killAtRandom(project, say);
    keep({ kills: KILLS, killsWhole: kills.whole, looks: kills.looks, looksMissing: kills.missing });
    const rows: string[][] = [];
    for (const [name, fault] of Object.entries(faults)) {
      say(name);
      const before = project.published();
      const said = await fault(project);
      if (said === undefined) {
        rows.push([name, 'not tried: this user may not', '']);
        continue;
      }
      const after = project.published();
      rows.push([name, after === before ? 'the last site, whole' : 'the new site, whole', said]);
    }
    return [
      `${KILLS} builds, each after an edit, were ended by \`kill -9\` at random moments of the ${kills.seconds.toFixed(1)} s that one took. After each, every file of \`dist/\` was compared with its \`manifest.json\`: ${kills.whole} of ${KILLS} were whole, ${kills.old} the last site and ${kills.whole - kills.old} the new one; ${kills.next}. While they ran, \`dist/index.html\` was looked for ${kills.looks.toLocaleString('en')} times, and was missing ${kills.missing} times.`,
      table(['what happened', 'what `dist/` was then', 'what was said'], rows),
    ].join('\n\n');
  } finally {
    project.remove();
  }
}

async function killAtRandom(project: Project, say: Options['say']) {
  project.edit();
  const start = performance.now();
  await finished(startBuild(project.folder));
  const seconds = (performance.now() - start) / 1000;
  const found = { whole: 0, old: 0, looks: 0, missing: 0, seconds, next: '' };
  const looking = setInterval(() => {
    found.looks++;
    if (!statSync(path.join(project.dist, 'index.html'), { throwIfNoEntry: false })) found.missing++;
  }, 1);
  for (let kill = 0; kill < KILLS; kill++) {
    const before = project.published();
    const now = project.edit();
    // One in each twentieth of the time, and a little beyond it.
    const moment = ((kill + Math.random()) / KILLS) * seconds * 1100;
    say(`kill ${kill + 1} of ${KILLS}, after ${(moment / 1000).toFixed(2)} s`);
    const build = startBuild(project.folder);
    await Promise.race([wait(moment), build.ended]);
    build.kill('SIGKILL');
    await build.ended;
    const after = project.published();
    if (after === before) found.old++;
    if (after === before || after === now) found.whole++;
  }
  clearInterval(looking);
  await finished(startBuild(project.folder));
  const left = readdirSync(project.at('.nguon')).filter((name) => /^(?:next|previous)/.test(name));
  found.next = left.length === 0 ? 'the next build cleared up after them' : `${left.join(', ')} was left`;
  return found;
}
