import { type Qualifier, toNumber } from '../figures/figure.ts';
import { anyOf, qualifierSource } from '../figures/grammar.ts';
import { lexicons } from '../figures/lexicon.ts';
import { figureOf, matchPhrase, qualifierOf, type Reading, readPhrase } from '../figures/phrase.ts';
import type { Locale } from '../i18n/locales.ts';
import { contextPatterns, unreadableEnds, unreadablePatterns } from './contexts.ts';
import { isYearWord, type Role, roleOf } from './roles.ts';

/** A figure found in one line of a report. */
export interface Find {
  /** UTF-16 offset in the line. */
  start: number;
  phrase: string;
  /** In base units; undefined where nothing can be read. */
  number: number | undefined;
  unit: string;
  /** Only figures have one. */
  qualifier: Qualifier | undefined;
  role: Role;
  /** Up to three words that follow a figure, to tell the place from others with the same phrase. */
  after: string;
}

/** Characters of a window, and of its margin on either side. */
const STEP = 2000;
const MARGIN = 500;

/**
 * Finds every figure, date, code and ordinal in a line, from left to right.
 * Reads the line in windows, so the time is linear in its length.
 */
export function scanLine(line: string, locale: Locale): Find[] {
  const finds: Find[] = [];
  let floor = 0;
  let at = 0;
  while (at < line.length) {
    const from = Math.max(0, at - (at % STEP) - MARGIN);
    const near = line.slice(from, from + STEP + 2 * MARGIN);
    const stop = Math.min(line.length, at - (at % STEP) + STEP);
    while (at < stop) {
      const find = findAt(near, at - from, Math.max(0, floor - from), locale);
      if (find) {
        find.start += from;
        finds.push(find);
        at = find.start + find.phrase.length;
        floor = at;
      } else at = from + nextStart(near, at - from);
    }
  }
  return finds;
}

/** The next place where a word, a number or a mark starts. */
function nextStart(line: string, at: number): number {
  const word = /[\p{L}\p{M}]+/uy;
  word.lastIndex = at;
  return word.test(line) ? word.lastIndex : at + ((line.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

function findAt(line: string, at: number, floor: number, locale: Locale): Find | undefined {
  const startsWord = at === 0 || !/[\p{L}\p{M}\p{N}]/u.test(line[at - 1] ?? '');
  if (startsWord) {
    const context = firstMatch(contextPatterns[locale], line, at);
    if (context !== undefined) return contextFind(at, context, locale);
    const unreadable = firstMatch(unreadablePatterns[locale], line, at);
    if (unreadable !== undefined) return unreadableFind(at, unreadable, locale);
  }
  const reading = matchPhrase(line, at, locale);
  if (!reading || isYearWord(reading, line, locale)) return undefined;
  const end = firstMatch([unreadableEnds[locale]], line, reading.end);
  if (end !== undefined) return unreadableFind(at, reading.phrase + end, locale);
  const code = /^\p{Lu}[\p{L}\p{N}]*/u.exec(line.slice(reading.end));
  if (code && /\d$/.test(reading.phrase)) return contextFind(at, reading.phrase + code[0], locale);
  return readingFind(reading, line, floor, locale);
}

function firstMatch(patterns: readonly RegExp[], line: string, at: number): string | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (match) return match[0];
  }
  return undefined;
}

function contextFind(start: number, phrase: string, locale: Locale): Find {
  const reading = readPhrase(phrase, locale);
  const number = reading?.decimal && toNumber(reading.decimal);
  return { start, phrase, number, unit: '', qualifier: undefined, role: 'context', after: '' };
}

function unreadableFind(start: number, phrase: string, locale: Locale): Find {
  const find = contextFind(start, phrase, locale);
  return { ...find, number: undefined, role: 'figure', qualifier: 'exact' };
}

function readingFind(reading: Reading, line: string, floor: number, locale: Locale): Find {
  const role = roleOf(reading, line, locale);
  const said = reading.said ?? qualifierApart(line.slice(floor, reading.start), locale);
  const figure = figureOf(reading, said ?? qualifierBehind(line.slice(reading.end), locale));
  return {
    start: reading.start,
    phrase: reading.phrase,
    number: reading.decimal && toNumber(reading.decimal),
    unit: reading.unit,
    qualifier: role === 'figure' ? (figure?.qualifier ?? 'exact') : undefined,
    role,
    after: role === 'figure' ? wordsAfter(line, reading.end) : '',
  };
}

/**
 * The qualifier that stands some words before a number: any of them behind fillers ("over a total of 46"),
 * and the unmistakable ones up to five words away ("an estimated fleet of some 40 ships").
 */
function qualifierApart(before: string, locale: Locale): Qualifier | undefined {
  const { qualifiers, distantQualifiers, fillers } = lexicons[locale];
  const behindFillers = new RegExp(
    `(${qualifierSource(qualifiers)})(?:\\s+${anyOf(fillers)}){1,4}\\s+$`,
    'iu',
  );
  const distant = new RegExp(
    `(${qualifierSource(distantQualifiers)})(?:\\s+[\\p{L}\\p{M}'’-]+){1,5}\\s+$`,
    'iu',
  );
  const near = behindFillers.exec(before)?.[1];
  if (near !== undefined) return qualifierOf(near, qualifiers);
  const far = distant.exec(before)?.[1];
  return far === undefined ? undefined : qualifierOf(far, distantQualifiers);
}

/** The qualifier that stands up to three words behind a number ("12 knots or more"). */
function qualifierBehind(after: string, locale: Locale): Qualifier | undefined {
  const { trailingQualifiers } = lexicons[locale];
  const words = anyOf(Object.values(trailingQualifiers).flat());
  const behind = new RegExp(`^(?:\\s+[\\p{L}\\p{M}'’-]+){1,3}?\\s+(${words})`, 'iu').exec(after)?.[1];
  return behind === undefined ? undefined : qualifierOf(behind, trailingQualifiers);
}

function wordsAfter(line: string, end: number): string {
  return /^(?: [\p{L}\p{M}\p{N}'’-]+){1,3}/u.exec(line.slice(end))?.[0].trim() ?? '';
}
