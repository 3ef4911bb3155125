import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where a build is at work. */
export interface Places {
  /** The folder that the site replaces. */
  target: string;
  /** The folder in which the new site comes about; undefined when there is none yet. */
  site: string | undefined;
}

/**
 * What to tell of a disk that is full, or has no room for more files.
 * @param place The file or folder that was to be made.
 */
export function fullDisk(place: string, { site, target }: Places): string {
  const within = nearestFolder(place);
  const isProjects = statSync(within).dev === statSync('.').dev;
  const elsewhere = isProjects
    ? 'or build a copy of the project on another disk'
    : 'or build onto another disk with NGUON_DIST';
  if (hasNoFilesLeft(within))
    return `The disk of ${within} has no room for more files, however small (inodes). Delete some, ${elsewhere}, and build again.`;
  // While it comes about, a site takes half as much again as in the end.
  const old = sizeOf(target) * 1.5;
  const written = site === undefined ? 0 : sizeOf(path.dirname(site));
  const much = old > 0 ? `at least ${megabytes(Math.max(old - written, 1e6))}` : 'some room';
  return `The disk of ${within} is full. The new site has to fit beside the last one until it takes its place: free ${much}, ${elsewhere}, and build again.`;
}

/** The path itself where it is a folder, else the nearest folder above that is there. */
export function nearestFolder(file: string): string {
  const folder = path.dirname(file);
  return existsSync(file) && statSync(file).isDirectory()
    ? file
    : folder === file
      ? file
      : nearestFolder(folder);
}

function hasNoFilesLeft(folder: string): boolean {
  const { files, ffree } = statfsSync(folder);
  return files > 0 && ffree === 0;
}

/** The bytes of a folder's files, however deep; 0 where it cannot be read. */
function sizeOf(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
  } catch {
    return 0;
  }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
