import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';

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
