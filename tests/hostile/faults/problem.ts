import type { Problem } from '../../../src/csv/problem.ts';
import { problemText } from '../../../src/i18n/problems.ts';
import { schemas, singleTables } from '../../../src/tables/schemas/index.ts';
import type { Folder } from '../folder.ts';

/** More letters than this nobody reads. */
const LONGEST = 2000;
const COLUMNS = new Set(Object.values(schemas).flatMap(({ shape }) => Object.keys(shape)));
const PLACES = new Set([...singleTables.map((name) => `${name}.csv`), 'observations/', '.']);

/** What a problem lacks to be fixed by someone who reads it; undefined for nothing. */
export function problemFault(problem: Problem, folder: Folder): string | undefined {
  const { file, line, column, text } = problem;
  const { message, fix } = problemText(problem, 'en');
  const say = (what: string) => `${what}: ${JSON.stringify({ ...problem, message: message.slice(0, 200) })}`;
  if (!folder.has(file) && !PLACES.has(file) && !/^seeds\/[a-z0-9_-]+\.csv$/.test(file))
    return say('no such file');
  if (!Number.isInteger(line) || line < 1) return say('no such line');
  if (
    column !== null &&
    !COLUMNS.has(column) &&
    problem.code !== 'extra-label' &&
    problem.code !== 'duplicate-label'
  )
    return say('no such column');
  if (message.trim() === '' || fix.trim() === '') return say('says nothing');
  if (message.length > LONGEST || fix.length > LONGEST || text.length > 100) return say('is too long');
  for (const sentence of [message, fix]) {
    const odd = /\b(?:undefined|NaN|Infinity)\b|\[object/.exec(sentence.replace(/"[^"]*"/g, '""'));
    if (odd) return say(`says ${odd[0]}`);
    if (!sentence.isWellFormed()) return say('has half a letter');
  }
  const vietnamese = problemText(problem, 'vi');
  if (vietnamese.message === message || vietnamese.fix === fix) return say('is not in Vietnamese');
  return undefined;
}
