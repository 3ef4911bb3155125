/** The languages of the interface. A site has some of them, in an order of its own: `Settings.locales`. */
export const locales = ['en', 'vi'] as const;
export type Locale = (typeof locales)[number];

/** The languages that reports are read in, whatever those of the interface are. */
export const readLanguages = ['en', 'vi'] as const;

/** What a language has, for every language: what is there for English stands in. The next line lets bundlers leave out what no script uses. */
/* @__NO_SIDE_EFFECTS__ */
export function inEveryLocale<T>(own: { en: T } & Partial<Record<Locale, T>>): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, own[locale] ?? own.en])) as Record<Locale, T>;
}

/** The tag by which `Intl` writes a language's dates and lists: in English "30 June 2024", and no comma before "and". */
export const intlTag = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale);

/** A list in a sentence: "Facebook, YouTube and TikTok". */
export const listOf = (
  names: Iterable<string>,
  locale: Locale,
  type: Intl.ListFormatType = 'conjunction',
): string => new Intl.ListFormat(intlTag(locale), { type }).format(names);

/** A language's name in another, as a heading or list has it; in itself if not said: "Tiếng Việt". */
export function localeName(of: Locale, locale = of): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(of) ?? of;
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
}

/** True for languages that have another form of a noun for several: "1 user", "2 users". */
export function hasPlural(locale: Locale): boolean {
  return new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length > 1;
}

/** The language of a column of texts: `vi` of `title_vi`. */
export function localeOfColumn(name: string): Locale | undefined {
  return locales.find((locale) => name.endsWith(`_${locale}`));
}

/** True for columns that a site of some languages has: all but texts in another one. */
export function isColumnIn(name: string, languages: readonly Locale[]): boolean {
  const own = localeOfColumn(name);
  return own === undefined || languages.includes(own);
}

/** Fields that exist once a language of the site, such as `label_en` and `label_vi`. */
export type Localized<Stem extends string> = Partial<Record<`${Stem}_${Locale}`, string>>;

/** The common stem of a record's fields that exist once a locale. */
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

/** The languages of a site, in order. */
export interface HasLocales {
  locales: readonly [Locale, ...Locale[]];
}

/** A page's path in a locale, from the root of the site: `vi/charts/x/`. The site's first language has no folder of its own. */
export function localPath(page: string, locale: Locale, { locales: [first] }: HasLocales): string {
  return locale === first ? page : `${locale}/${page}`;
}
