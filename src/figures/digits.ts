import type { Decimal } from './figure.ts';
import type { Lexicon } from './lexicon.ts';

const GROUP_SPACE = '[ \\u00a0\\u2009\\u202f]';

/** Pattern source for digits with separators, as a report prints them in either language. */
export const digitsPattern = `(?:[1-9]\\d{0,2}(?:${GROUP_SPACE}\\d{3})+(?!\\d)(?:[.,]\\d+(?!\\d))?|\\d(?:[\\d.,]*\\d)?)`;

/** Full-width digits and marks as plain ones; the length stays. */
export function plainDigits(text: string): string {
  return /[\uff05-\uff19]/.test(text)
    ? text.replace(/[\uff05\uff0b-\uff0e\uff10-\uff19]/g, (sign) => sign.normalize('NFKC'))
    : text;
}

/** How a text writes its separators, as its other numbers show; undefined where none shows it. */
export type Convention = 'own' | 'foreign' | 'mixed' | undefined;
type Separators = Pick<Lexicon, 'group' | 'decimal'>;

/**
 * Reads digits with separators in a language's way: `8,981` is 8981 in English and 8.981 in Vietnamese.
 * The other language's way is accepted where it can be read only so (`76.5` and `1.250.000` in either).
 * @returns undefined for what is a number in neither way (`1,2,3`).
 */
export function readDigits(token: string, { group, decimal }: Separators): Decimal | undefined {
  const text = token.replace(SPACES, '');
  const { own, foreign } = written[group];
  if (own.test(text)) return toDecimal(text, group, decimal);
  return foreign.test(text) ? toDecimal(text, decimal, group) : undefined;
}

const SPACES = new RegExp(GROUP_SPACE, 'g');

/** A number in the way of the language with a mark between its groups, and in the other way. */
function waysOf(g: string, d: string) {
  return {
    own: new RegExp(`^(?:[1-9]\\d{0,2}(?:${g}\\d{3})+|\\d*)(?:${d}\\d+)?$`),
    foreign: new RegExp(
      `^(?:[1-9]\\d{0,2}(?:${d}\\d{3}){2,}(?:${g}\\d+)?|[1-9]\\d{0,2}(?:${d}\\d{3})+${g}\\d+|\\d*${g}(?:\\d{1,2}|\\d{4,})|0?${g}\\d+|\\d{4,}${g}\\d+)$`,
    ),
  };
}

const written = { ',': waysOf(',', '\\.'), '.': waysOf('\\.', ',') };

/**
 * All readings of digits: none, one, or two where the text leaves open what a single separator before three digits is:
 * `4.250` in English, `1,000` in Vietnamese.
 */
export function readingsOf(token: string, separators: Separators, convention: Convention): Decimal[] {
  const { group, decimal } = separators;
  const plain = readDigits(token, separators);
  if (!plain) return [];
  const [, sign] = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(token) ?? [];
  if (sign === undefined) return [plain];
  const foreign = toDecimal(token, decimal, group);
  if (sign === group) return convention === 'own' || convention === undefined ? [plain] : [plain, foreign];
  if (convention === 'foreign') return [foreign];
  // Nobody prints three decimals to end in 0, but people copy thousands from texts of another language.
  return convention === 'own' && !token.endsWith('0') ? [plain] : [plain, foreign];
}

/** Digits as a decimal: without separators of thousands, and with a point, as JavaScript writes numbers. */
export function toDecimal(text: string, group = ',', decimal = '.'): Decimal {
  const [whole = '', fraction = ''] = text.replaceAll(group, '').split(decimal);
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '');
  return { negative: false, digits, exponent: fraction === '' ? 0 : -fraction.length };
}
