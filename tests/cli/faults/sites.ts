import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A folder's files, however deep, by their paths, with a digest of each; none where there is no such folder. */
export function digestsOf(folder: string): Record<string, string> {
  let entries: ReturnType<typeof entriesOf>;
  try {
    entries = entriesOf(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), sha256(readFileSync(file))]));
}

const entriesOf = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true });
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Writes a site of 13 files that belong to one generation only, and what all of them are: `generation.json`. */
export function writeGeneration(folder: string, generation: number): void {
  const files: Record<string, string> = {};
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    files[name] = sha256(text);
  };
  write('index.html', `The site of generation ${generation}.`);
  for (let at = 0; at < 12; at++) write(`page-${at % 3}/${generation}-${at}.html`, `${generation}-${at}`);
  writeFileSync(path.join(folder, 'generation.json'), JSON.stringify({ generation, files }));
}

/**
 * Which generation a site is of.
 * @throws when a file is missing, is another than it should be, or is too many.
 */
export function wholeGeneration(folder: string): number {
  const { 'generation.json': _, ...found } = digestsOf(folder);
  const { generation, files } = JSON.parse(readFileSync(path.join(folder, 'generation.json'), 'utf8'));
  const names = Object.keys({ ...files, ...found });
  const wrong = names.filter((name) => files[name] !== found[name]);
  if (wrong.length > 0) throw new Error(`Not whole: generation ${generation} with ${wrong.join(', ')}.`);
  return generation;
}
