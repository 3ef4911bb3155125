import { stringify } from 'yaml';
import { formatPeriod } from '../../figures/period.ts';
import { t } from '../../i18n/index.ts';
import { localized } from '../../i18n/locales.ts';
import type { Tables } from '../../tables/tables.ts';
import { dataDate, licenceOf, publisherName } from '../about.ts';
import { authorOf, type Row } from '../row.ts';
import { chartPage, pageUrl, type Site, siteSlug } from '../site.ts';
import type { ChartView } from '../view.ts';

/** A chart as a CSL-JSON item (Citation Style Language 1.0.2), dated by its newest report or correction. `version` is the chart's. */
export function cslItem(view: ChartView, site: Site, version: string) {
  const { chart, data, locale } = view;
  return {
    id: `${siteSlug(site)}-${chart.id}`,
    type: 'dataset',
    title: data.title,
    author: [{ literal: publisherName(site, locale) }],
    publisher: publisherName(site, locale),
    issued: { 'date-parts': [dataDate(view).split('-').map(Number)] },
    version,
    URL: pageUrl(site, chartPage(chart.id), locale),
    language: locale,
    note: reportsCited(view).join(' '),
  };
}
export type CslItem = ReturnType<typeof cslItem>;

/** A page, and the figure that it is of. */
type Cited = Pick<ChartView, 'reports' | 'locale'> & { row?: Row };

/** A chart in one sentence, ready for a footnote. */
export function plainCitation(view: ChartView, site: Site): string {
  const { title, subtitle } = view.data;
  return citation({ ...view, title, subtitle, page: chartPage(view.chart.id) }, site);
}

/** The same of any page. */
export function citation(of: Cited & { title: string; subtitle: string; page: string }, site: Site): string {
  const { title, subtitle, page, locale } = of;
  const publisher = publisherName(site, locale);
  const text = t(locale, 'cite.text', { publisher, title, subtitle });
  return [text, ...reportsCited(of), pageUrl(site, page, locale)].join(' ');
}

const reportsCited = ({ reports, locale, row }: Cited) =>
  reports.map((report) => {
    const { title, publisher, published, event_date, url } = report;
    const date = published
      ? formatPeriod(published, locale)
      : t(locale, 'cite.event', { date: formatPeriod(event_date, locale) });
    const source = [authorOf(report, locale), `“${title}”`, publisher, date, url].filter(Boolean).join(', ');
    return t(locale, row?.formula ? 'cite.calculatedFrom' : 'cite.from', { source });
  });

/** BibTeX as `@misc`, which every style knows; braces keep capitals and the corporate author as they are. */
export function bibTex(item: CslItem): string {
  const [[year, month] = []] = item.issued['date-parts'];
  const fields = {
    author: `{${escapeTex(item.author.map(({ literal }) => literal).join(' and '))}}`,
    title: `{${escapeTex(item.title)}}`,
    year: String(year),
    month: String(month),
    version: escapeTex(item.version),
    publisher: escapeTex(item.publisher),
    url: item.URL,
    // As BibTeX styles know it: `vietnamese`.
    language: new Intl.DisplayNames('en', { type: 'language' }).of(item.language)?.toLowerCase(),
    note: escapeTex(item.note),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@misc{${item.id},`, ...lines, '}'].join('\n');
}

const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts braces, those with a backslash too.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** Text as TeX: what has a meaning there is escaped. Letters stay as they are: UTF-8 has been TeX's input since 2018. */
const escapeTex = (text: string): string =>
  text.replace(/[\\{}%&#_$~^]/g, (sign) => TEX[sign] ?? `\\${sign}`);

/** `CITATION.cff` of the data (Citation File Format 1.2.0): what to cite, and the reports that it rests on. */
export function citationFile(tables: Tables, site: Site, version: string): string {
  const [first] = site.locales;
  return stringify({
    'cff-version': '1.2.0',
    message: t(first, 'cite.message'),
    type: 'dataset',
    title: localized(site, 'title', first),
    abstract: localized(site, 'description', first),
    authors: [{ name: publisherName(site, first) }],
    license: licenceOf(site).spdx,
    version,
    'date-released': dataDate(tables),
    url: site.root,
    keywords: tables.measures.map((measure) => localized(measure, 'label', first)),
    references: tables.reports.map((report) => ({
      type: 'newspaper-article',
      title: report.title,
      authors: [{ name: report.author ?? report.publisher }],
      publisher: { name: report.publisher },
      languages: [report.language],
      ...(report.url !== undefined && { url: report.url }),
      ...(report.published !== undefined && { 'date-published': report.published }),
    })),
  });
}
