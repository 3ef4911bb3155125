import { type Kind, meaningOf } from '../tables/cells.ts';
import { schemas } from '../tables/schemas/index.ts';
import { references } from '../tables/schemas/references.ts';
import { addedColumns, type PublishedMeaning, publishedOrder } from './table-columns.ts';
import {
  columnTitles,
  type PublishedName,
  type TableWords,
  tableWords,
  titlesOfTable,
} from './table-titles.ts';

/** A column of a published table, in the words of Table Schema (Data Package v2). */
export interface DictionaryColumn {
  name: string;
  title_en: string;
  title_vi: string;
  type: Kind['type'];
  format?: 'uri';
  /** What stands between the items of a list. */
  separator?: string;
  constraints: {
    /** No cell is blank. */
    required: boolean;
    unique: boolean;
    /** A regular expression (ECMAScript) for the whole cell. */
    pattern?: string;
    enum?: readonly string[];
  };
  description_en: string;
  description_vi: string;
}

/** A column whose cells are ids of another table. */
export interface ForeignKey {
  column: string;
  table: PublishedName;
  /** The column there. */
  to: string;
}

export interface DictionaryTable extends TableWords {
  name: PublishedName;
  columns: DictionaryColumn[];
  /** Columns that together name a row; none where nothing does. */
  primaryKey: string[];
  foreignKeys: ForeignKey[];
  /** Columns with lists of ids: no foreign keys to Table Schema, which compares whole cells. */
  listReferences: ForeignKey[];
}

/** Keys between published tables beyond those of the editors' files; the reader checks evidence in its own way. */
const addedReferences: readonly (ForeignKey & { of: PublishedName })[] = [
  { of: 'evidence', column: 'report', table: 'reports', to: 'id' },
  { of: 'observations', column: 'unit', table: 'units', to: 'id' },
  { of: 'observations', column: 'evidence', table: 'evidence', to: 'id' },
  { of: 'alternatives', column: 'subject', table: 'subjects', to: 'id' },
  { of: 'alternatives', column: 'measure', table: 'measures', to: 'id' },
  { of: 'alternatives', column: 'unit', table: 'units', to: 'id' },
  { of: 'alternatives', column: 'report', table: 'reports', to: 'id' },
  { of: 'alternatives', column: 'evidence', table: 'evidence', to: 'id' },
];

/** The data dictionary: every published table with its columns, keys and meanings, in both languages. */
export function tableDictionary(): readonly DictionaryTable[] {
  dictionary ??= (Object.keys(tableWords) as PublishedName[]).map(describeTable);
  return dictionary;
}

/** It follows from the schemas alone, and every file asks for it. */
let dictionary: DictionaryTable[] | undefined;

/** One table of {@link tableDictionary}. */
export function dictionaryOf(name: PublishedName): DictionaryTable {
  const found = tableDictionary().find((table) => table.name === name);
  if (!found) throw new Error(`The table "${name}" is not published.`);
  return found;
}

function describeTable(name: PublishedName): DictionaryTable {
  const columns = publishedMeanings(name).map(([column, meaning]) => toColumn(name, column, meaning));
  const keys = [
    ...references
      .filter(({ table }) => table === name)
      .map(({ column, to }): ForeignKey => ({ column, table: to, to: 'id' })),
    ...addedReferences
      .filter(({ of }) => of === name)
      .map(({ column, table, to }): ForeignKey => ({ column, table, to })),
  ];
  const isList = ({ column }: ForeignKey) =>
    columns.some((one) => one.name === column && one.type === 'list');
  return {
    name,
    ...tableWords[name],
    columns,
    primaryKey: primaryKeyOf(name),
    foreignKeys: keys.filter((key) => !isList(key)),
    listReferences: keys.filter(isList),
  };
}

/** The columns as they are published, in order: those of the schema, and those that are added. */
function publishedMeanings(name: PublishedName): [string, PublishedMeaning][] {
  const own = Object.entries(schemaOf(name).shape).map(([column, schema]) => [
    column,
    meaningOf(schema) as PublishedMeaning,
  ]);
  const all: Record<string, PublishedMeaning> = Object.fromEntries(own);
  // A column that means more than in the editors' file keeps what is true of both, such as its pattern.
  for (const [column, added] of Object.entries(addedColumns[name] ?? {}))
    all[column] = { ...all[column], ...added };
  return (publishedOrder[name] ?? Object.keys(all)).map((column) => {
    const meaning = all[column];
    if (!meaning) throw new Error(`The column "${column}" of "${name}" has no description.`);
    return [column, meaning];
  });
}

function toColumn(table: PublishedName, name: string, meaning: PublishedMeaning): DictionaryColumn {
  const { type, format, pattern, choices, blank, separator = ' ' } = meaning;
  const [title_en, title_vi] = titlesOfTable[`${table}.${name}`] ?? columnTitles[name] ?? [name, name];
  return {
    name,
    title_en,
    title_vi,
    type,
    ...(format && { format }),
    ...(type === 'list' && { separator }),
    constraints: {
      required: !blank,
      unique: name === 'id',
      ...(pattern && { pattern }),
      ...(choices && { enum: choices }),
    },
    description_en: meaning.description,
    description_vi: meaning.description_vi,
  };
}

function primaryKeyOf(name: PublishedName): string[] {
  if (name === 'observations') return ['subject', 'measure', 'period'];
  if (name === 'alternatives') return ['subject', 'measure', 'period', 'report'];
  return 'id' in schemaOf(name).shape ? ['id'] : [];
}

/** Alternatives are rows of the same files as observations. */
function schemaOf(name: PublishedName) {
  return schemas[name === 'alternatives' ? 'observations' : name];
}
