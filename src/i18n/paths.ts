import { defaultLocale, type Locale } from './locales.ts';

/**
 * The address of a page in a locale: `pagePath('charts/x/', 'vi', '/site/')` is `/site/vi/charts/x/`.
 * `base` is the folder the site is published in, with or without a slash at its end.
 */
export function pagePath(page: string, locale: Locale, base: string): string {
  const root = base.endsWith('/') ? base : `${base}/`;
  return `${root}${locale === defaultLocale ? '' : `${locale}/`}${page}`;
}
