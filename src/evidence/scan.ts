import { takeLead } from '../figures/amount.ts';
import { plainDigits } from '../figures/digits.ts';
import { numberCell, type Qualifier } from '../figures/figure.ts';
import {
  anyOf,
  latin,
  mayStart,
  qualifierSource,
  saidSource,
  scaleWord,
  trailingSource,
  wordAt,
} from '../figures/grammar.ts';
import { byLocale, lexicons } from '../figures/lexicon.ts';
import { numberWordPatterns } from '../figures/number-words.ts';
import { matchPhrase, readPhrase } from '../figures/phrase.ts';
import { figureOf, qualifierOf, type Reading, readingCell } from '../figures/reading.ts';
import type { Settled } from '../figures/settled.ts';
import type { Locale } from '../i18n/locales.ts';
import { isCertain } from './certain.ts';
import { contextsOf, matchAt } from './contexts.ts';
import { isYearBeforeEnd, isYearWord, type Role, roleOf } from './roles.ts';

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

const BLANK = { number: '', unit: '', qualifier: undefined, role: 'context' } as const;

/** Characters of a stretch, and of its margin on either side. */
const STEP = 2000;
const MARGIN = 500;

/**
 * Finds every figure, date, code and ordinal in a line, from left to right.
 * Reads the line in windows, so the time is linear in its length.
 */
export function scanLine(line: string, locale: Locale, settled: Settled = {}): Find[] {
  const finds: Find[] = [];
  let floor = 0;
  let at = 0;
  while (at < line.length) {
    const from = Math.max(0, at - (at % STEP) - MARGIN);
    const near = plainDigits(line.slice(from, from + STEP + 2 * MARGIN));
    const stop = Math.min(line.length, at - (at % STEP) + STEP);
    const stretch = { line: near, locale, settled, floor: Math.max(0, floor - from) };
    while (at < stop) {
      const place = at - from;
      const word = wordAt(near, place);
      const find = findAt(stretch, place, word);
      if (find) {
        find.start += from;
        find.phrase = line.slice(find.start, find.start + find.phrase.length);
        finds.push(find);
        at = find.start + find.phrase.length;
        floor = at;
        stretch.floor = at - from;
      } else at += word.length || ((near.codePointAt(place) ?? 0) > 0xffff ? 2 : 1);
    }
  }
  return finds;
}

const IN_WORD = new RegExp(latin('[\\p{L}\\p{M}\\p{N}]'));

/** A part of a line, how to read it, and where the last figure in it ends. */
interface Stretch {
  line: string;
  locale: Locale;
  settled: Settled;
  floor: number;
}

function findAt(stretch: Stretch, at: number, word: string): Find | undefined {
  const { line, locale, settled } = stretch;
  const { contexts } = contextsOf(locale);
  const contextAt = (place: number) => matchAt(contexts, line, place);
  const startsWord = at === 0 || !IN_WORD.test(line[at - 1] ?? '');
  if (startsWord) {
    const context = contextAt(at);
    if (context !== undefined) return contextFind(at, context, locale);
    const quantity = quantityFind(stretch, at, at);
    if (quantity) return quantity;
  }
  if (!mayStart(line, at, word, locale)) return undefined;
  // "Up to half".
  const { end, parts } = takeLead(line, at, locale);
  const qualified = parts['said'] && !parts['opener'] ? quantityFind(stretch, at, end) : undefined;
  if (qualified) return qualified;
  const isDate = (place: number) => place > at && contextAt(place) !== undefined;
  let reading = matchPhrase(line, at, locale, { settled });
  if (reading && (reading.numbers.some(isDate) || isYearBeforeEnd(reading, line)))
    reading = matchPhrase(line, at, locale, { settled, ranges: false });
  if (!reading || reading.numbers.some(isDate) || isYearWord(reading, line, locale)) return undefined;
  if (reading.doubt?.kind === 'code' || isScore(reading)) return contextFind(at, reading.phrase, locale);
  return readingFind(reading, stretch);
}

/** A part, a multiple or what has no single number at a place, with the words before it from `start`. */
function quantityFind(stretch: Stretch, start: number, at: number): Find | undefined {
  const { line, locale } = stretch;
  const { parts, unreadable } = contextsOf(locale);
  const part = matchAt(parts, line, at);
  const phrase = line.slice(start, at) + (part ?? '');
  const reading = part === undefined ? undefined : readPhrase(phrase, locale);
  if (reading) return readingFind({ ...reading, start, end: start + phrase.length }, stretch);
  const found = part ?? matchAt(unreadable, line, at);
  if (found === undefined) return undefined;
  return { ...BLANK, start, phrase: line.slice(start, at) + found, qualifier: 'exact', role: 'figure' };
}

/** Two small numbers, the first not smaller, with a dash: "3–1", "21-18". */
function isScore({ doubt, phrase }: Reading): boolean {
  const [, first = 0, second = 0] = (/^(\d{1,3}) ?[-–—] ?(\d{1,3})$/.exec(phrase) ?? []).map(Number);
  return doubt?.kind === 'ends' && first > 0 && first >= second;
}

function contextFind(start: number, phrase: string, locale: Locale): Find {
  return { ...BLANK, start, phrase, number: readingCell(readPhrase(phrase, locale)) };
}

function readingFind(reading: Reading, { line, locale, settled, floor }: Stretch): Find {
  const role = roleOf(reading, line, locale);
  const before = line.slice(Math.max(floor, reading.start - 100), reading.start);
  const apart = qualifierApart(before, line.slice(reading.end), locale);
  const said = reading.said === 'about' && apart === 'estimated' ? apart : (reading.said ?? apart);
  const figure = figureOf(reading, said);
  const isSure = role !== 'figure' || isCertain(reading, line, locale, said, settled);
  return {
    start: reading.start,
    phrase: reading.phrase,
    number: figure && isSure ? numberCell(figure) : '',
    unit: reading.unit,
    qualifier: role === 'figure' ? (figure?.qualifier ?? 'exact') : undefined,
    role,
  };
}

/**
 * The qualifier that stands apart from a number: any of them behind fillers ("over a total of 46"), the unmistakable ones up
 * to five words away ("an estimated fleet of some 40 ships"), and others up to three words behind it ("12 knots or more").
 */
export function qualifierApart(before: string, after: string, locale: Locale): Qualifier | undefined {
  for (const { pattern, words, isBehind } of apartOf(locale)) {
    const said = pattern.exec(isBehind ? after : before)?.[1];
    if (said !== undefined) return qualifierOf(said, words);
  }
  return undefined;
}

const apartOf = byLocale((locale) => {
  const lexicon = lexicons[locale];
  const { qualifiers, distantQualifiers, trailingQualifiers, fillers } = lexicon;
  const word = "[\\p{L}\\p{M}'’-]+";
  const near = `(${saidSource(lexicon)})(?:\\s+${anyOf(fillers)}){1,4}\\s+$`;
  const far = `(${qualifierSource(distantQualifiers)})(?:\\s+${word}){1,5}\\s+$`;
  const behind = `^(?:\\s+(?!(?!năm\\s)${numberWordPatterns[locale]}\\s)${word}){0,3}?\\s+(${trailingSource(lexicon, locale)})`;
  const of = (source: string, words: typeof qualifiers, isBehind = false) => {
    return { pattern: new RegExp(latin(source), 'u'), words, isBehind };
  };
  return [of(near, qualifiers), of(far, distantQualifiers), of(behind, trailingQualifiers, true)];
});

/**
 * The numbers that a text states itself. Years, dates, decree numbers and class codes are none, and neither are bare
 * number words up to ten ("two different counts"), which language cannot do without. A `number` is a CSV cell; '' for what
 * has no single number: a fraction, "dozens".
 */
export function ownNumbers(text: string, locale: Locale): { phrase: string; number: string }[] {
  return scanLine(text, locale).flatMap(({ role, phrase }) => {
    if (role === 'context') return [];
    const reading = readPhrase(phrase, locale);
    const number = readingCell(reading);
    return reading?.inWords && number !== '' && Number(number) <= 10 ? [] : [{ phrase, number }];
  });
}

/** The scale or unit word that a text begins with: behind a figure it would multiply it, or give it another unit. */
export function leadingScale(text: string, locale: Locale): string | undefined {
  return leadingOf(locale).exec(text)?.[1];
}

const leadingOf = byLocale((locale) => {
  const units = anyOf(Object.values(lexicons[locale].unitsAfter).flatMap((forms) => forms ?? []));
  return new RegExp(latin(`^\\s*(${scaleWord(lexicons[locale])}|${units})`), 'u');
});
