import { foldersFromEnvironment, loadSources } from '../dataset/load.ts';
import type { DeskColumn, Setup } from '../desk/browser/page.ts';
import type { Texts } from '../desk/browser/texts.ts';
import en from '../i18n/en.json' with { type: 'json' };
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import problemsEn from '../i18n/problems.en.json' with { type: 'json' };
import type { ProblemText } from '../i18n/problems.ts';
import problemsVi from '../i18n/problems.vi.json' with { type: 'json' };
import vi from '../i18n/vi.json' with { type: 'json' };
import { canonicalCsv } from '../tables/canonical.ts';
import { meaningOf } from '../tables/cells.ts';
import { optionalColumns, references, schemas, type TableName } from '../tables/schemas/index.ts';

const texts: Record<Locale, Record<string, string>> = { en, vi };
const problems: Record<Locale, Record<string, ProblemText>> = { en: problemsEn, vi: problemsVi };
/** The interface texts that the desk and its drawings use. */
const USED =
  /^(?:chart|claim|copy|corrections|desk|evidence|formula|grid|interval|key|period|label|paste|problem|qualifier|scale)\./;

/** What figures and confirmations in the texts of every language are printed with. */
const IN_TEXTS = /^(?:confirmed|qualifier|scale)/;

/** Problems that only a command finds. */
const ELSEWHERE = /^(?:story-error|correction-missing|correction-error|check-yourself)\./;

/** True for an interface text that the page passes to the desk's scripts. */
export const isUsed = (key: string): boolean => USED.test(key) || IN_TEXTS.test(key);

const pick = <Text>(all: Record<string, Text>, isWanted: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(all).filter(([key]) => isWanted(key)));

/** The texts of the desk in one language. */
export function deskTexts(locale: Locale): Texts {
  const wordsIn = (one: Locale) => pick(texts[one], one === locale ? isUsed : (key) => IN_TEXTS.test(key));
  return {
    locale,
    words: { en: wordsIn('en'), vi: wordsIn('vi') },
    problems: pick(problems[locale], (key) => !ELSEWHERE.test(key)),
  };
}

/** The tables' titles and columns in one language. */
export function deskTables(locale: Locale): Setup['tables'] {
  const tables = (Object.keys(schemas) as TableName[]).map((name) => {
    const columns = Object.entries(schemas[name].shape).map(([column, schema]): DeskColumn => {
      const { type, choices, description, description_vi } = meaningOf(schema);
      const of = references.find((one) => one.table === name && one.column === column)?.to;
      return {
        name: column,
        description: locale === 'vi' ? description_vi : description,
        numeric: type === 'number' || type === 'integer',
        ...(choices && { choices }),
        // A list of ids is not suggested one by one.
        ...(of && type !== 'list' && { of }),
        ...(optionalColumns[name]?.includes(column) && { optional: true }),
      };
    });
    return [name, { title: t(locale, `tables.${name}.title`), columns }] as const;
  });
  return Object.fromEntries(tables) as Setup['tables'];
}

/**
 * All CSVs that the site is made from, in their canonical form; in a build, those that it has checked, even if they have changed since. They are read
 * as tables before a page is made, so all of them are sound.
 */
export async function deskSources(): Promise<{ file: string; text: string }[]> {
  const { sources } = await loadSources(foldersFromEnvironment());
  return sources.flatMap((source) => {
    // A report's text belongs to its author.
    if (!source.file.endsWith('.csv')) return [];
    const canonical = canonicalCsv(source);
    return 'text' in canonical ? [{ file: source.file, text: canonical.text }] : [];
  });
}
