import { foldersFromEnvironment, loadSources } from '../dataset/load.ts';
import type { DeskColumn, Setup } from '../desk/browser/page.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { canonicalCsv } from '../tables/canonical.ts';
import { meaningOf } from '../tables/cells.ts';
import { optionalColumns, references, schemas, type TableName } from '../tables/schemas/index.ts';

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
