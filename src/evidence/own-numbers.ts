import { anyOf } from '../figures/grammar.ts';
import { lexicons } from '../figures/lexicon.ts';
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
  return scanLine(text, locale)
    .filter(({ role, phrase, number, unit }) => {
      const isSmallWord = !/\p{N}/u.test(phrase) && number !== '' && Number(number) <= 10 && unit === '';
      return role !== 'context' && !isSmallWord;
    })
    .map(({ phrase, number }) => ({ phrase, number }));
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
