import { tableWords } from '../formats/table-titles.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { meaningOf } from '../tables/cells.ts';
import { optionalColumns, schemas, type TableName } from '../tables/schemas/index.ts';
import { references } from '../tables/schemas/references.ts';

/** A column, described in one language. */
export interface DeskColumn {
  name: string;
  description: string;
  numeric: boolean;
  /** The words that its cells may hold. */
  choices?: readonly string[];
  /** The table to whose ids its cells refer. */
  of?: TableName;
  /** A file may lack it. */
  optional?: boolean;
}

/** The tables' titles and columns, in canonical order, in one language; plain data, for the page. */
export type DeskDictionary = Record<TableName, { title: string; columns: DeskColumn[] }>;

export function deskDictionary(locale: Locale): DeskDictionary {
  const tables = (Object.keys(schemas) as TableName[]).map((name) => {
    const columns = Object.entries(schemas[name].shape).map(([column, schema]): DeskColumn => {
      const { type, choices, description, description_vi } = meaningOf(schema);
      const key = references.find((one) => one.table === name && one.column === column);
      const of = type === 'list' ? undefined : key?.to;
      return {
        name: column,
        description: locale === 'vi' ? description_vi : description,
        numeric: type === 'number' || type === 'integer',
        ...(choices && { choices }),
        ...(of && { of }),
        ...(optionalColumns[name]?.includes(column) && { optional: true }),
      };
    });
    return [name, { title: localized(tableWords[name], 'title', locale), columns }] as const;
  });
  return Object.fromEntries(tables) as DeskDictionary;
}
