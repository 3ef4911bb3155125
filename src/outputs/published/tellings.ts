import type { Figure } from '../../figures/figure.ts';
import { type FormatOptions, formatFigure, formatInterval, type UnitNames } from '../../figures/format.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { FrozenValue } from '../frozen/manifest.ts';

/** A value as it was or is published, as far as it can be told. */
export interface ToldValue extends Omit<FrozenValue, 'key'> {
  /** Where it is printed; null for a derived value. Left out where it is not known, or of no matter. */
  evidence?: string | null;
}

/** The figure of a published value; its open ends are infinite again. */
export function figureOf({ value, low, high, qualifier }: ToldValue): Figure {
  return {
    value,
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
    qualifier,
  };
}

/** True where neither numbers nor words differ. */
export function isSame(a: ToldValue, b: ToldValue): boolean {
  return (['value', 'low', 'high', 'qualifier', 'reported', 'evidence'] as const).every(
    (one) => a[one] === b[one],
  );
}

/**
 * A value told ever more closely: its figure; with its interval; with the printed phrase; with the place of the phrase;
 * at last with its numbers as the files have them, as derived ones may differ in digits that nobody is shown.
 */
export function tellings(
  value: ToldValue,
  unit: UnitNames,
  locale: Locale,
  options: FormatOptions = { words: 'long' },
): string[] {
  const figure = figureOf(value);
  const short = formatFigure(figure, unit, locale, options);
  const interval = formatInterval(figure, unit, locale);
  const long = interval === '' ? short : `${short} (${interval})`;
  const phrase = `${long}: ${value.reported === null ? '–' : `“${value.reported}”`}`;
  const numbers = `${long}: ${value.value} [${value.low ?? '−∞'}, ${value.high ?? '∞'}]`;
  return [short, long, phrase, ...(value.evidence ? [`${phrase}, ${value.evidence}`] : []), numbers];
}

/** Two values' tellings, as short as shows the difference. */
export function shortestTellings(
  before: readonly string[],
  after: readonly string[],
): { before: string; after: string } {
  const at = before.findIndex((text, index) => text !== after[index]);
  return { before: before.at(at) ?? '', after: after.at(at) ?? '' };
}
