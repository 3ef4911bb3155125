import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { meaningOf } from '../tables/cells.ts';
import { optionalColumns, schemas, type TableName } from '../tables/schemas/index.ts';
import { references } from '../tables/schemas/references.ts';

/** A column as the desk tells it, in one language. */
export interface DeskColumn {
  name: string;
  description: string;
  numeric: boolean;
  /** The words that it may hold. */
  choices?: readonly string[];
  /** The table whose ids it holds, one a cell. */
  of?: TableName;
  /** A file may lack it. */
  optional?: boolean;
}

/** A table as the desk tells it, in one language. */
export interface DeskTable {
  title: string;
  /** In the order of the canonical file. */
  columns: DeskColumn[];
}

/** What the desk says of tables and columns, by the tables' names; plain data, for the page. */
export function deskDictionary(locale: Locale): Record<TableName, DeskTable> {
  const tables = Object.keys(schemas) as TableName[];
  return Object.fromEntries(tables.map((name) => [name, describe(name, locale)])) as Record<
    TableName,
    DeskTable
  >;
}

function describe(name: TableName, locale: Locale): DeskTable {
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
  return { title: t(locale, `tables.${name}.title`), columns };
}
