import { firstLineOf, labelsOf } from '../csv/read.ts';
import { decode, type Source } from '../csv/text.ts';
import { type HasLocales, type Locale, type Localized, locales, localized } from '../i18n/locales.ts';
import type { CheckContext } from './checks/keys.ts';
import type { RecordOf } from './schemas/index.ts';

/** What a setting of site.csv holds: a text in each language, a value, or both; and what the value looks like. */
type Form = { texts?: 'required' | 'optional'; value?: Pick<RegExp, 'test'>; required?: boolean };

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The settings of a site, in the order in which a new site lists them. */
export const settingForms = {
  /** The name of the site, and of its publisher unless that has another. */
  name: { texts: 'required' },
  publisher: { texts: 'optional' },
  /** The name of all data together. */
  title: { texts: 'required' },
  description: { texts: 'required' },
  about: { texts: 'optional' },
  /** Search terms, separated by `; `. */
  keywords: { texts: 'optional' },
  /** The licence of the data by its SPDX identifier, and its name. */
  licence: { texts: 'required', value: /^[A-Za-z0-9.+-]{2,40}$/, required: true },
  /** Where readers report errors: an e-mail or https address. */
  contact: { value: /^(?:[^\s@?&]+@[^\s@?&]+|https:\/\/[^\s"'<>\\]+)$/ },
  /** The day on which the site began: what was published before is another site's. */
  began: { value: /^\d{4}-\d{2}-\d{2}$/ },
  /** The country that the data are about (ISO 3166-1 alpha-2). */
  country: { value: { test: (code) => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined } },
  /** The currency that reports mean by a sign which several have, such as "$" or "Sh" (ISO 4217). */
  currency: { value: /^[A-Z]{3}$/ },
  /** Themes of the data, by the codes of the EU Publications Office: `TECH GOVE`. */
  themes: { value: /^[A-Z]{4}(?: [A-Z]{4})*$/ },
  /** The colour of links and signs. */
  accent: { value: /^#[0-9a-f]{6}$/ },
} as const satisfies Record<string, Form>;
export type SettingName = keyof typeof settingForms;
export const settingNames = Object.keys(settingForms) as [SettingName, ...SettingName[]];

type NameWith<Part extends 'texts' | 'value'> = {
  [Name in SettingName]: (typeof settingForms)[Name] extends Record<Part, unknown> ? Name : never;
}[SettingName];

/** Terms of Creative Commons licences: the letters in a code, and the words in a name. */
const TERMS = Object.entries({
  BY: /\bBY\b|attribution|ghi công/i,
  NC: /\bNC\b|non-?commercial|phi thương mại/i,
  ND: /\bND\b|no-?deriv|không phái sinh/i,
  SA: /\bSA\b|share-?alike|chia sẻ tương tự/i,
});
/** True for a name without any of the words, too. */
const hasTermsOf = (code: string, name: string) =>
  !TERMS.some(([, words]) => words.test(name)) ||
  TERMS.every(([term, words]) => code.split('-').includes(term) === words.test(name));

/** What a site's `site.csv` sets. Texts that are not set are blank. */
export interface Settings
  extends HasLocales,
    Localized<Exclude<NameWith<'texts'>, 'licence'> | 'licenceName'> {
  values: Partial<Record<NameWith<'value'>, string>>;
}

/** The languages that `site.csv` has a column of texts for, in the order of the columns; all without one. */
export function siteLocales(sources: readonly Source[]): Settings['locales'] {
  const source = sources.find(({ file }) => file === 'site.csv');
  const decoded = source ? decode(source) : undefined;
  const labels = decoded && 'text' in decoded ? labelsOf(firstLineOf(decoded.text)) : [];
  const own = labels.flatMap((label) => locales.find((locale) => label === `text_${locale}`) ?? []);
  return own[0] ? (own as [Locale, ...Locale[]]) : locales;
}

/** The settings from the rows of `site.csv`. What is missing or wrong there is added to the problems. */
export function readSettings(
  rows: readonly RecordOf<'site'>[],
  siteLocales: Settings['locales'],
  { add, complete }: Pick<CheckContext, 'add' | 'complete'>,
): Settings {
  const settings: Record<string, unknown> = { locales: siteLocales };
  const values: Record<string, string> = {};
  for (const [name, form] of Object.entries<Form>(settingForms)) {
    const [row, ...more] = rows.filter(({ setting }) => setting === name);
    const texts = siteLocales.map((locale) => (row ? localized(row, 'text', locale) : ''));
    for (const [at, locale] of siteLocales.entries())
      settings[`${name === 'licence' ? 'licenceName' : name}_${locale}`] = texts[at];
    if (!row) {
      if (complete.site && (form.texts === 'required' || form.required))
        add('site-error.missing', { file: 'site.csv', row: 1 }, 'setting', name, { setting: name });
      continue;
    }
    const place = { words: 'problem.place.line', params: { file: row.file, line: row.row } } as const;
    for (const one of more) add('unique-error.id', one, 'setting', name, { id: name, place });
    for (const [at, locale] of siteLocales.entries()) {
      const [column, text] = [`text_${locale}`, texts[at] ?? ''];
      if (form.texts === undefined && text !== '')
        add('site-error.no-text', row, column, text, { setting: name });
      else if (text === '' && form.texts === 'required')
        add('translation-missing', row, column, '', { language: { language: locale } });
    }
    const { value } = row;
    const stated = new Set([value, ...texts].flatMap((text) => /\d+\.\d+/.exec(text)?.[0] ?? []));
    if (name === 'licence' && stated.size > 1)
      add('site-error.versions', row, 'value', value, { versions: [...stated] });
    const other = texts.find((text) => /^CC|commons/i.test(text) && !hasTermsOf(value, text));
    if (name === 'licence' && value.startsWith('CC') && other !== undefined)
      add('site-error.terms', row, 'value', value, { licence: value, text: other });
    if (value !== '') values[name] = value;
    if (value === '' ? form.required : !form.value?.test(value))
      add('site-error.value', row, 'value', value, {
        setting: name,
        form: { words: `site.form.${form.value ? (name as NameWith<'value'>) : 'none'}` },
      });
  }
  return { ...settings, values } as unknown as Settings;
}
