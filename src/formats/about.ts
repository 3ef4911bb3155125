import type { Figure } from '../figures/figure.ts';
import { isUndated, yearsOf } from '../figures/period.ts';
import { type Locale, type Localized, locales, localized } from '../i18n/locales.ts';
import { dayOf } from '../tables/prefer.ts';
import type { Settings } from '../tables/settings.ts';
import type { Tables } from '../tables/tables.ts';

/** The name of a table, a column or a chart and what it holds, in every language. */
export type Described = Localized<'title' | 'description'>;

/** A text in some languages: `{ title_en, title_vi }`. */
export function texts<Stem extends string>(
  stem: Stem,
  textIn: (locale: Locale) => string,
  languages: readonly Locale[] = locales,
) {
  return Object.fromEntries(languages.map((one) => [`${stem}_${one}`, textIn(one)])) as Localized<Stem>;
}

export const publisherName = (site: Settings, locale: Locale) =>
  localized(site, 'publisher', locale) || localized(site, 'name', locale);

export const keywords = (site: Settings, locale: Locale) =>
  localized(site, 'keywords', locale).split('; ').filter(Boolean);

/** The licence of a site's data: its name, SPDX identifier and address. */
export function licenceOf(site: Settings) {
  const spdx = site.values.licence ?? '';
  const [, kind, version] = /^CC-(.+)-(\d\.\d)$/.exec(spdx) ?? [];
  const url = kind
    ? `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`
    : `https://spdx.org/licenses/${spdx}.html`;
  return { name: localized(site, 'licenceName', site.locales[0]), spdx, url };
}

/** The licence as readers know it: "CC BY 4.0". */
export const shortLicence = (site: Settings) =>
  (site.values.licence ?? '').replace(/^CC-(.+)-/, (all) => all.replaceAll('-', ' '));

/** The day of the newest report or correction, of all data or of a chart: with the same data, the same day. Without any, the site's first. */
export function dataDate({
  reports,
  corrections,
  site,
}: Pick<Tables, 'reports' | 'corrections' | 'site'>): string {
  const days = [...reports.map(dayOf), ...corrections.map(({ date }) => date)];
  return days.toSorted().at(-1) ?? site.values.began ?? '1970-01-01';
}

/** The years that the observations are of, as an ISO 8601 interval: "2023/2024", or "2024". */
export function temporalCoverage(periods: readonly string[]): string {
  const years = periods
    .filter((one) => !isUndated(one))
    .flatMap(yearsOf)
    .toSorted();
  return [...new Set([years[0] ?? '', years.at(-1) ?? ''])].join('/');
}

/** JSON text that people can read too: two spaces, keys in the order in which they were set, a line end at the end. */
export const prettyJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** A figure as files have it: an open end is null. */
export function figureJson({ value, low, high, qualifier }: Figure) {
  const finite = (end: number) => (Number.isFinite(end) ? end : null);
  return { value: finite(value), low: finite(low), high: finite(high), qualifier };
}

/** The figure again; its open ends are infinite. */
export function fromJson({ value, low, high, qualifier }: ReturnType<typeof figureJson>): Figure {
  const [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { value: value ?? least, low: low ?? least, high: high ?? most, qualifier };
}

/** Some columns of a record, in that order; what is missing or blank is null. */
export function pick<T extends object, Key extends keyof T>(record: T, columns: readonly Key[]) {
  const cells = columns.map((column) => [column, record[column] === '' ? null : (record[column] ?? null)]);
  return Object.fromEntries(cells) as { [Column in Key]-?: NonNullable<T[Column]> | null };
}
