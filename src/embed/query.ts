/** Colors for a light and a dark page; `auto`: as the page around it if known, else as the reader's system. */
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** How a chart is embedded. */
export interface EmbedChoice {
  theme: Theme;
  /** Without title, source or both (`true`): the host page writes them. */
  plain: boolean | 'title' | 'source';
  /** The mark to stand out, see `markChoices`. */
  highlight?: string | undefined;
  /** At most this wide, in pixels; undefined for as wide as the column. */
  width?: number | undefined;
  /** The frozen version to show, `<date>-<digest>`; undefined for the live chart. */
  frozen?: string | undefined;
}

/** What the address of an embed page ends with: `?theme=dark&plain`. Not escaped for HTML. */
export function embedQuery({ theme, plain, highlight }: EmbedChoice): string {
  const parts = [
    theme !== 'auto' && `theme=${theme}`,
    plain && (plain === true ? 'plain' : `plain=${plain}`),
    highlight && `highlight=${highlight}`,
  ];
  const query = parts.filter(Boolean).join('&');
  return query && `?${query}`;
}
