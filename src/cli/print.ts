import path from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Problem } from '../csv/problem.ts';
import { type Folders, pathOf } from '../dataset/load.ts';
import { t } from '../i18n/index.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { inSentences, problemText } from '../i18n/problems.ts';
import { readCell } from '../tables/error-map.ts';

/** Ends a command with what is wrong: 1 for bad files, 2 for a wrong call. */
export function stop(code: 1 | 2, ...sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(sentence);
  process.exit(code);
}

/** Why a schema refuses a text, as a sentence; undefined when it does not. */
export function refusal(schema: Parameters<typeof readCell>[0], text: string): string | undefined {
  const { wrong } = readCell(schema, text);
  return wrong && inSentences(wrong, 'en');
}

/**
 * The words of a call (no more than `most`), the values of its options, and the language of `--lang`, else that of the terminal.
 * If it is wrong, the command ends with 2.
 */
export function parseCall<const Own extends ParseArgsOptionsConfig>(
  own: Own,
  { most = 0, usage = '', args = process.argv.slice(2) } = {},
) {
  try {
    const options = { ...own, lang: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: most > 0, args });
    const words: string[] = positionals;
    if (words.length > most) throw new Error(usage);
    const { lang } = values as { lang?: string };
    const locale = locales.find((one) => one === (lang ?? terminalLocale()));
    const params = { language: `${lang}`, all: locales.join(', ') };
    if (!locale) throw new Error(t(terminalLocale(), 'check.noLanguage', params));
    return { words, values, locale };
  } catch (error) {
    return stop(2, (error as Error).message);
  }
}

/** The same with one word at most, and one of some formats for `--format`, the first by default. */
export function readCall<const Format extends string>(formats: readonly Format[], usage: string) {
  const { words, values, locale } = parseCall({ format: { type: 'string' } }, { most: 1, usage });
  const format = formats.find((one) => one === (values.format ?? formats[0]));
  if (format) return { word: words[0], format, locale };
  return stop(2, t(locale, 'check.noFormat', { format: `${values.format}`, all: formats.join(', ') }));
}

/** More problems of one file than this are counted, not shown. */
const SHOWN_PER_FILE = 20;
/** GitHub shows ten annotations a step and kind: more would only fill the log. */
const MOST_ANNOTATIONS = 50;

/** A file of the data or the seeds folder as the person at this terminal would name it. */
export function displayPath(file: string, folders: Folders): string {
  const full = pathOf(file, folders);
  const relative = path.relative(process.cwd(), full);
  return relative.startsWith('..') ? full : relative;
}

/** The file of a problem as the person at this terminal would name it. Stories are named from the project's folder. */
export const fileOf = ({ code, file }: Problem, folders: Folders): string =>
  code === 'story-error' || file.endsWith('.mdx') ? file : displayPath(file, folders);

/** Problems for people: grouped by file, one paragraph each, the first twenty a file; in the terminal's language or another. */
export function forPeople(problems: readonly Problem[], folders: Folders, locale = terminalLocale()): string {
  const lines: string[] = [];
  for (const [name, group] of Map.groupBy(problems, (problem) => fileOf(problem, folders))) {
    lines.push(`${name} (${counted(locale, 'problems', group.length)})`);
    for (const problem of group.slice(0, SHOWN_PER_FILE)) {
      const { line, column, character, code, paste } = problem;
      const { message, fix } = problemText(problem, locale);
      const place = character === undefined ? `${name}:${line}` : `${name}:${line}:${character}`;
      const where = column === null ? '' : ` ${t(locale, 'check.column', { column })}`;
      lines.push(`  ${place}${where}: ${message}`);
      lines.push(`    ${fix} [${code}]`);
      if (paste !== undefined) lines.push(`      ${paste}`);
    }
    const left = group.slice(SHOWN_PER_FILE);
    const codes = [...Map.groupBy(left, ({ code }) => code)].map(([code, own]) => `${own.length} ${code}`);
    if (left.length > 0)
      lines.push(`  ${t(locale, 'check.more', { count: left.length, codes: codes.join(', ') })}`);
    lines.push('');
  }
  const files = counted(locale, 'files', new Set(problems.map(({ file }) => file)).size);
  lines.push(t(locale, 'check.sum', { problems: counted(locale, 'problems', problems.length), files }));
  return lines.join('\n');
}

/** Tells people of problems, and GitHub where the command runs there. */
export function printProblems(problems: readonly Problem[], folders: Folders, locale = terminalLocale()) {
  const text = `${forPeople(problems, folders, locale)} ${t(locale, 'check.unpublished')}`;
  console.error(isOnGitHub() ? withoutCommands(text) : text);
  if (isOnGitHub()) console.log(asAnnotations(problems, folders, locale));
}

/** Warns people of something that is no problem of the data, and GitHub, at a file or not, where the command runs there. */
export function printWarning(title: string, text: string, file?: string): void {
  console.error(isOnGitHub() ? withoutCommands(text) : text);
  const place = file === undefined ? '' : `file=${property(file)},`;
  if (isOnGitHub()) console.log(`::warning ${place}title=${property(title)}::${escaped(text)}`);
}

const isOnGitHub = () => Boolean(process.env['GITHUB_ACTIONS']);

/** GitHub would run commands of its older kind wherever they stand in a line of a log: the data may hold such texts. */
const withoutCommands = (text: string) => text.replaceAll('##[', '## [');

export function asJson(problems: readonly Problem[]): string {
  const published = problems.map((problem) => {
    const { code, file, line, column, text } = problem;
    return { code, file, line, column, text, ...problemText(problem, 'en') };
  });
  return JSON.stringify(published, null, 2);
}

/** Problems as GitHub workflow commands, which mark them at their rows in a pull request. */
export function asAnnotations(problems: readonly Problem[], folders: Folders, locale: Locale): string {
  return problems
    .slice(0, MOST_ANNOTATIONS)
    .map((problem) => {
      const { line, column, character, code, paste } = problem;
      const { message, fix } = problemText(problem, locale);
      const at = character === undefined ? `line=${line}` : `line=${line},col=${character}`;
      const title = property(column === null ? code : t(locale, 'check.title', { code, column }));
      const text = [`${message} ${fix}`, ...(paste === undefined ? [] : [paste])].join('\n');
      return `::error file=${property(fileOf(problem, folders))},${at},title=${title}::${escaped(text)}`;
    })
    .join('\n');
}

const escaped = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string) => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** "2 problems", in a language. */
export function counted(locale: Locale, what: 'problems' | 'files' | 'observations', number: number): string {
  return t(locale, `check.${what}.${number === 1 ? 'one' : 'many'}`, { count: number });
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The language of the terminal (POSIX: LC_ALL, LC_MESSAGES, LANG), where the project has it; else English. */
export function terminalLocale(): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const terminal = LC_ALL || LC_MESSAGES || LANG || '';
  return locales.find((locale) => terminal.startsWith(locale)) ?? 'en';
}
