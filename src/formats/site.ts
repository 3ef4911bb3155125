import { type HasLocales, type Locale, localized, localPath } from '../i18n/locales.ts';
import type { Settings } from '../tables/settings.ts';
import type { Observation } from '../tables/tables.ts';
import type { PublishedName } from './dictionary.ts';

export { figurePath } from '../tables/tables.ts';

/** A site: its settings, and its root as an absolute URL with a slash at its end, such as `https://example.org/data/`. */
export interface Site extends Settings {
  root: string;
}

/** A site at an origin (`https://example.org`) and in a folder there (`/data`, `/data/` or `/`). */
export const siteAt = (origin: string | URL, base: string, settings: Settings): Site => ({
  ...settings,
  root: new URL(base.endsWith('/') ? base : `${base}/`, origin).href,
});

/** The absolute URL of a file of the site: `data/observations.csv`. */
export const fileUrl = ({ root }: Pick<Site, 'root'>, path: string): string => root + path;

/** The absolute URL of a page in a locale; `page` is its path without the locale, `''` for the home page. */
export const pageUrl = (site: Site, page: string, locale: Locale): string =>
  fileUrl(site, localPath(page, locale, site));

/** A page as a path from the root of its host: `/data/vi/charts/x/`. */
export const pagePath = (site: Site, page: string, locale: Locale): string =>
  filePath(site, localPath(page, locale, site));

/** A file as a path from the root of its host. */
export const filePath = (site: Site, path: string): string =>
  fileUrl(site, path).replace(/^[^/]*\/\/[^/]*/, '');

/** The paths of what the site publishes, without locale and base. They are promises: articles and programs link to them. */
export const chartPage = (id: string) => `charts/${id}/`;
export const chartFile = (id: string, extension: string) => `charts/${id}.${extension}`;
export const reportPage = (id: string) => `reports/${id}/`;
export const tableFile = (table: PublishedName, extension: string) => `data/${table}.${extension}`;
/** The story of a report, where it is not the newest and so on the home page. */
export const storyPage = (id: string) => `stories/${id}/`;
/** The chart alone, to be framed by other pages. */
export const embedPage = (id: string) => `embed/${id}/`;
/** All charts with what embeds them. */
export const embedGallery = 'embed/';
/** The script of the snippets. It never changes, nor does v1, which older articles load: what is new becomes v3, beside both. */
export const embedScript = 'embed/v2.js';
/** What oEmbed readers ask for. The locale is a part of it in every language. */
export const oembedFile = (id: string, locale: Locale) => `oembed/${locale}/${id}.json`;
/** A frozen chart: `version` is `<date>-<digest>`. The page of the default locale; others are in a folder of it. Its files are beside it: `x.png`. */
export const frozenPage = (id: string, version: string, locale: Locale, site: HasLocales) =>
  `frozen/${id}/${version}/${localPath('', locale, site)}`;
/** The picture that is shown where a chart's page is shared. */
export const shareImage = (id: string) => `share/${id}.png`;
/** The same of all other pages. No chart's id can reach it. */
export const homeImage = 'share.png';

/** The name of the site as a part of names of files and of citations: `nguon`, `county-figures`. */
export function siteSlug(site: Settings): string {
  const name = localized(site, 'name', site.locales[0]).normalize('NFD').toLowerCase().replaceAll('đ', 'd');
  return (
    name
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'site'
  );
}

/** The id of the data set as a whole, for linked data. */
export const datasetId = ({ root }: Site) => `${root}data/#dataset`;

/** The id of a derived value's row on the method page. */
export const derivedAnchor = ({ subject, measure, period }: Observation) =>
  `derived--${subject}--${measure}--${period}`;

/** The id of a place's row on its report's page. */
export const evidenceAnchor = (id: string) => id.replaceAll(/[#.]/g, '-');
/** The id of a figure's mark in its report's picture. */
export const litAnchor = (id: string) => `lit-${evidenceAnchor(id)}`;

/** The place of a statement in its report's list. */
export const statementAnchor = (id: string) => `statement-${id}`;

/** Where readers report an error: the setting `contact`, else the issues of `NGUON_REPOSITORY` on GitHub; undefined without both. */
export function errorReportUrl(
  { values: { contact } }: Settings,
  env: Record<string, string | undefined>,
  { subject, page }: { subject: string; page: string },
): string | undefined {
  if (contact?.includes('@') && !contact.includes('/'))
    return `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(page)}`;
  if (contact) return contact;
  const repository = repositoryFrom(env);
  return repository?.name === 'GitHub'
    ? `${repository.url}/issues/new?${new URLSearchParams({ title: subject, body: page })}`
    : undefined;
}

/** Where the files of the project are edited on the web: `https://github.com/owner/repo`, a branch of it, the host's name. */
type Repository = NonNullable<ReturnType<typeof repositoryFrom>>;

/** The repository of `NGUON_REPOSITORY` and `NGUON_BRANCH` (`main`), if set. @throws if it is no https address of one. */
export function repositoryFrom(env: Record<string, string | undefined>) {
  const text = env['NGUON_REPOSITORY']?.trim();
  if (!text) return undefined;
  const url = URL.parse(text.replace(/\/+$/, '').replace(/\.git$/, ''));
  if (url?.protocol !== 'https:' || url.search || url.hash || !/^\/[^/]+\/.+/.test(url.pathname))
    throw new Error(
      `NGUON_REPOSITORY is "${text}", which is not the address of a repository. Write it as https://github.com/owner/repo.`,
    );
  url.username = url.password = '';
  return {
    url: url.href,
    branch: env['NGUON_BRANCH']?.trim() || 'main',
    name: hostNames[url.hostname] ?? url.hostname,
  };
}

/** The page on which a file is edited. Hosts are known by their names (`gitlab.example.org`); others are taken for Forgejo. */
export function editUrl({ url, branch }: Repository, path: string): string {
  const host = new URL(url).hostname;
  const way = host.includes('github') ? 'edit' : host.includes('gitlab') ? '-/edit' : '_edit';
  const place = `${branch}/${path}`.split('/').map(encodeURIComponent).join('/');
  return `${url}/${way}/${place}`;
}

const hostNames: Readonly<Record<string, string>> = {
  'github.com': 'GitHub',
  'gitlab.com': 'GitLab',
  'codeberg.org': 'Codeberg',
};
