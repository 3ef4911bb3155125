import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestInName, readManifest } from '../embed/frozen.ts';
import { sha256 } from '../evidence/verify.ts';
import { prettyJson } from '../formats/json.ts';

/** Where frozen versions are: `<chart>/<date>-<digest>/`. The site serves them as they are. */
export const FROZEN = path.join('public', 'frozen');
export const MANIFEST = 'frozen.json';
/** Every version ever frozen, `<chart>/<version>`, with the SHA-256 of its manifest, which has those of its files. */
const LIST = 'versions.json';

/** Adds versions to the list of all that were frozen. */
export async function listVersions(versions: readonly string[], root: string = FROZEN): Promise<void> {
  const listed = { ...(await readList(root)) };
  for (const version of versions)
    listed[version] = await sha256(new Uint8Array(await readFile(path.join(root, version, MANIFEST))));
  const sorted = Object.entries(listed).toSorted(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(path.join(root, LIST), prettyJson(Object.fromEntries(sorted)));
}

/** Empty where nothing was frozen yet, undefined where it is no JSON. */
async function readList(root: string): Promise<Record<string, string> | undefined> {
  const bytes = await bytesOf(path.join(root, LIST));
  try {
    return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : {};
  } catch {
    return undefined;
  }
}

/** The names of a chart's versions, the earliest day first. */
export async function versionsOf(chart: string, root: string = FROZEN): Promise<string[]> {
  const files = await filesIn(path.join(root, chart));
  const names = files.map((file) => file.split('/')[0] ?? '');
  return [...new Set(names)].filter((name) => digestInName(name) !== undefined);
}

/** What is wrong with the frozen versions of all charts: a sentence each, with the file and how to fix it. */
export async function frozenProblems(
  root: string = FROZEN,
): Promise<{ versions: number; problems: string[] }> {
  const problems: string[] = [];
  const versions = new Set<string>();
  for (const file of await filesIn(root)) {
    if (file === LIST) continue;
    const [chart = '', version = '', inside] = file.split('/');
    if (inside !== undefined && digestInName(version) !== undefined) versions.add(`${chart}/${version}`);
    else problems.push(`${shown(path.join(root, file))} is in no frozen version. Delete it.`);
  }
  for (const version of versions) problems.push(...(await versionProblems(version, root)));
  const listed = Object.keys((await readList(root)) ?? {});
  for (const folder of listed.filter((one) => !versions.has(one)).map((one) => shown(path.join(root, one))))
    problems.push(
      `${folder} was frozen and is gone. A version stays for good: restore it with "git checkout -- ${folder}" or from an earlier commit.`,
    );
  return { versions: versions.size, problems };
}

/** The same of one version, `<chart>/<date>-<digest>`. The list holds its manifest, and the manifest its files. */
export async function versionProblems(version: string, root: string = FROZEN): Promise<string[]> {
  const folder = path.join(root, version);
  const restore = (file: string) =>
    `A version never changes: restore it with "git checkout -- ${shown(path.join(folder, file))}" or, where it was never committed, delete the folder and freeze the chart again.`;
  const name = shown(path.join(folder, MANIFEST));
  const list = shown(path.join(root, LIST));
  const bytes = await bytesOf(path.join(folder, MANIFEST));
  if (!bytes) return [`${name} is missing. ${restore(MANIFEST)}`];
  const listed = await readList(root);
  if (!listed) return [`${list} cannot be read. Restore it with "git checkout -- ${list}".`];
  const digest = await sha256(bytes);
  if (listed[version] === undefined)
    return [
      `${list} does not list ${version}. Restore the list with "git checkout -- ${list}", or add "${version}": "${digest}".`,
    ];
  if (listed[version] !== digest) return [`${name} is not the one that was frozen. ${restore(MANIFEST)}`];
  const files: Record<string, string> = readManifest(new TextDecoder().decode(bytes))?.files ?? {};
  const problems: string[] = [];
  const present = (await filesIn(folder)).filter((file) => file !== MANIFEST);
  for (const file of new Set([...Object.keys(files), ...present])) {
    const where = shown(path.join(folder, file));
    const known = Object.hasOwn(files, file) ? files[file] : undefined;
    const found = await bytesOf(path.join(folder, file));
    if (known === undefined)
      problems.push(`${where} is not in the manifest. Delete it; a version has no more files than it had.`);
    else if (!found) problems.push(`${where} is missing. ${restore(file)}`);
    else if ((await sha256(found)) !== known)
      problems.push(`${where} is not as it was frozen. ${restore(file)}`);
  }
  return problems;
}

/** All files of a folder, however deep, by their paths with slashes, sorted; none where there is no such folder. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) => slashed(path.relative(folder, path.join(parentPath, name))))
      .toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const bytesOf = (file: string) =>
  readFile(file)
    .then((bytes) => new Uint8Array(bytes))
    .catch(() => undefined);

/** A path as the person at this terminal, and git, would name it. */
export function shown(file: string): string {
  return slashed(path.relative('', file));
}

const slashed = (file: string) => file.replaceAll(path.sep, '/');

/**
 * Makes the links of a page of Astro's into its own site relative, so that they hold under any base path. `base` is the
 * folder of the site, `page` that of the page in it (`frozen/x/now/vi/`); links to the keys of `moved` lead to its values.
 */
export function relativeLinks(
  html: string,
  base: string,
  page: string,
  moved: ReadonlyMap<string, string> = new Map(),
): string {
  const root = `/${base}/`.replace(/\/+/g, '/');
  return html.replace(/( (?:href|src)=")(\/(?!\/)[^"?#]*)/g, (link, start: string, address: string) => {
    if (!address.startsWith(root)) return link;
    const name = address.slice(root.length);
    const to = moved.get(name) ?? name;
    const way = path.posix.relative(page, to) + (/(?:^|\/)$/.test(to) ? '/' : '');
    return start + (way === '/' ? './' : way);
  });
}
