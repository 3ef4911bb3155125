import { readNumberWords } from '../../figures/number-words.ts';
import type { Locale } from '../../i18n/locales.ts';
import { period } from '../periods.ts';

/** A time that a report names. */
export interface DateRead {
  kind: 'year' | 'month' | 'day' | 'other';
  /** `2024`, `2024-06`, `2024-06-30`; undefined where no period names it: a quarter, several years, a day without its year. */
  period: string | undefined;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = [...MONTHS, ...MONTHS.map((name) => name.slice(0, 3)), 'sept'].join('|');
const YEAR = '(?<year>(?:19|20)\\d{2})';

const shared = [
  new RegExp(`^(?:năm )?${YEAR}$`, 'u'),
  new RegExp(`^${YEAR}-(?<month>\\d{2})(?:-(?<day>\\d{2}))?$`),
  new RegExp(`^(?<month>\\d{1,2})/${YEAR}$`),
];

const forms: Record<Locale, RegExp[]> = {
  en: [
    ...shared,
    new RegExp(`^(?<first>\\d{1,2})(?<mark>[/.-])(?<second>\\d{1,2})\\k<mark>${YEAR}$`),
    new RegExp(
      `^(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?<name>${MONTH})\\.?(?: (?<behind>\\d{1,2})(?:st|nd|rd|th)?)?(?:,? ${YEAR})?$`,
    ),
  ],
  vi: [
    ...shared,
    new RegExp(
      `^(?:(?:ngày|mùng|mồng) )?(?<day>\\d{1,2})(?:[/.-](?<month>\\d{1,2}))?(?:[/.-]${YEAR})?$`,
      'u',
    ),
    new RegExp(
      `^(?:ngày (?<day>\\d{1,2}|\\p{L}+(?: \\p{L}+)?) )?tháng (?<month>\\d{1,2}|\\p{L}+(?: (?:một|hai))?)(?:(?: năm |[/-])${YEAR})?$`,
      'u',
    ),
  ],
};

/** Several years, a decade, a quarter. */
const OTHER = /^(?:quý (?:[ivx]+|\d).*|(?:năm )?(?:19|20)\d{2}(?:s| ?[-–/] ?(?:19|20)?\d{2}))$/u;

/** Reads a phrase of a report's context as a time; undefined for what is none. */
export function readDate(phrase: string, locale: Locale): DateRead | undefined {
  const text = phrase.toLowerCase().replace(/\s+/g, ' ');
  if (OTHER.test(text)) return { kind: 'other', period: undefined };
  for (const form of forms[locale]) {
    const groups = form.exec(text)?.groups;
    if (groups) return toDate(groups);
  }
  return undefined;
}

function toDate(groups: Record<string, string | undefined>): DateRead {
  const { year, name, first, second } = groups;
  let day = numberIn(groups['day'] ?? groups['behind']);
  let month =
    name === undefined
      ? numberIn(groups['month'])
      : MONTHS.findIndex((one) => one.startsWith(name.slice(0, 3))) + 1;
  if (first !== undefined && second !== undefined) {
    // Day and month, or month and day: known only where one of them can be no month.
    const [one, other] = [Number(first), Number(second)];
    if (one <= 12 && other <= 12 && one !== other) return { kind: 'day', period: undefined };
    [day, month] = one > 12 ? [one, other] : [other, one];
  }
  const kind = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  const parts = [year, month, day].filter((part) => part !== undefined);
  const text = parts.map((part) => String(part).padStart(2, '0')).join('-');
  const isWhole = year !== undefined && (day === undefined || month !== undefined);
  return { kind, period: isWhole && period.safeParse(text).success ? text : undefined };
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d/.test(text) ? Number(text) : readNumberWords(text, 'vi');
}
