import { generateAtomFeed } from 'feedsmith';
import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { dayOf, newestReports } from '../../tables/prefer.ts';
import type { Tables } from '../../tables/tables.ts';
import { dataDate, publisherName, shortLicence } from '../about.ts';
import { pageUrl, reportPage, type Site } from '../site.ts';
import { correctionViews, newestFirst } from '../view.ts';

/** What a feed tells of: everything new, or corrections alone. */
export type FeedKind = 'all' | 'corrections';

/** The path of a feed, without locale and base. */
export const feedPath = (kind: FeedKind) => (kind === 'all' ? 'feed.xml' : 'corrections/feed.xml');

/** An Atom feed (RFC 4287) of new reports and corrections, the newest first. Its dates are those of the data. */
export function atomFeed(kind: FeedKind, tables: Tables, site: Site, locale: Locale): string {
  const reports = newestReports(kind === 'all' ? tables.reports : []).map((report) => ({
    title: localized(report, 'title', locale),
    day: dayOf(report),
    url: pageUrl(site, reportPage(report.id), locale),
    summary: t(locale, 'feed.report', {
      publisher: report.publisher,
      event: localized(report, 'event', locale),
    }),
  }));
  const corrections = correctionViews(tables.corrections, tables, locale).map((correction) => ({
    title: t(locale, 'feed.correction', { what: correction.what }),
    day: correction.date,
    url: `${pageUrl(site, 'corrections/', locale)}#${correction.anchor}`,
    summary: `${correction.before} → ${correction.after}. ${localized(correction, 'reason', locale)}`,
  }));
  const entries = newestFirst([...reports, ...corrections], ({ day }) => day);
  const page = { rel: 'alternate', type: 'text/html', hreflang: locale };
  const own = pageUrl(site, feedPath(kind), locale);
  return generateAtomFeed({
    id: own,
    title: { value: `${localized(site, 'name', locale)} – ${t(locale, `feed.${kind}`)}` },
    subtitle: { value: localized(site, 'description', locale) },
    updated: midnight(entries[0]?.day ?? dataDate(tables)),
    links: [
      { href: own, rel: 'self', type: 'application/atom+xml' },
      { href: pageUrl(site, kind === 'all' ? '' : 'corrections/', locale), ...page },
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
