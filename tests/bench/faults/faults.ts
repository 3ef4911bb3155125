import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Build, startBuild, until, untilAtWork } from '../../cli/faults/builds.ts';
import type { Project } from './project.ts';

/** What befalls a build. Each returns what was said; undefined where it cannot be done by this user. */
export const faults: Record<string, (project: Project) => Promise<string | undefined>> = {
  'Ctrl+C (SIGINT)': (project) => stop(project, 'SIGINT'),
  '`kill` (SIGTERM)': (project) => stop(project, 'SIGTERM'),
  'its terminal was closed (SIGHUP)': (project) => stop(project, 'SIGHUP'),
  'two at once': async (project) => {
    project.edit();
    const first = startBuild(project.folder);
    await untilAtWork(project.folder, first);
    const second = startBuild(project.folder);
    await Promise.all([finished(first), finished(second)]);
    return told(second.stderr());
  },
  'the disk was full while it was made': (project) => onDisk(project, 3, '.nguon', {}),
  'the disk of `dist/` was full when it was to be published': async (project) => {
    const disk = project.at('disk');
    const said = await onDisk(project, 4, 'disk', { NGUON_DIST: path.join(disk, 'site') });
    rmSync(disk, { recursive: true, force: true });
    return said;
  },
  '`data/` could not be read': async (project) => {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') return undefined;
    chmodSync(project.at('data'), 0o700);
    const { stderr } = await startBuild(project.folder, {}, ['setpriv', '--reuid=65534', '--clear-groups'])
      .ended;
    chmodSync(project.at('data'), 0o755);
    return told(stderr);
  },
  'a CSV was deleted while it was made': async (project) => {
    const build = await during(project);
    const file = project.at('data/glossary.csv');
    const text = readFileSync(file);
    rmSync(file);
    await finished(build);
    writeFileSync(file, text);
    return 'nothing: the data are read once, before';
  },
  'a CSV was made wrong while it was made': async (project) => {
    const build = await during(project);
    const file = project.at('data/observations/platforms.csv');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('76500000', '7650000'));
    await finished(build);
    writeFileSync(file, text);
    return 'nothing: the data are read once, before';
  },
  'a story was edited while it was made': async (project) => {
    const build = await during(project);
    appendFileSync(project.at('src/stories/en', stories(project)[0] ?? ''), '\n');
    return told((await build.ended).stderr);
  },
  'a story was deleted while it was made': async (project) => {
    const build = await during(project);
    const file = project.at('src/stories/en', stories(project)[0] ?? '');
    const text = readFileSync(file);
    rmSync(file);
    const { stderr } = await build.ended;
    writeFileSync(file, text);
    return told(stderr);
  },
  'its own folder was deleted while it was made': async (project) => {
    const build = await during(project);
    rmSync(project.at('.nguon/next'), { recursive: true, force: true, maxRetries: 10 });
    return told((await build.ended).stderr);
  },
};

const stories = (project: Project) =>
  readdirSync(project.at('src/stories/en')).filter((name) => name.endsWith('.mdx'));

/** A build after an edit that is at work. */
async function during(project: Project): Promise<Build> {
  project.edit();
  const build = startBuild(project.folder);
  await untilAtWork(project.folder, build);
  return build;
}

async function stop(project: Project, signal: NodeJS.Signals): Promise<string> {
  const build = await during(project);
  await wait(Math.random() * 1000);
  build.kill(signal);
  const { code, signal: by, stderr } = await build.ended;
  return `${told(stderr)} (ended by ${by ?? `exit ${code}`})`;
}

async function onDisk(
  project: Project,
  megabytes: number,
  name: string,
  environment: Record<string, string>,
) {
  const folder = project.at(name);
  mkdirSync(folder, { recursive: true });
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (mount.status !== 0) return undefined;
  try {
    project.edit();
    return told((await startBuild(project.folder, environment).ended).stderr);
  } finally {
    spawnSync('umount', [folder]);
  }
}

export async function finished(build: Build): Promise<void> {
  await until(build, () => false);
  const { code, stderr } = await build.ended;
  if (code !== 0) throw new Error(stderr);
}

/** What was said, on one line, without the folder of this machine. */
function told(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines
    .map((line) => line.trim())
    .join(' ')
    .replaceAll(/\S*nguon-faults-\w+\/project\//g, '')
    .replaceAll('|', '\\|');
}
