import type { Decimal } from './figure.ts';
import type { Lexicon } from './lexicon.ts';

/** Pattern source for digits with separators, as a report prints them in either language. */
export const digitsPattern = String.raw`\d(?:[\d.,\u00a0\u2009\u202f]*\d)?`;

/**
 * Reads digits with separators in a language's way: `8,981` is 8981 in English and 8.981 in Vietnamese.
 * The other language's way is accepted where it can be read only so (`76.5` and `1.250.000` in either).
 * @returns undefined for what is a number in neither way (`1,2,3`).
 */
export function readDigits(
  token: string,
  { group, decimal }: Pick<Lexicon, 'group' | 'decimal'>,
): Decimal | undefined {
  const spaced = /^\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?=$|[.,]\d+$)/.test(token);
  const text = spaced ? token.replace(/[\u00a0\u2009\u202f]/g, '') : token;
  const g = `\\${group}`;
  const d = `\\${decimal}`;
  const own = new RegExp(`^(?:[1-9]\\d{0,2}(?:${g}\\d{3})+|\\d+)(?:${d}\\d+)?$`);
  if (own.test(text)) return toDecimal(text, group, decimal);
  const foreign = new RegExp(
    `^(?:[1-9]\\d{0,2}(?:${d}\\d{3}){2,}(?:${g}\\d+)?|[1-9]\\d{0,2}(?:${d}\\d{3})+${g}\\d+|\\d+${g}(?:\\d{1,2}|\\d{4,})|0${g}\\d+|\\d{4,}${g}\\d+)$`,
  );
  return foreign.test(text) ? toDecimal(text, decimal, group) : undefined;
}

function toDecimal(text: string, group: string, decimal: string): Decimal {
  const [whole = '', fraction = ''] = text.replaceAll(group, '').split(decimal);
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '');
  return {
    negative: false,
    digits,
    exponent: fraction === '' ? 0 : -fraction.length,
  };
}
