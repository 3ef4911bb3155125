import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What may stand beside the program's files and makes no difference to what is made from data. */
const OF_EDITORS = /^src\/stories\/[^/]+\/[^/]+\.mdx$/;

/** Where npm writes what it has installed. */
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * A digest of all that decides what becomes of data, but the data: the code, the packages, Node, and the settings that are
 * written into files. Whatever was made by a program of the same digest from the same data is the same.
 * @param root the project's folder
 */
export function programDigest(root = '.', env: NodeJS.ProcessEnv = process.env): string {
  const hash = createHash('sha256');
  const add = (name: string, content: string | Uint8Array) =>
    hash.update(`${name}\0${content.length}\0`).update(content);
  add('node', `${process.version} ${process.platform} ${process.arch}`);
  for (const name of ['NGUON_SITE', 'NGUON_BASE', 'NGUON_REPOSITORY', 'NGUON_BRANCH'])
    add(name, env[name] ?? '');
  const code = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)).replaceAll(path.sep, '/'))
    .filter((file) => !OF_EDITORS.test(file));
  for (const file of [...code, 'astro.config.mjs', 'tsconfig.json', 'package.json', INSTALLED].toSorted())
    if (existsSync(path.join(root, file))) add(file, readFileSync(path.join(root, file)));
  return hash.digest('hex');
}
