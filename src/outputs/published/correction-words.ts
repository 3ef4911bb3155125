import { toNumber } from '../../figures/figure.ts';
import type { FormatOptions, UnitNames } from '../../figures/format.ts';
import { readPhrase } from '../../figures/phrase.ts';
import { defaultLocale, type Locale, locales } from '../../i18n/locales.ts';
import { shortestTellings, type ToldValue, tellings } from './tellings.ts';

/** What a value was and what it is: in a sentence, and as a row of corrections.csv has it. */
export interface BeforeAndAfter {
  /** "76.5 million users", in the first language. */
  long: { before: string; after: string };
  /** "76.5 million / 76,5 triệu": as on charts in each language, as the row is read in all of them. */
  short: { before: string; after: string };
}

/** What stands in a row where there is nothing any more. */
const NOTHING = '–';
const BETWEEN = ' / ';

/** Tells a value that changed, or (`now` undefined) one that is gone. Of a unit with other names, each has its own. */
export function correctionWords(
  was: ToldValue,
  unitThen: UnitNames,
  now: ToldValue | undefined,
  unit: UnitNames,
): BeforeAndAfter {
  const pair = (locale: Locale, options: FormatOptions) => {
    const before = tellings(was, unitThen, locale, options);
    if (!now) return { before: before[0] ?? '', after: NOTHING };
    return shortestTellings(before, tellings(now, unit, locale, options));
  };
  const pairs = locales.map((locale) => pair(locale, { words: 'short', bare: true }));
  const inAll = (end: 'before' | 'after') => [...new Set(pairs.map((one) => one[end]))].join(BETWEEN);
  return {
    long: pair(defaultLocale, { words: 'long' }),
    short: { before: inAll('before'), after: inAll('after') },
  };
}

/**
 * False where an editor's words for what a value is now are numbers, in whichever language, and none is the value: they
 * were written before it changed again. Words that are no number may say what they like.
 */
export function mayTell(words: string, value: number, unit: UnitNames): boolean {
  const read = words.split('/').flatMap((part) => {
    const bare = withoutUnit(part.trim().replace(/^[≈<>≤≥~]\s*/, ''), unit);
    return locales.flatMap((locale) => readPhrase(bare, locale)?.decimal ?? []);
  });
  return read.length === 0 || read.some((decimal) => toNumber(decimal) === value);
}

function withoutUnit(text: string, { singular_en, plural_en, name_vi }: UnitNames): string {
  const name = [plural_en, singular_en, name_vi].find((one) => text.endsWith(` ${one}`));
  return name === undefined ? text : text.slice(0, -name.length).trim();
}
