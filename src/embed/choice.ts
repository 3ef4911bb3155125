import { embedPage, fileUrl, frozenPage, pageUrl, type Site } from '../formats/site.ts';
import type { Locale } from '../i18n/locales.ts';

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

/** Texts that are the same at their start and at their end. */
export interface Variants {
  /** What all start with. */
  before: string;
  /** What stands between in each, in the texts' order. */
  middles: string[];
  /** What all end with. */
  after: string;
}

/**
 * Divides texts into what they have in common and what tells them apart, such as a snippet in several themes:
 * `before + middles[i] + after` is `texts[i]`. Both ends are as long as they can be, the start first, but split no surrogate pair.
 */
export function variants(texts: readonly string[]): Variants {
  const [first = '', ...others] = texts;
  const shortest = Math.min(...[first, ...others].map(({ length }) => length));
  let start = others.reduce((most, text) => alikeAtStart(first, text, most), shortest);
  if (isHigh(first[start - 1])) start--;
  let end = others.reduce((most, text) => alikeAtEnd(first, text, most), shortest - start);
  if (end > 0 && isLow(first.at(-end))) end--;
  return {
    before: first.slice(0, start),
    middles: texts.map((text) => text.slice(start, text.length - end)),
    after: first.slice(first.length - end),
  };
}

/** How many code units two texts have in common at their start, at most so many. */
function alikeAtStart(one: string, other: string, most: number): number {
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

function alikeAtEnd(one: string, other: string, most: number): number {
  let at = 0;
  while (at < most && one.charCodeAt(one.length - 1 - at) === other.charCodeAt(other.length - 1 - at)) at++;
  return at;
}

const isHigh = (unit = '') => /^[\ud800-\udbff]$/.test(unit);
const isLow = (unit = '') => /^[\udc00-\udfff]$/.test(unit);

/**
 * The hash of `public/embed/v1.js` for the `integrity` of tags (Subresource Integrity). Both never change: articles have
 * them. A test holds them together.
 */
export const embedScriptIntegrity = 'sha384-WvbyxEbhbzrdzc1ZoIZPB975jvNLG76BmRvjRJS2KkVxgfFNpMWJvcCnMnU98Ds8';

/** The source expression that lets a Content-Security-Policy run an inline script or apply an inline style: `sha256-…`. */
export async function policyHash(text: string): Promise<`sha256-${string}`> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
