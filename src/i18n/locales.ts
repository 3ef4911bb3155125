/** The languages of the site, in the order in which they are offered. The first is served at `/`. */
export const locales = ['en', 'vi'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'en';

/** Each language's own name, as shown in the language switch. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  vi: 'Tiếng Việt',
};

/** The locale of that name; the default one where there is none. */
export function localeOf(name: string | undefined): Locale {
  return locales.find((locale) => locale === name) ?? defaultLocale;
}

/** A record's fields that exist once a locale, such as `label_en` and `label_vi`: their common stem. */
export type LocalizedStem<T> = {
  [K in keyof T]: K extends `${infer Stem}_${Locale}` ? Stem : never;
}[keyof T];

/** The text of `stem` in a locale: `localized(subject, 'label', 'vi')` is `subject.label_vi`. */
export function localized<T extends object>(
  record: T,
  stem: LocalizedStem<T> & string,
  locale: Locale,
): string {
  return String(record[`${stem}_${locale}` as keyof T] ?? '');
}

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
