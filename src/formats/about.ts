import { yearsOf } from '../figures/period.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { dayOf } from '../tables/prefer.ts';
import type { Tables } from '../tables/tables.ts';

/** The data set's name in a locale. */
export const datasetTitle = (locale: Locale) => t(locale, 'jsonld.name');

/** What the data set holds, in a locale. */
export const datasetDescription = (locale: Locale) => t(locale, 'site.description');

/** Who publishes it, in a locale. */
export const publisherName = (locale: Locale) => t(locale, 'site.name');

/** Search terms, in a locale. */
export const keywords = (locale: Locale) => t(locale, 'dataset.keywords').split('; ');

/** The licence of the data, by its SPDX identifier. */
export const licence = {
  name: 'Creative Commons Attribution 4.0 International',
  spdx: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** The day of the newest report or correction, of all data or of a chart: with the same data, the same day. */
export function dataDate({ reports, corrections }: Pick<Tables, 'reports' | 'corrections'>): string {
  const days = [...reports.map(dayOf), ...corrections.map(({ date }) => date)];
  return days.toSorted().at(-1) ?? '';
}

/** The years that the observations are of, as an ISO 8601 interval: "2023/2024", or "2024". */
export function temporalCoverage(periods: readonly string[]): string {
  const years = periods.flatMap(yearsOf).toSorted();
  const [first, last] = [years[0] ?? '', years.at(-1) ?? ''];
  return first === last ? first : `${first}/${last}`;
}
