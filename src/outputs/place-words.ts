import { formatPeriod } from '../figures/period.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { dayOf } from '../tables/prefer.ts';
import type { Evidence, Report } from '../tables/tables.ts';

/**
 * "VietNamNet, line 13"; of a figure that has no line, "VietNamNet; cited, not located": nobody can have verified it.
 * Where a publisher has several of the reports, with the day: "VietNamNet (28 November 2024), line 13".
 */
export function placeInWords(
  { line }: Pick<Evidence, 'line'>,
  report: Report,
  reports: readonly Report[],
  locale: Locale,
): string {
  const isOne = reports.every(({ id, publisher }) => id === report.id || publisher !== report.publisher);
  const publisher = isOne ? report.publisher : datedPublisher(report, locale);
  return line === undefined
    ? t(locale, 'evidence.cited', { publisher })
    : t(locale, 'evidence.place', { publisher, line });
}

/** "VietNamNet (28 November 2024)": one publisher may have several reports, and contradict itself. */
export function datedPublisher(report: Report, locale: Locale): string {
  return `${report.publisher} (${formatPeriod(dayOf(report), locale)})`;
}
