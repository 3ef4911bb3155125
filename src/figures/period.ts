import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';

const english = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', ...options });
const englishMonth = english({});
const englishDay = english({ day: 'numeric' });

/** How each language writes a month, and a day where there is one. */
const formats: Record<Locale, (year: string, month: string, day: string | undefined) => string> = {
  en: (year, month, day) =>
    (day === undefined ? englishMonth : englishDay).format(
      Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)),
    ),
  vi: (year, month, day) => `${day === undefined ? 'tháng ' : `${Number(day)}/`}${Number(month)}/${year}`,
};

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

/** A period in a locale: "2024", "June 2024", "30 June 2024", "date not given"; "2024", "tháng 6/2024", "30/6/2024". */
export function formatPeriod(period: string, locale: Locale): string {
  if (isUndated(period)) return t(locale, 'period.unknown');
  const [year = '', month, day] = period.split('-');
  return month === undefined ? year : formats[locale](year, month, day);
}

const DAY = 86_400_000;

/**
 * The middle of a period (ISO 8601) on a line of years: 2024 → 2024.5, 2024-06 → 2024.456, 2024-06-30 → 2024.496. Years
 * are one apart, whether leap years or not. Counted in UTC: no day is longer than another.
 */
export function timeOf(period: string): number {
  const [year = 0, month, day] = assumedPeriod(period).split('-').map(Number);
  const at = (months: number, days: number) => Date.UTC(year, months, days);
  const start = month === undefined ? at(0, 1) : at(month - 1, day ?? 1);
  const end = month === undefined ? at(12, 1) : day === undefined ? at(month, 1) : start + DAY;
  return year + ((start + end) / 2 - at(0, 1)) / (at(12, 1) - at(0, 1));
}

/** Sorts periods by their middles: below zero where the first comes before the other. */
export function byTime(a: string, b: string): number {
  return timeOf(a) - timeOf(b) || Number(a > b) - Number(a < b);
}

/** Whether a period is a day, not a month or a year. */
export function isDay(period: string): boolean {
  return period.split('-').length === 3;
}
