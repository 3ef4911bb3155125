import { generateAtomFeed } from 'feedsmith';
import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { dayOf, newestReports } from '../../tables/prefer.ts';
import type { Tables } from '../../tables/tables.ts';
import { dataDate } from '../about.ts';
import { correctionViews, newestFirst } from '../corrections.ts';
import { pageUrl, reportPage, type Site } from '../site.ts';

/** What a feed tells of: everything new, or corrections alone. */
export type FeedKind = 'all' | 'corrections';

/** The path of a feed, without locale and base. */
export const feedPath = (kind: FeedKind) => (kind === 'all' ? 'feed.xml' : 'corrections/feed.xml');

/** An Atom feed (RFC 4287) of new reports and corrections, the newest first. Its dates are those of the data. */
export function atomFeed(kind: FeedKind, tables: Tables, site: Site, locale: Locale): string {
  const entries = [
    ...(kind === 'all' ? reportEntries(tables, site, locale) : []),
    ...correctionEntries(tables, site, locale),
  ];
  const sorted = newestFirst(entries, ({ day }) => day);
  const page = kind === 'all' ? '' : 'corrections/';
  return generateAtomFeed({
    id: pageUrl(site, feedPath(kind), locale),
    title: { value: `${t(locale, 'site.name')} – ${t(locale, `feed.${kind}`)}` },
    subtitle: { value: t(locale, 'site.description') },
    updated: midnight(sorted[0]?.day ?? dataDate(tables)),
    links: [
      { href: pageUrl(site, feedPath(kind), locale), rel: 'self', type: 'application/atom+xml' },
      { href: pageUrl(site, page, locale), rel: 'alternate', type: 'text/html', hreflang: locale },
    ],
    authors: [{ name: t(locale, 'site.name') }],
    rights: { value: t(locale, 'footer.licence') },
    entries: sorted.map(({ title, day, url, summary }) => ({
      id: url,
      title: { value: title },
      updated: midnight(day),
      published: midnight(day),
      links: [{ href: url, rel: 'alternate', type: 'text/html', hreflang: locale }],
      summary: { value: summary },
    })),
  });
}

function reportEntries({ reports }: Tables, site: Site, locale: Locale) {
  return newestReports(reports).map((report) => {
    return {
      title: localized(report, 'title', locale),
      day: dayOf(report),
      url: pageUrl(site, reportPage(report.id), locale),
      summary: t(locale, 'feed.report', {
        publisher: report.publisher,
        event: localized(report, 'event', locale),
      }),
    };
  });
}

function correctionEntries(tables: Tables, site: Site, locale: Locale) {
  return correctionViews(tables.corrections, tables, locale).map((correction) => {
    const { what, anchor, date, before, after } = correction;
    return {
      title: t(locale, 'feed.correction', { what }),
      day: date,
      url: `${pageUrl(site, 'corrections/', locale)}#${anchor}`,
      summary: `${before} → ${after}. ${localized(correction, 'reason', locale)}`,
    };
  });
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
