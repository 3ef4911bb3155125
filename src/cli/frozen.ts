import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestInName, frozenDigest, type Manifest } from '../embed/frozen.ts';
import { sha256 } from '../evidence/verify.ts';
import { prettyJson } from '../formats/about.ts';
import { filesIn, pathFromHere } from './project.ts';
import { publishedFile } from './published.ts';

/** Where frozen versions are: `<chart>/<date>-<digest>/`. The site serves them as they are. */
export const FROZEN = path.join('public', 'frozen');
export const MANIFEST = 'frozen.json';
/** Every version ever frozen, `<chart>/<version>`, with the SHA-256 of its manifest, which has those of its files. */
const LIST = 'versions.json';

export async function listVersion(version: string): Promise<void> {
  const digest = await sha256(await readFile(path.join(FROZEN, version, MANIFEST)));
  const listed = { ...(await readList()), [version]: digest };
  const sorted = Object.entries(listed).toSorted(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(path.join(FROZEN, LIST), prettyJson(Object.fromEntries(sorted)));
}

/** Empty where nothing was frozen yet, undefined where it is no JSON. */
async function readList(): Promise<Record<string, string> | undefined> {
  const bytes = await bytesOf(path.join(FROZEN, LIST));
  return listIn(new TextDecoder().decode(bytes));
}

function listIn(text: string): Record<string, string> | undefined {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return undefined;
  }
}

/** The names of a chart's versions, the earliest day first. */
export async function versionsOf(chart: string): Promise<string[]> {
  const names = await readdir(path.join(FROZEN, chart)).catch(() => []);
  return names.filter((name) => digestInName(name) !== undefined).toSorted();
}

/** What is wrong with the frozen versions of all charts: a sentence each, with the file and how to fix it. */
export async function frozenProblems(): Promise<{ versions: number; problems: string[] }> {
  const problems: string[] = [];
  const versions = new Set<string>();
  for (const file of await filesIn(FROZEN)) {
    if (file === LIST) continue;
    const [chart = '', version = '', inside] = file.split('/');
    if (inside !== undefined && digestInName(version) !== undefined) versions.add(`${chart}/${version}`);
    else problems.push(`${pathFromHere(path.join(FROZEN, file))} is in no frozen version. Delete it.`);
  }
  for (const version of versions) problems.push(...(await versionProblems(version)));
  const published = await publishedFile(pathFromHere(path.join(FROZEN, LIST)));
  const listed = { ...listIn(published), ...(await readList()) };
  for (const version of Object.keys(listed).filter((one) => !versions.has(one))) {
    const folder = pathFromHere(path.join(FROZEN, version));
    problems.push(
      `${folder} was frozen and is gone. A version stays for good: restore it with "git checkout -- ${folder}" or from an earlier commit.`,
    );
  }
  return { versions: versions.size, problems };
}

/** The same of `<chart>/<date>-<digest>`: the list guards its manifest, the manifest its files, and its name its values. */
export async function versionProblems(version: string): Promise<string[]> {
  const [folder, list] = [path.join(FROZEN, version), pathFromHere(path.join(FROZEN, LIST))];
  const place = (file: string) => pathFromHere(path.join(folder, file));
  const read = (file: string) => bytesOf(path.join(folder, file));
  const restore = (file: string) =>
    `A version never changes: restore it with "git checkout -- ${place(file)}" or, where it was never committed, delete the folder and freeze the chart again.`;
  const manifest = await read(MANIFEST);
  if (!manifest) return [`${place(MANIFEST)} is missing. ${restore(MANIFEST)}`];
  const listed = await readList();
  if (!listed) return [`${list} cannot be read. Restore it with "git checkout -- ${list}".`];
  const digest = await sha256(manifest);
  if (listed[version] === undefined)
    return [
      `${list} does not list ${version}. Restore the list with "git checkout -- ${list}", or add "${version}": "${digest}".`,
    ];
  if (listed[version] !== digest)
    return [`${place(MANIFEST)} is not the one that was frozen. ${restore(MANIFEST)}`];
  const { files: listedFiles }: Manifest = JSON.parse(new TextDecoder().decode(manifest));
  const files = new Map(Object.entries(listedFiles));
  const present = (await filesIn(folder)).filter((file) => file !== MANIFEST);
  const problems: string[] = [];
  for (const file of new Set([...files.keys(), ...present])) {
    const found = await read(file);
    if (!files.has(file))
      problems.push(
        `${place(file)} is not in the manifest. Delete it; a version has no more files than it had.`,
      );
    else if (!found) problems.push(`${place(file)} is missing. ${restore(file)}`);
    else if ((await sha256(found)) !== files.get(file))
      problems.push(`${place(file)} is not as it was frozen. ${restore(file)}`);
  }
  // A language that was added later has no file in an older version.
  const name = `${path.dirname(version)}.json`;
  const others = [...files.keys()].filter((file) => file.endsWith(`/${name}`)).toSorted();
  const texts = [name, ...others].map(async (file) => new TextDecoder().decode(await read(file)));
  const found = await frozenDigest(await Promise.all(texts));
  if (problems.length === 0 && digestInName(path.basename(version)) !== found)
    problems.push(`${place('')} does not have the values that its name was made from. ${restore('')}`);
  return problems;
}

const bytesOf = (file: string) => readFile(file).catch(() => undefined);

/** Makes a page's links into its own site relative. `base` is the site's folder, `page` the page's; keys of `moved` lead to its values. */
export function relativeLinks(html: string, base: string, page: string, moved = new Map<string, string>()) {
  const root = `/${base}/`.replace(/\/+/g, '/');
  return html.replace(/( (?:href|src)=")(\/(?!\/)[^"?#]*)/g, (link, start: string, address: string) => {
    if (!address.startsWith(root)) return link;
    const name = address.slice(root.length);
    const to = moved.get(name) ?? name;
    const way = path.posix.relative(page, to) + (/(?:^|\/)$/.test(to) ? '/' : '');
    return start + (way === '/' ? './' : way);
  });
}
