import { type Figure, toNumber } from '../../figures/figure.ts';
import { type FormatOptions, formatFigure, type UnitNames } from '../../figures/format.ts';
import { readPhrase } from '../../figures/phrase.ts';
import { defaultLocale, type Locale, locales } from '../../i18n/locales.ts';
import { isSameUnit } from './same-telling.ts';
import { shortestTellings, type ToldValue, tellings } from './tellings.ts';

/** What a value was and what it is: in a sentence, and as a row of corrections.csv has it. */
export interface BeforeAndAfter {
  /** "76.5 million users", in the first language. */
  long: { before: string; after: string };
  /** "76.5 million / 76,5 triệu": as on charts in each language, as the row is read in all of them; the unit, if it changed. */
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
  const pairs = locales.map((locale) => pair(locale, { words: 'short', bare: isSameUnit(unitThen, unit) }));
  const inAll = (end: 'before' | 'after') => [...new Set(pairs.map((one) => one[end]))].join(BETWEEN);
  return {
    long: pair(defaultLocale, { words: 'long' }),
    short: { before: inAll('before'), after: inAll('after') },
  };
}

/**
 * False where an editor's words for what a value is now are numbers, in whichever language, and none is the value: they
 * were written before it changed again; and where they say that it is gone. Other words may say what they like.
 */
export function mayTell(words: string, figure: Figure, unit: UnitNames): boolean {
  if (words === NOTHING) return false;
  const read = words.split('/').flatMap((part) => locales.flatMap((locale) => numberIn(part, unit, locale)));
  // Of a derived value, fewer digits are shown than it has.
  const shown = locales.flatMap((locale) => numberIn(formatFigure(figure, unit, locale), unit, locale));
  return read.length === 0 || read.some((number) => number === figure.value || shown.includes(number));
}

function numberIn(text: string, { singular_en, plural_en, name_vi }: UnitNames, locale: Locale): number[] {
  const bare = text.trim().replace(/^[≈<>≤≥~]\s*/, '');
  const name = [plural_en, singular_en, name_vi].find((one) => bare.endsWith(` ${one}`));
  const phrase = readPhrase(name === undefined ? bare : bare.slice(0, -name.length).trim(), locale);
  return phrase?.decimal ? [toNumber(phrase.decimal)] : [];
}
