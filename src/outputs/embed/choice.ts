import type { Locale } from '../../i18n/locales.ts';
import { embedPage, frozenPage } from '../paths.ts';
import { fileUrl, pageUrl, type Site } from '../site.ts';

/** Colours for a light and a dark page; `auto`: as the page around it where that can be told, else as the reader's system. */
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** How a chart is embedded. */
export interface EmbedChoice {
  theme: Theme;
  /** Without title and source: the host page writes them. */
  plain: boolean;
  /** The frozen version to show, `<date>-<digest>`; undefined for the chart as it is whenever it is read. */
  frozen?: string | undefined;
}

/** What is offered first: it is right on most pages, whatever the reader's system. */
export const firstChoice: EmbedChoice = { theme: 'light', plain: false };

/** Every choice of theme and words, for the live chart and, where there is one, a frozen version. */
export function allChoices(frozen?: string): EmbedChoice[] {
  const versions = frozen === undefined ? [undefined] : [undefined, frozen];
  return versions.flatMap((version) =>
    [false, true].flatMap((plain) => themes.map((theme) => ({ theme, plain, frozen: version }))),
  );
}

/** The absolute address of an embed page: `https://example.org/embed/x/?theme=dark&plain`. Not escaped for HTML. */
export function embedUrl(
  id: string,
  site: Site,
  locale: Locale,
  { theme, plain, frozen }: EmbedChoice,
): string {
  const page =
    frozen === undefined
      ? pageUrl(site, embedPage(id), locale)
      : fileUrl(site, frozenPage(id, frozen, locale));
  const query = [...(theme === 'auto' ? [] : [`theme=${theme}`]), ...(plain ? ['plain'] : [])].join('&');
  return query === '' ? page : `${page}?${query}`;
}
