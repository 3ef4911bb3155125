import { t } from '../i18n/index.ts';
import { intlTag, type Locale } from '../i18n/locales.ts';

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** "June 2024", "30 June 2024". */
function monthOrDay(year: string, month: string, day: string | undefined, locale: Locale): string {
  const options = {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day && { day: 'numeric' as const }),
  } as const;
  const key = `${locale} ${day !== undefined}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(intlTag(locale), options);
  dateFormats.set(key, format);
  return format.format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
}

/** How languages write a month, and a day where there is one, if not as Intl does. */
const formats: Partial<Record<Locale, (year: string, month: string, day: string | undefined) => string>> = {
  vi: (year, month, day) => `${day === undefined ? 'tháng ' : `${Number(day)}/`}${Number(month)}/${year}`,
};

const PART = String.raw`\d{4}(?:-(?:Q[1-4]|S[12]|\d{2}(?:-\d{2})?))?`;
/**
 * A year, month or day (ISO 8601), a quarter or half-year (SDMX: `2024-Q3`, `2024-S1`), a span of them (ISO 8601:
 * `2024-07/2025-03`), or a financial year as a report names it, whenever it starts: `FY2024`, `FY2023/2024`.
 */
export const PERIOD = String.raw`FY\d{4}(?:/\d{4})?|${PART}(?:/${PART})?`;

const isPeriod = new RegExp(`^(?:${PERIOD})\\??$`);

/**
 * A period as SDMX and ISO 8601 write it: `2024-H1`, `H1 2024` and `2024-01/2024-06` are `2024-S1`, `FY 2024` is `FY2024`. A text that is no
 * period stays as it is.
 */
export function canonicalPeriod(text: string): string {
  const plain = text
    .toUpperCase()
    .replace(/^([QHS])([1-4])[ /-]?(\d{4})(?!\d)/, '$3-$1$2')
    .replace(/\b(\d{4})-?[HS](?=[12](?!\d))/g, '$1-S')
    .replace(/\b(\d{4})-?Q(?=[1-4](?!\d))/g, '$1-Q')
    .replace(/^FY[ -](?=\d)/, 'FY');
  if (!isPeriod.test(plain)) return text;
  if (!plain.includes('/') || plain.startsWith('FY')) return plain;
  const [year, bounds] = [plain.slice(0, 4), boundsOf(plain).join()];
  const names = ['', '-S1', '-S2', '-Q1', '-Q2', '-Q3', '-Q4'].map((part) => year + part);
  return names.find((name) => boundsOf(name).join() === bounds) ?? plain;
}

/**
 * True for a period that the report does not print, `2024?` (an uncertain date of EDTF, ISO 8601-2): the year is only that
 * of the report.
 */
export function isUndated(period: string): boolean {
  return period.endsWith('?');
}

/** The period without the mark of {@link isUndated}. */
export function assumedPeriod(period: string): string {
  return isUndated(period) ? period.slice(0, -1) : period;
}

/**
 * A period in a locale: "2024", "June 2024", "30 June 2024", "Q3 2024", "first half of 2024", "fiscal year 2024",
 * "January–May 2024", "date not given"; "2024", "tháng 6/2024", "30/6/2024", "quý III/2024", "6 tháng đầu năm 2024".
 */
export function formatPeriod(period: string, locale: Locale): string {
  if (isUndated(period)) return t(locale, 'period.unknown');
  if (isFinancial(period)) return t(locale, 'period.financial', { year: period.slice(2).replace('/', '–') });
  const [first = '', last] = period.split('/');
  if (last !== undefined) return formatSpan(first, last, locale);
  const [year = '', month, day] = period.split('-');
  const [part, nth = ''] = month ?? '';
  if (part === 'S') return t(locale, nth === '1' ? 'period.half.1' : 'period.half.2', { year });
  if (part === 'Q') return t(locale, `period.quarter.${nth as '1'}`, { year });
  if (month === undefined) return year;
  return formats[locale]?.(year, month, day) ?? monthOrDay(year, month, day, locale);
}

/** How languages write a span, if not as English does. */
const spans: Partial<Record<Locale, (start: string, end: string, isOneYear: boolean) => string>> = {
  vi: (start, end, isOneYear) =>
    `${isOneYear ? start.replace(/\/\d{4}$/, '') : start}–${end.replace('tháng ', '')}`,
};

/** "2023–2024", "January–May 2024", "July 2023 – June 2024"; "tháng 1–5/2024", "tháng 7/2023–6/2024". */
function formatSpan(first: string, last: string, locale: Locale): string {
  const [start, end] = [first, last].map((one) => formatPeriod(one, locale)) as [string, string];
  const isOneYear = /^\d{4}-[\dQ]/.test(first) && first.slice(0, 5) === last.slice(0, 5);
  const own = spans[locale]?.(start, end, isOneYear);
  if (own !== undefined) return own;
  if (!isOneYear) return [start, end].join(start.includes(' ') ? ' – ' : '–');
  const short = start.replace(/ \d{4}$/, '');
  return [short, end].join(short.includes(' ') ? ' – ' : '–');
}

const DAY = 86_400_000;

/**
 * The start of a period's first day, and that of the day after its last (UTC, in ms). Nobody says when a financial year starts: it is taken for
 * that of the calendar. Both are NaN for what is no period.
 */
export function boundsOf(period: string): [start: number, end: number] {
  const ends = period.split('/').map(boundsOfPart);
  return [ends[0]?.[0] ?? Number.NaN, ends.at(-1)?.[1] ?? Number.NaN];
}

function boundsOfPart(text: string): [start: number, end: number] {
  const [, year = '', part, nth = '1', month, day] =
    /^(?:FY)?(\d{4})(?:-(?:([QS])(\d)|(\d{2})(?:-(\d{2}))?))?\??$/.exec(text) ?? [];
  const months = month !== undefined ? 1 : part === 'Q' ? 3 : part === 'S' ? 6 : 12;
  const first = month === undefined ? (Number(nth) - 1) * months : Number(month) - 1;
  const at = (month: number, day: number) => (year === '' ? Number.NaN : Date.UTC(Number(year), month, day));
  const start = at(first, Number(day ?? 1));
  return [start, day === undefined ? at(first + months, 1) : start + DAY];
}

/**
 * The middle of a period on a line of years: 2024 → 2024.5, 2024-06 → 2024.456, 2024-Q1 → 2024.124. Years are one apart,
 * whether leap years or not. Counted in UTC: no day is longer than another.
 */
export function timeOf(period: string): number {
  const [start, end] = boundsOf(period);
  const middle = (start + end) / 2;
  const year = new Date(middle).getUTCFullYear();
  return year + (middle - Date.UTC(year, 0)) / (Date.UTC(year + 1, 0) - Date.UTC(year, 0));
}

/** Sorts periods by their middles: below zero where the first comes before the other. */
export function byTime(a: string, b: string): number {
  return timeOf(a) - timeOf(b) || Number(a > b) - Number(a < b);
}

/** Whether a period is a day, not a month or a year. */
export function isDay(period: string): boolean {
  return /^\d{4}-\d{2}-\d{2}\??$/.test(period);
}

export function isFinancial(period: string): boolean {
  return period.startsWith('FY');
}

/** The years that a period names: one, or the first and the last. */
export function yearsOf(period: string): string[] {
  return period.match(/\d{4}/g) ?? [];
}
