import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Source } from '../csv/decode.ts';
import { type Problem, sortProblems } from '../csv/problem.ts';
import { type ReadResult, readTables } from './read.ts';

/** The folders that hold the data and the evidence: `NGUON_DATA` and `NGUON_SEEDS`, else `data` and `seeds`. */
export interface Folders {
  data: string;
  seeds: string;
}

export function foldersFromEnvironment(env: Record<string, string | undefined> = process.env): Folders {
  return {
    data: path.resolve(env['NGUON_DATA'] || 'data'),
    seeds: path.resolve(env['NGUON_SEEDS'] || 'seeds'),
  };
}

/** What spreadsheet programs leave beside the file that they have open. */
const TEMPORARY = /^(?:~\$|\.|.*\.tmp$)/;

/** Reads both folders and checks everything in them. Never throws for bad data: problems are in the result. */
export async function loadTables(folders: Folders): Promise<ReadResult> {
  const problems: Problem[] = [];
  const data = await readFolder(folders.data, '', ['.csv'], problems);
  const observations = await readFolder(
    path.join(folders.data, 'observations'),
    'observations/',
    ['.csv'],
    problems,
  );
  const seeds = await readFolder(folders.seeds, 'seeds/', ['.csv', '.txt'], problems);
  if (problems.length > 0) {
    const empty = await readTables([]);
    return { ...empty, problems: sortProblems(problems) };
  }
  return readTables([...data, ...observations, ...seeds]);
}

async function readFolder(
  folder: string,
  prefix: string,
  endings: string[],
  problems: Problem[],
): Promise<Source[]> {
  const sources: Source[] = [];
  const fail = (file: string, message: string, mend: string) =>
    problems.push({ code: 'source-error', file, line: 1, column: null, text: '', message, mend });
  let names: string[];
  try {
    names = (await readdir(folder)).toSorted();
  } catch {
    fail(
      prefix || '.',
      `The folder ${folder} cannot be read.`,
      'Restore it, or point NGUON_DATA and NGUON_SEEDS at the right folders.',
    );
    return [];
  }
  for (const name of names) {
    if (TEMPORARY.test(name) || !endings.some((ending) => name.endsWith(ending))) continue;
    try {
      sources.push({ file: prefix + name, bytes: await readFile(path.join(folder, name)) });
    } catch {
      fail(prefix + name, 'The file cannot be read.', 'Check that it is a file, and who may read it.');
    }
  }
  return sources;
}

/** Thrown where data must be sound and is not. */
export class DataProblems extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    const [first] = problems;
    super(
      `The data has ${problems.length} problem${problems.length === 1 ? '' : 's'}${first ? `; the first: ${first.file}:${first.line} ${first.message}` : ''}`,
    );
    this.name = 'DataProblems';
    this.problems = problems;
  }
}
