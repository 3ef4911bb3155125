import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, problem, sortProblems } from '../csv/problem.ts';
import { MOST_BYTES, type Source, tooLarge } from '../csv/text.ts';
import { locales } from '../i18n/locales.ts';
import { inSentences, type Sentence, sentence } from '../i18n/problems.ts';
import { isDeviceName } from '../tables/cells.ts';
import { readTables } from './read.ts';

/** The folders that hold the data and the evidence: `NGUON_DATA` and `NGUON_SEEDS`, else `data` and `seeds`. */
export type Folders = { data: string; seeds: string };

export function foldersFromEnvironment(env: Record<string, string | undefined> = process.env): Folders {
  return {
    data: path.resolve(env['NGUON_DATA'] || 'data'),
    seeds: path.resolve(env['NGUON_SEEDS'] || 'seeds'),
  };
}

/** Where a file is on the disk that is named relative to the data folder, as problems name it. */
export const pathOf = (file: string, { data, seeds }: Folders): string =>
  file.startsWith('seeds/') ? path.join(seeds, file.slice('seeds/'.length)) : path.join(data, file);

/** True for a file of one of some folders, temporary files of spreadsheet programs aside. */
export const isWithin = (folders: readonly string[], file: string): boolean =>
  !TEMPORARY.test(path.basename(file)) &&
  folders.some((folder) => path.resolve(file).startsWith(folder + path.sep));

/** Tables, and what may be one under a wrong name: it must not be passed over in silence. */
const SPREADSHEET = /\.(?:csv|tsv|xlsx?|xlsm|ods|numbers)$/i;
const CSV_OR_TEXT = /\.(?:csv|txt)$/;
/** What spreadsheet programs leave beside the file that they have open. */
const TEMPORARY = /^(?:~\$|\.|.*\.tmp$)/;

/** Reads and checks both folders. Never throws for bad data: problems are in the result, and the files it was made from. */
export async function loadTables(folders: Folders) {
  const { sources, problems } = await loadSources(folders);
  if (problems.length === 0) return { ...(await readTables(sources)), sources };
  return { ...(await readTables([])), problems, sources };
}

/** The files of both folders, named for {@link readTables}. `problems` are folders and files that cannot be read. */
export async function loadSources(folders: Folders): Promise<{ sources: Source[]; problems: Problem[] }> {
  const data = await readFolder(folders.data, '', SPREADSHEET);
  const isUnreadable = data.some(({ file }) => file === '.');
  const observations = path.join(folders.data, 'observations');
  const found = [
    ...data,
    ...(isUnreadable ? [] : await readFolder(observations, 'observations/', SPREADSHEET)),
    ...(await readFolder(folders.seeds, 'seeds/', CSV_OR_TEXT)),
  ];
  const sources = found.filter((one) => 'bytes' in one);
  return { sources, problems: sortProblems(found.filter((one) => 'code' in one)) };
}

/** The stories of a folder as the desk names them: `stories/en/<report>.mdx`. */
export async function loadStories(folder: string): Promise<Source[]> {
  const read = locales.map((locale) => readFolder(path.join(folder, locale), `stories/${locale}/`, /\.mdx$/));
  return (await Promise.all(read)).flat().filter((one) => 'bytes' in one);
}

async function readFolder(folder: string, prefix: string, wanted: RegExp): Promise<(Source | Problem)[]> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return [problem('source-error.folder-unreadable', { file: prefix || '.' })];
  const files = names.toSorted().filter((name) => !TEMPORARY.test(name) && wanted.test(name));
  return Promise.all(
    files.map(async (name) => {
      const file = prefix + name.replace(INVISIBLE, '·');
      const issue = nameIssue(name, names);
      if (issue) return problem(issue.key, { file }, issue.params);
      try {
        const full = path.join(folder, name);
        const stats = await stat(full);
        // A pipe or a device would be waited for, or read without end.
        if (!stats.isFile()) throw new Error();
        return stats.size > MOST_BYTES ? tooLarge(file, stats.size) : { file, bytes: await readFile(full) };
      } catch {
        return problem('source-error.file-unreadable', { file });
      }
    }),
  );
}

/** A server's log should stay readable. */
const MOST_SHOWN = 10;

/** Thrown where data must be sound and is not. */
export class DataProblems extends Error {
  constructor(problems: readonly Problem[]) {
    const first = problems.slice(0, MOST_SHOWN);
    const shown = first.map((one) => `${one.file}:${one.line} ${inSentences(one, 'en')}`);
    const { length } = problems;
    const more = length > MOST_SHOWN ? ` The first ${MOST_SHOWN}; "npm run check:data" shows all.` : '';
    const count = `The data have ${length} problem${length === 1 ? '' : 's'}.${more}`;
    super([count, ...shown].join('\n'));
    this.name = 'DataProblems';
  }
}

/** What nobody sees in a name, and what may move a terminal's cursor. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** These, and letters that only some systems let stand in a name. */
const UNUSUAL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]/u;
const LONGEST = 100;

/** Why a file name would not be the same on Linux, Windows and macOS; undefined for a good one. `others` are beside it. */
function nameIssue(name: string, others: readonly string[]): Sentence | undefined {
  const base = name.replace(/\.[^.]*$/, '');
  if (UNUSUAL.test(name) || base !== base.trim() || base.endsWith('.'))
    return sentence('source-error.unusual-name');
  if (name.length > LONGEST)
    return sentence('source-error.long-name', { length: name.length, most: LONGEST });
  if (isDeviceName(base.toLowerCase())) return sentence('source-error.device-name');
  const fold = (one: string) => one.normalize('NFC').toLowerCase();
  const other = others.find((one) => one !== name && fold(one) === fold(name));
  return other === undefined ? undefined : sentence('source-error.same-name', { other });
}
