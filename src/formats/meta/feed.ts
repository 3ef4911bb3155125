import { generateAtomFeed } from 'feedsmith';
import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { dayOf, newestReports } from '../../tables/prefer.ts';
import type { Report, Tables } from '../../tables/tables.ts';
import { dataDate, publisherName, shortLicence } from '../about.ts';
import type { FigureView } from '../figure/view.ts';
import { correctedReport, correctionViews, newestFirst } from '../row.ts';
import { chartPage, pageUrl, reportPage, type Site } from '../site.ts';
import type { ChartView } from '../view.ts';

/** What a feed lists: everything new, or corrections alone. */
export type FeedKind = 'all' | 'corrections';

/** The path of a feed, without locale and base. */
export const feedPath = (kind: FeedKind) => (kind === 'all' ? 'feed.xml' : 'corrections/feed.xml');

/** What is in a feed, and the page that it is of; `day` dates one without entries. */
interface Feed extends Pick<ChartView, 'reports' | 'corrections' | 'locale'> {
  path: string;
  page: string;
  title: string;
  day: string;
}

/** An Atom feed (RFC 4287) of new reports and corrections, the newest first. Its dates are those of the data. */
export function atomFeed(kind: FeedKind, tables: Tables, site: Site, locale: Locale): string {
  const [page, reports] = kind === 'all' ? ['', tables.reports] : ['corrections/', []];
  const corrections = correctionViews(tables.corrections, tables, locale);
  const title = t(locale, `feed.${kind}`);
  const [path, day] = [feedPath(kind), dataDate(tables)];
  return writeFeed({ path, page, title, reports, corrections, locale, day }, site);
}

/** The feed `<page>.xml` of a page: corrections of its values, and the reports that gave new ones after its first report. */
export function changeFeed(of: Omit<Feed, 'path' | 'day'>, site: Site): string {
  const path = of.page.replace(/\/$/, '.xml');
  const reports = newestReports(of.reports).slice(0, -1);
  return writeFeed({ ...of, path, reports, day: dataDate({ ...of, site }) }, site);
}

export const chartFeed = (view: ChartView, site: Site) =>
  changeFeed({ ...view, page: chartPage(view.chart.id), title: view.data.title }, site);

export const figureFeed = (view: FigureView, site: Site) =>
  changeFeed({ ...view, title: `${view.row.subjectLabel}, ${view.subtitle}` }, site);

/** The feed of a report: what was corrected of its figures. */
export function reportFeed(report: Report, tables: Tables, site: Site, locale: Locale): string {
  const reportOf = correctedReport(tables);
  const own = tables.corrections.filter((one) => reportOf(one) === report.id);
  const corrections = correctionViews(own, tables, locale);
  const title = localized(report, 'title', locale);
  return changeFeed({ page: reportPage(report.id), title, reports: [report], corrections, locale }, site);
}

function writeFeed({ reports, corrections, locale, ...feed }: Feed, site: Site): string {
  const news = newestReports(reports).map((report) => ({
    title: localized(report, 'title', locale),
    day: dayOf(report),
    url: pageUrl(site, reportPage(report.id), locale),
    summary: t(locale, 'feed.report', {
      publisher: report.publisher,
      event: localized(report, 'event', locale),
    }),
  }));
  const corrected = corrections.map((correction) => ({
    title: t(locale, 'feed.correction', { what: correction.what }),
    day: correction.date,
    url: `${pageUrl(site, 'corrections/', locale)}#${correction.anchor}`,
    summary: `${correction.before} → ${correction.after}. ${localized(correction, 'reason', locale)}`,
  }));
  const entries = newestFirst([...news, ...corrected], ({ day }) => day);
  const page = { rel: 'alternate', type: 'text/html', hreflang: locale };
  const own = pageUrl(site, feed.path, locale);
  return generateAtomFeed({
    id: own,
    title: { value: `${localized(site, 'name', locale)} – ${feed.title}` },
    subtitle: { value: localized(site, 'description', locale) },
    updated: midnight(entries[0]?.day ?? feed.day),
    links: [
      { href: own, rel: 'self', type: 'application/atom+xml' },
      { href: pageUrl(site, feed.page, locale), ...page },
    ],
    authors: [{ name: publisherName(site, locale) }],
    rights: { value: t(locale, 'footer.licence', { licence: shortLicence(site) }) },
    entries: entries.map(({ title, day, url, summary }) => ({
      id: url,
      title: { value: title },
      updated: midnight(day),
      published: midnight(day),
      links: [{ href: url, ...page }],
      summary: { value: summary },
    })),
  });
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
