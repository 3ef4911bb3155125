import { stringify } from 'yaml';
import { t } from '../../i18n/index.ts';
import { defaultLocale, localized } from '../../i18n/locales.ts';
import type { Tables } from '../../tables/tables.ts';
import { dataDate } from '../dates.ts';
import { licence } from '../licence.ts';
import type { Site } from '../site.ts';

/** `CITATION.cff` of the data (Citation File Format 1.2.0): what to cite, and the reports that it rests on. */
export function citationFile(tables: Tables, site: Site, version: string): string {
  const name = t(defaultLocale, 'site.name');
  return stringify({
    'cff-version': '1.2.0',
    message: t(defaultLocale, 'cite.message'),
    type: 'dataset',
    title: t(defaultLocale, 'jsonld.name'),
    abstract: t(defaultLocale, 'site.description'),
    authors: [{ name }],
    license: licence.spdx,
    version,
    'date-released': dataDate(tables),
    url: site.root,
    keywords: tables.measures.map((measure) => localized(measure, 'label', defaultLocale)),
    references: tables.reports.map((report) => ({
      type: 'newspaper-article',
      title: report.title,
      authors: [{ name: report.author }],
      publisher: { name: report.publisher },
      languages: [report.language],
      url: report.url,
      ...(report.published !== undefined && { 'date-published': report.published }),
    })),
  });
}
