import { takeLead } from '../figures/amount.ts';
import type { Convention } from '../figures/digits.ts';
import { plainDigits } from '../figures/digits.ts';
import type { Qualifier } from '../figures/figure.ts';
import { anyOf, grammars, mayStart, qualifierSource, saidSource, wordsOf } from '../figures/grammar.ts';
import { type Lexicon, lexicons } from '../figures/lexicon.ts';
import {
  figureOf,
  matchPhrase,
  qualifierOf,
  type Reading,
  readingCell,
  readPhrase,
} from '../figures/phrase.ts';
import type { Locale } from '../i18n/locales.ts';
import { contextPatterns, contextWords, unreadablePatterns } from './contexts.ts';
import { isYearWord, type Role, roleOf } from './roles.ts';

/** A figure found in one line of a report. */
export interface Find {
  /** UTF-16 offset in the line. */
  start: number;
  phrase: string;
  /** In base units, as a CSV cell; '' where nothing can be read for certain. */
  number: string;
  unit: string;
  /** Only figures have one. */
  qualifier: Qualifier | undefined;
  role: Role;
}

/** Characters of a window, and of its margin on either side. */
const STEP = 2000;
const MARGIN = 500;

/**
 * Finds every figure, date, code and ordinal in a line, from left to right.
 * Reads the line in windows, so the time is linear in its length.
 */
export function scanLine(line: string, locale: Locale, convention?: Convention): Find[] {
  const finds: Find[] = [];
  let floor = 0;
  let at = 0;
  while (at < line.length) {
    const from = Math.max(0, at - (at % STEP) - MARGIN);
    const near = plainDigits(line.slice(from, from + STEP + 2 * MARGIN));
    const stop = Math.min(line.length, at - (at % STEP) + STEP);
    while (at < stop) {
      const find = findAt(near, at - from, Math.max(0, floor - from), locale, convention);
      if (find) {
        find.start += from;
        find.phrase = line.slice(find.start, find.start + find.phrase.length);
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

function findAt(
  line: string,
  at: number,
  floor: number,
  locale: Locale,
  convention: Convention,
): Find | undefined {
  const startsWord = at === 0 || !/[\p{L}\p{M}\p{N}]/u.test(line[at - 1] ?? '');
  const contextAt = (place: number) => firstMatch(contextPatterns[locale], line, place);
  if (startsWord && mayBeSpecial(line, at, locale)) {
    const context = contextAt(at);
    if (context !== undefined) return contextFind(at, context, locale);
    const unreadable = firstMatch(unreadablePatterns[locale], line, at);
    if (unreadable !== undefined) return unreadableFind(at, unreadable);
  }
  if (!mayStart(line, at, locale)) return undefined;
  let reading = matchPhrase(line, at, locale, { convention });
  if (reading?.numbers.some((place) => place > at && contextAt(place) !== undefined))
    reading = matchPhrase(line, at, locale, { convention, ranges: false });
  if (!reading) return qualifiedUnreadable(line, at, locale);
  if (reading.numbers.some((place) => place > at && contextAt(place) !== undefined)) return undefined;
  const [first = at] = reading.numbers;
  const unreadable = first > at ? firstMatch(unreadablePatterns[locale], line, first) : undefined;
  if (unreadable !== undefined) return unreadableFind(at, line.slice(at, first) + unreadable);
  if (isYearWord(reading, line, locale)) return undefined;
  if (reading.doubt?.kind === 'code' || isScore(reading)) return contextFind(at, reading.phrase, locale);
  return readingFind(reading, line, floor, locale);
}

/** A qualifier before what has no single number: "up to half". */
function qualifiedUnreadable(line: string, at: number, locale: Locale): Find | undefined {
  const lead = takeLead(grammars[locale], line, at);
  if (lead.parts['said'] === undefined || lead.parts['opener'] !== undefined) return undefined;
  const unreadable = firstMatch(unreadablePatterns[locale], line, lead.end);
  return unreadable === undefined ? undefined : unreadableFind(at, lead.text + unreadable);
}

/** Two small numbers, the first not smaller, with a dash: "3–1", "21-18". */
function isScore({ doubt, phrase }: Reading): boolean {
  const [, first = 0, second = 0] = (/^(\d{1,3}) ?[-–—] ?(\d{1,3})$/.exec(phrase) ?? []).map(Number);
  return doubt?.kind === 'ends' && first > 0 && first >= second;
}

const specialWords = {
  en: wordsOf([...contextWords.en, ...unreadablePatterns.en.map(({ source }) => source)].join(' ')),
  vi: wordsOf([...contextWords.vi, ...unreadablePatterns.vi.map(({ source }) => source)].join(' ')),
};

/** False where none of the patterns of contexts and unreadable figures can match: they are many. */
function mayBeSpecial(line: string, at: number, locale: Locale): boolean {
  if (/[\d@]|:\/\/|www\./i.test(line.slice(at, at + 40))) return true;
  const word = /[\p{L}\p{M}]+/uy;
  word.lastIndex = at;
  const [found] = word.exec(line) ?? [];
  if (found === undefined) return false;
  const isCompound = line[at + found.length] === '-' || found.endsWith('fold');
  return isCompound || specialWords[locale].has(found.toLowerCase());
}

/** Patterns of what starts with digits or marks: there is no need to try them where a letter stands. */
const startsWithDigit = /^(?:\(\?=\\d\)|\\d|[01]|24|\[48\]|\\\+|\\\(0|\(\?:19\|20\))/;

const wordPatterns = new Map(
  [...Object.values(contextPatterns), ...Object.values(unreadablePatterns)].map((all) => [
    all,
    all.filter(({ source }) => !startsWithDigit.test(source)),
  ]),
);

function firstMatch(all: readonly RegExp[], line: string, at: number): string | undefined {
  const patterns = /\p{L}/u.test(line[at] ?? '') ? (wordPatterns.get(all) ?? all) : all;
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (match) return match[0];
  }
  return undefined;
}

function contextFind(start: number, phrase: string, locale: Locale): Find {
  const reading = readPhrase(phrase, locale);
  const number = reading ? readingCell(reading) : '';
  return { start, phrase, number, unit: '', qualifier: undefined, role: 'context' };
}

function unreadableFind(start: number, phrase: string): Find {
  return { start, phrase, number: '', unit: '', qualifier: 'exact', role: 'figure' };
}

function readingFind(reading: Reading, line: string, floor: number, locale: Locale): Find {
  const role = roleOf(reading, line, locale);
  const before = line.slice(Math.max(floor, reading.start - 100), reading.start);
  const said = reading.said ?? qualifierApart(before, locale);
  const figure = figureOf(reading, said ?? qualifierBehind(line.slice(reading.end), locale));
  return {
    start: reading.start,
    phrase: reading.phrase,
    number: readingCell(reading),
    unit: reading.unit,
    qualifier: role === 'figure' ? (figure?.qualifier ?? 'exact') : undefined,
    role,
  };
}

/**
 * The qualifier that stands some words before a number: any of them behind fillers ("over a total of 46"),
 * and the unmistakable ones up to five words away ("an estimated fleet of some 40 ships").
 */
function qualifierApart(before: string, locale: Locale): Qualifier | undefined {
  const { qualifiers, distantQualifiers } = lexicons[locale];
  const near = apart[locale].behindFillers.exec(before)?.[1];
  if (near !== undefined) return qualifierOf(near, qualifiers);
  const far = apart[locale].distant.exec(before)?.[1];
  return far === undefined ? undefined : qualifierOf(far, distantQualifiers);
}

/** The qualifier that stands up to three words behind a number ("12 knots or more"). */
function qualifierBehind(after: string, locale: Locale): Qualifier | undefined {
  const behind = apart[locale].behind.exec(after)?.[1];
  return behind === undefined ? undefined : qualifierOf(behind, lexicons[locale].trailingQualifiers);
}

function apartPatterns(lexicon: Lexicon) {
  const { distantQualifiers, trailingQualifiers, fillers } = lexicon;
  const word = "[\\p{L}\\p{M}'’-]+";
  return {
    behindFillers: new RegExp(`(${saidSource(lexicon)})(?:\\s+${anyOf(fillers)}){1,4}\\s+$`, 'u'),
    distant: new RegExp(`(${qualifierSource(distantQualifiers)})(?:\\s+${word}){1,5}\\s+$`, 'u'),
    behind: new RegExp(`^(?:\\s+${word}){1,3}?\\s+(${anyOf(Object.values(trailingQualifiers).flat())})`, 'u'),
  };
}

const apart = { en: apartPatterns(lexicons.en), vi: apartPatterns(lexicons.vi) };
