import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryFrom } from '../formats/site.ts';
import type { Folders } from '../tables/load.ts';

/** Where the site will be, as the environment says it: what is wrong with that, and how to fix it. */
export function addressProblems(env: Record<string, string | undefined>): string[] {
  const [site, base] = [env['NGUON_SITE'], env['NGUON_BASE']];
  return [
    site ? siteProblem(site) : undefined,
    base ? baseProblem(base) : undefined,
    repositoryProblem(env),
  ].filter((problem) => problem !== undefined);
}

function repositoryProblem(env: Record<string, string | undefined>): string | undefined {
  try {
    repositoryFrom(env);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function siteProblem(site: string): string | undefined {
  const url = URL.parse(site);
  if (!url || !/^https?:$/.test(url.protocol) || url.host === '')
    return `NGUON_SITE is "${site}", which is no address. Write it whole, such as https://example.org.`;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    return `NGUON_SITE is "${site}", but wants the origin alone. Write ${url.origin}, and the folder in NGUON_BASE.`;
  return undefined;
}

function baseProblem(base: string): string | undefined {
  if (/^\/?(?:[A-Za-z0-9._~-]+\/)*[A-Za-z0-9._~-]*$/.test(base) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(base))
    return undefined;
  return `NGUON_BASE is "${base}", which is no folder of an address. Write one such as /some/folder/, with letters of English, digits, - . _ and ~ only.`;
}

/** Where a file is on the disk that is named relative to the data folder, as problems name it. */
export function pathOf(file: string, { data, seeds }: Folders): string {
  return file.startsWith('seeds/') ? path.join(seeds, file.slice('seeds/'.length)) : path.join(data, file);
}

/**
 * Writes a file whole or not at all: beside it, under a name that every reader passes over, and then in its place.
 * A link stays a link, and who may read the file stays as it is.
 * @throws when it cannot be written; then it is as it was.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(beside, text);
    await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The day where the editor is: `2026-01-31`. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
