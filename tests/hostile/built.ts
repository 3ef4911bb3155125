import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyProject } from '../site/copy-project.ts';
import { isStory } from './folder.ts';
import { mutate } from './mutate.ts';

/**
 * Builds the site of a folder for real, by its seed, in a copy of the project. @returns what is wrong: a build that
 * fails or says something, a file that it made beside `dist/`.
 */
export function buildFaults(seed: number): string[] {
  const area = mkdtempSync(path.join(tmpdir(), 'nguon-hostile-'));
  const project = path.join(area, 'project');
  try {
    copyProject(project);
    for (const name of ['data', 'seeds', 'src/stories/en', 'src/stories/vi'])
      rmSync(path.join(project, name), { recursive: true });
    for (const [file, bytes] of mutate(seed).folder) {
      const to = path.join(
        project,
        isStory(file) || file.startsWith('seeds/') ? file : path.join('data', file),
      );
      mkdirSync(path.dirname(to), { recursive: true });
      writeFileSync(to, bytes);
    }
    const before = filesBeside(area);
    const env = { PATH: process.env['PATH'], CI: '1' };
    const { status, stderr } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
      cwd: project,
      env,
      encoding: 'utf8',
    });
    const made = filesBeside(area).filter((file) => !before.includes(file));
    return [
      ...(status === 0 ? [] : [`seed ${seed}: the build ends with ${status}`]),
      ...(stderr === '' ? [] : [`seed ${seed}: the build says ${stderr.slice(0, 500)}`]),
      ...made.map((file) => `seed ${seed}: the build makes ${file}`),
    ];
  } finally {
    rmSync(area, { recursive: true, force: true });
  }
}

/** Where a build may write: the site, where it comes about, and what Astro keeps. */
const OWN = /^project\/(?:dist|\.nguon|\.astro|node_modules)(?:\/|$)/;

function filesBeside(area: string): string[] {
  return readdirSync(area, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !OWN.test(name));
}
