import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../csv/decode.ts';
import type { Problem } from '../csv/problem.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { problemInWords } from '../i18n/problems.ts';
import type { Folders } from '../tables/load.ts';
import { cellPlace, type TextPlace } from './cell-place.ts';
import { terminalLocale } from './language.ts';
import { pathOf } from './table-files.ts';

/** What is told of a problem, whoever found it. */
export interface ToldProblem extends Omit<Problem, 'code'> {
  code: string;
  /** A row to be pasted into a file, on a line of its own so that it can be copied whole. */
  paste?: string;
}

/** More problems of one file than this are counted, not shown. */
const SHOWN_PER_FILE = 20;
/** GitHub shows ten annotations a step and kind; more would only fill the log. */
const MOST_ANNOTATIONS = 50;

/** A problem's file as the person at this terminal would name it. */
export function displayPath(file: string, folders: Folders): string {
  const full = pathOf(file, folders);
  const relative = path.relative(process.cwd(), full);
  return relative.startsWith('..') ? full : relative;
}

/** Problems for people: grouped by file, one paragraph each, the first twenty a file; in the terminal's language or another. */
export function forPeople(
  problems: readonly ToldProblem[],
  folders: Folders,
  locale: Locale = terminalLocale(),
): string {
  const lines: string[] = [];
  for (const [file, group] of Map.groupBy(problems, (problem) => problem.file)) {
    const name = displayPath(file, folders);
    lines.push(`${name} (${counted(locale, 'problems', group.length)})`);
    for (const { line, column, code, paste, ...told } of group.slice(0, SHOWN_PER_FILE)) {
      const { message, mend } = problemInWords(told, locale);
      const where = column === null ? '' : ` ${t(locale, 'check.column', { column })}`;
      lines.push(`  ${name}:${line}${where}: ${message}`);
      lines.push(`    ${mend} [${code}]`);
      if (paste !== undefined) lines.push(`      ${paste}`);
    }
    const left = group.slice(SHOWN_PER_FILE);
    if (left.length > 0)
      lines.push(`  ${t(locale, 'check.more', { count: left.length, codes: countByCode(left) })}`);
    lines.push('');
  }
  const files = new Set(problems.map((problem) => problem.file)).size;
  const sum = {
    problems: counted(locale, 'problems', problems.length),
    files: counted(locale, 'files', files),
  };
  lines.push(t(locale, 'check.sum', sum));
  return lines.join('\n');
}

/** Tells people of problems, and GitHub where the command runs there. */
export function tellProblems(
  problems: readonly ToldProblem[],
  folders: Folders,
  locale: Locale = terminalLocale(),
): void {
  const text = `${forPeople(problems, folders, locale)} ${t(locale, 'check.unpublished')}`;
  console.error(isOnGitHub() ? withoutCommands(text) : text);
  if (isOnGitHub()) console.log(asAnnotations(problems, folders, locale));
}

/** Warns people of something that is no problem of the data, and GitHub, at a file or not, where the command runs there. */
export function tellWarning(title: string, text: string, file?: string): void {
  console.error(isOnGitHub() ? withoutCommands(text) : text);
  const place = file === undefined ? '' : `file=${property(file)},`;
  if (isOnGitHub()) console.log(`::warning ${place}title=${property(title)}::${escaped(text)}`);
}

const isOnGitHub = () => Boolean(process.env['GITHUB_ACTIONS']);

/** GitHub would run commands of its older kind wherever they stand in a line of a log: the data may hold such texts. */
const withoutCommands = (text: string) => text.replaceAll('##[', '## [');

/** Problems for programs. */
export function asJson(problems: readonly Problem[]): string {
  return JSON.stringify(problems, null, 2);
}

/** Problems as GitHub workflow commands, which mark them at their cells in a pull request. */
export function asAnnotations(
  problems: readonly ToldProblem[],
  folders: Folders,
  locale: Locale = terminalLocale(),
): string {
  const shown = problems.slice(0, MOST_ANNOTATIONS);
  const texts = new Map(
    [...new Set(shown.map(({ file }) => file))].map((file) => [file, textOf(file, folders)]),
  );
  return shown
    .map(({ file, line, column, code, paste, ...told }) => {
      const { message, mend } = problemInWords(told, locale);
      const cell = placeOf(texts.get(file), line, column);
      const at = cell ? `line=${cell.line},col=${cell.character}` : `line=${line}`;
      const title = property(column === null ? code : t(locale, 'check.title', { code, column }));
      const text = [`${message} ${mend}`, ...(paste === undefined ? [] : [paste])].join('\n');
      return `::error file=${property(displayPath(file, folders))},${at},title=${title}::${escaped(text)}`;
    })
    .join('\n');
}

const escaped = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string) => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

function placeOf(text: string | undefined, line: number, column: string | null): TextPlace | undefined {
  return text === undefined || column === null ? undefined : cellPlace(text, line, column);
}

/** A file's text; undefined where it cannot be read, which is then a problem of its own. */
function textOf(file: string, folders: Folders): string | undefined {
  try {
    const decoded = decode({ file, bytes: readFileSync(pathOf(file, folders)) });
    return 'text' in decoded ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}

/** "2 problems", in a language. */
export function counted(locale: Locale, what: 'problems' | 'files' | 'observations', number: number): string {
  return t(locale, `check.${what}.${number === 1 ? 'one' : 'many'}`, { count: number });
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function countByCode(problems: readonly ToldProblem[]): string {
  return [...Map.groupBy(problems, (problem) => problem.code)]
    .map(([code, group]) => `${group.length} ${code}`)
    .join(', ');
}
