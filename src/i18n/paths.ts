import { defaultLocale, type Locale, locales } from './locales.ts';

/**
 * The address of a page in a locale: `pagePath('charts/x/', 'vi', '/site/')` is `/site/vi/charts/x/`.
 * `base` is the folder the site is published in, with or without a slash at its end.
 */
export function pagePath(page: string, locale: Locale, base: string): string {
  const root = base.endsWith('/') ? base : `${base}/`;
  return `${root}${locale === defaultLocale ? '' : `${locale}/`}${page}`;
}

/** The first part of a page's path for each locale, as routes want it: none for the default one. Anew each time: Astro notes things in it. */
export function localeRoutes(): { params: { locale: string | undefined }; props: { locale: Locale } }[] {
  return locales.map((locale) => ({
    params: { locale: locale === defaultLocale ? undefined : locale },
    props: { locale },
  }));
}
