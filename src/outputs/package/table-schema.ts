import type { DictionaryColumn, DictionaryTable, ForeignKey } from '../table/dictionary.ts';

/** A table of the dictionary as Table Schema v2 (datapackage.org); titles and descriptions in English, `*_vi` beside. */
export function tableSchema(table: DictionaryTable) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: table.columns.map((column) => toField(column, table.listReferences)),
    missingValues: [''],
    ...(table.primaryKey.length > 0 && { primaryKey: table.primaryKey }),
    ...(table.foreignKeys.length > 0 && {
      foreignKeys: table.foreignKeys.map(({ column, table: to, to: key }) => ({
        fields: [column],
        // A key into its own table names none.
        reference: { ...(to !== table.name && { resource: to }), fields: [key] },
      })),
    }),
  };
}

function toField(column: DictionaryColumn, lists: readonly ForeignKey[]) {
  const { required, unique, pattern, enum: choices } = column.constraints;
  const list = lists.find((one) => one.column === column.name);
  const constraints = {
    ...(required && { required }),
    ...(unique && { unique }),
    ...(pattern && { pattern: xsdPattern(pattern) }),
    ...(choices && { enum: choices }),
  };
  return {
    name: column.name,
    type: column.type,
    ...(column.format && { format: column.format }),
    ...(column.type === 'list' && { delimiter: column.separator, itemType: 'string' }),
    title: column.title_en,
    title_vi: column.title_vi,
    description: column.description_en,
    description_vi: column.description_vi,
    ...(Object.keys(constraints).length > 0 && { constraints }),
    // Table Schema has no keys for the items of a list; programs that know this property can follow them.
    ...(list && { itemReference: { resource: list.table, field: list.to } }),
  };
}

/** A pattern in the syntax that Table Schema asks for, that of XML Schema: it has no `^`, `$` and `(?:…)`. */
export function xsdPattern(pattern: string): string {
  const bare = pattern.replaceAll(/[$^](?![^[]*\])/g, '').replaceAll('(?:', '(');
  return bare.includes('|') ? `(${bare})` : bare;
}
