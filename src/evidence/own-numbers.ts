import { anyOf } from '../figures/grammar.ts';
import { lexicons } from '../figures/lexicon.ts';
import { readPhrase } from '../figures/phrase.ts';
import { readingCell } from '../figures/reading.ts';
import type { Locale } from '../i18n/locales.ts';
import { scanLine } from './scan.ts';

/** A number that an editor's text states itself, in digits or words. */
export interface OwnNumber {
  phrase: string;
  /** As a CSV cell; '' for what has no single number: a fraction, "dozens". */
  number: string;
}

/**
 * The numbers that a text states itself. Years, dates, decree numbers and class codes are none, and neither are bare
 * number words up to ten ("two different counts"), which language cannot do without.
 */
export function ownNumbers(text: string, locale: Locale): OwnNumber[] {
  return scanLine(text, locale).flatMap(({ role, phrase }) => {
    const reading = role === 'context' ? undefined : readPhrase(phrase, locale);
    const number = reading ? readingCell(reading) : '';
    const isSmallWord = reading?.inWords && number !== '' && Number(number) <= 10;
    return role === 'context' || isSmallWord ? [] : [{ phrase, number }];
  });
}

/** The scale or unit word that a text begins with: behind a figure it would multiply it, or give it another unit. */
export function leadingScale(text: string, locale: Locale): string | undefined {
  const { scales, unitsAfter } = lexicons[locale];
  const scale = `(?:${Object.keys(scales).join('|')})(?![\\p{L}\\p{N}])`;
  return new RegExp(
    `^\\s*(${scale}|${anyOf(Object.values(unitsAfter).flatMap((forms) => forms ?? []))})`,
    'iu',
  ).exec(text)?.[1];
}
