import path from 'node:path';
import type { Problem } from '../csv/problem.ts';
import type { Folders } from '../tables/load.ts';

/** More problems of one file than this are counted, not shown. */
const SHOWN_PER_FILE = 20;
/** GitHub shows ten annotations a step and kind; more would only fill the log. */
const MOST_ANNOTATIONS = 50;

/** A problem's file as the person at this terminal would name it. */
export function displayPath(file: string, folders: Folders): string {
  const full = file.startsWith('seeds/')
    ? path.join(folders.seeds, file.slice('seeds/'.length))
    : path.join(folders.data, file);
  const relative = path.relative(process.cwd(), full);
  return relative.startsWith('..') ? full : relative;
}

/** Problems for people: grouped by file, one paragraph each, the first twenty a file. */
export function forPeople(problems: readonly Problem[], folders: Folders): string {
  const lines: string[] = [];
  for (const [file, group] of Map.groupBy(problems, (problem) => problem.file)) {
    const name = displayPath(file, folders);
    lines.push(`${name} (${count(group.length, 'problem')})`);
    for (const { line, column, message, mend, code } of group.slice(0, SHOWN_PER_FILE)) {
      lines.push(`  ${name}:${line}${column === null ? '' : ` column "${column}"`}: ${message}`);
      lines.push(`    ${mend} [${code}]`);
    }
    const left = group.slice(SHOWN_PER_FILE);
    if (left.length > 0) lines.push(`  … and ${left.length} more in this file: ${countByCode(left)}.`);
    lines.push('');
  }
  const files = new Set(problems.map((problem) => problem.file)).size;
  lines.push(`${count(problems.length, 'problem')} in ${count(files, 'file')}. Nothing was published.`);
  return lines.join('\n');
}

/** Tells people of problems, and GitHub where the command runs there. */
export function tellProblems(problems: readonly Problem[], folders: Folders): void {
  console.error(forPeople(problems, folders));
  if (process.env['GITHUB_ACTIONS']) console.log(asAnnotations(problems, folders));
}

/** Problems for programs. */
export function asJson(problems: readonly Problem[]): string {
  return JSON.stringify(problems, null, 2);
}

/** Problems as GitHub workflow commands, which mark them at their lines in a pull request. */
export function asAnnotations(problems: readonly Problem[], folders: Folders): string {
  const escaped = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string) => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return problems
    .slice(0, MOST_ANNOTATIONS)
    .map(({ file, line, column, code, message, mend }) => {
      const title = property(column === null ? code : `${code} in column ${column}`);
      return `::error file=${property(displayPath(file, folders))},line=${line},title=${title}::${escaped(`${message} ${mend}`)}`;
    })
    .join('\n');
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function countByCode(problems: readonly Problem[]): string {
  return [...Map.groupBy(problems, (problem) => problem.code)]
    .map(([code, group]) => `${group.length} ${code}`)
    .join(', ');
}
