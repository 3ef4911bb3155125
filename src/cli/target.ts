import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.ts';

/** The folder that a build replaces: `dist`, or where it leads to when it is a link, which stays one. */
export function targetOf(dist: string): string {
  try {
    return realpathSync(dist);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const isLink = lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? path.resolve(path.dirname(dist), readlinkSync(dist)) : dist;
}

/**
 * Makes sure that a build may replace the target, before it takes its time.
 * @throws {Refusal} when it is no folder, when its name cannot be given to another folder, or when something else than a
 * site would be deleted with it.
 */
export function checkTarget(target: string): void {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory())
    throw new Refusal(
      `${target} is a file, and the site is a folder. Move the file away, or name a folder in NGUON_DIST.`,
    );
  if (isMountPoint(target, stats.dev))
    throw new Refusal(
      `${target} is where a disk or a container's volume is mounted, so another folder cannot take its place, and the site would not change all at once. Mount it at the folder above (${path.dirname(target)}), or build into a folder on it: NGUON_DIST=${path.join(target, 'site')}`,
    );
  const within = path.relative(target, process.cwd());
  const names = readdirSync(target);
  const isSite = names.length === 0 || (names.includes('index.html') && !names.includes('.git'));
  if (isSite && (within.startsWith('..') || path.isAbsolute(within))) return;
  throw new Refusal(
    `${target} holds something else than a site (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}), and the build would put the site in its place. Name a new folder in NGUON_DIST.`,
  );
}

/** The mounts as Linux lists them; elsewhere a mount is known by its disk being another than that of the folder above. */
function isMountPoint(folder: string, device: number): boolean {
  if (statSync(path.dirname(folder)).dev !== device) return true;
  try {
    const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    // "36 35 98:0 /root /mount\040point rw …": white space is written as its number.
    const points = lines.map((line) =>
      (line.split(' ')[4] ?? '').replace(/\\(\d{3})/g, (_, octal) =>
        String.fromCharCode(Number.parseInt(octal, 8)),
      ),
    );
    return points.includes(folder);
  } catch {
    return false;
  }
}
