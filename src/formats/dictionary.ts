import { qualifiers } from '../figures/figure.ts';
import { hasText, type MessageKey, t } from '../i18n/index.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { type Kind, type Meaning, meaningOf } from '../tables/cells.ts';
import { requiredTables, schemas } from '../tables/schemas/index.ts';
import { references } from '../tables/schemas/references.ts';

/** The published tables, as they are listed: those of the editors, and what other reports say of the same values. */
export const publishedTables = [...requiredTables, 'evidence', 'observations', 'alternatives'] as const;
export type PublishedName = (typeof publishedTables)[number];

/** Separates the keys of observations in a cell: they contain spaces. */
export const KEY_SEPARATOR = '; ';

interface PublishedKind extends Kind {
  /** Separates the items of a list; a space if omitted. */
  separator?: string;
}

const measured: Record<string, PublishedKind> = {
  low: { type: 'number', blank: true },
  high: { type: 'number', blank: true },
  unit: { type: 'string' },
  qualifier: { type: 'string', choices: qualifiers },
};

/** Columns that no editor fills in, or that mean more than in the editors' file: observations include derived ones. */
const added: Partial<Record<PublishedName, Record<string, PublishedKind>>> = {
  observations: {
    value: { type: 'number', blank: true },
    ...measured,
    origin: { type: 'string', choices: ['reported', 'derived'] },
    reported: { type: 'string', blank: true },
    evidence: { type: 'string', blank: true },
    formula: { type: 'string', blank: true },
    operands: { type: 'list', separator: KEY_SEPARATOR, blank: true },
  },
  alternatives: {
    ...measured,
    report: { type: 'string' },
    agrees: { type: 'string', choices: ['yes', 'no'] },
  },
  evidence: { report: { type: 'string' }, url: { type: 'string', format: 'uri' } },
};

/** The order of the columns, if it is not that of the schema. */
const order: Partial<Record<PublishedName, string>> = {
  observations:
    'subject measure period value low high unit qualifier origin reported evidence formula operands note_en note_vi',
  alternatives:
    'subject measure period value low high unit qualifier report agrees reported evidence note_en note_vi',
  evidence:
    'id report line column phrase number unit qualifier role before after subject measure period confirmed url',
};

/** Columns with ids of other tables, beyond the references of the editors' files. */
const addedReferences: Partial<Record<PublishedName, Record<string, PublishedName>>> = {
  evidence: { report: 'reports' },
  observations: { unit: 'units', evidence: 'evidence' },
  alternatives: {
    subject: 'subjects',
    measure: 'measures',
    unit: 'units',
    report: 'reports',
    evidence: 'evidence',
  },
};

type Texts<Stem extends string> = Record<`${Stem}_${Locale}`, string>;

/** A column of a published table, in the words of Table Schema (Data Package v2). */
export interface DictionaryColumn extends Texts<'title' | 'description'> {
  name: string;
  type: Kind['type'];
  format?: 'uri';
  /** Separates the items of a list. */
  separator?: string;
  constraints: {
    /** No cell is blank. */
    required: boolean;
    unique: boolean;
    /** A regular expression (ECMAScript) for the whole cell. */
    pattern?: string;
    enum?: readonly string[];
  };
}

/** A column whose cells are ids of another table. */
export interface ForeignKey {
  column: string;
  table: PublishedName;
}

export interface DictionaryTable extends Texts<'title' | 'description'> {
  name: PublishedName;
  columns: DictionaryColumn[];
  /** Columns that together identify a row; [] if none do. */
  primaryKey: string[];
  foreignKeys: ForeignKey[];
  /** Columns with lists of ids: no foreign keys to Table Schema, which compares whole cells. */
  listReferences: ForeignKey[];
}

/** The data dictionary: every published table with its columns, keys and meanings, in all languages. */
export const tableDictionary: readonly DictionaryTable[] = publishedTables.map((name) => {
  const columns = columnsOf(name);
  const own = references.filter(({ table }) => table === name).map(({ column, to }) => [column, to] as const);
  const keys = [...own, ...Object.entries(addedReferences[name] ?? {})].map(([column, table]) => ({
    column,
    table,
  }));
  const lists = new Set(columns.filter(({ type }) => type === 'list').map((column) => column.name));
  return {
    name,
    ...texts('title', `tables.${name}.title`),
    ...texts('description', `tables.${name}.description`),
    columns,
    primaryKey: primaryKeyOf(name),
    foreignKeys: keys.filter(({ column }) => !lists.has(column)),
    listReferences: keys.filter(({ column }) => lists.has(column)),
  };
});

/** One table of {@link tableDictionary}. */
export function dictionaryOf(name: PublishedName): DictionaryTable {
  const found = tableDictionary.find((table) => table.name === name);
  if (!found) throw new Error(`The table "${name}" is not published.`);
  return found;
}

/** A column that differs from the editors' file keeps what is true of both, such as its pattern. */
function columnsOf(table: PublishedName): DictionaryColumn[] {
  const schema: Record<string, Parameters<typeof meaningOf>[0]> = schemaOf(table).shape;
  const names = order[table]?.split(' ') ?? Object.keys(schema);
  return names.map((name) => {
    const own: Partial<Meaning> = schema[name] ? meaningOf(schema[name]) : {};
    const more = added[table]?.[name];
    const { type = 'string', format, pattern, choices, blank, separator = ' ' } = { ...own, ...more };
    return {
      name,
      ...texts('title', textKey('columns', table, name)),
      type,
      ...(format && { format }),
      ...(type === 'list' && { separator }),
      constraints: {
        required: !blank,
        unique: name === 'id',
        ...(pattern && { pattern }),
        ...(choices && { enum: choices }),
      },
      ...(more
        ? texts('description', textKey('meaning', table, name))
        : { description_en: own.description ?? '', description_vi: own.description_vi ?? '' }),
    };
  });
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

/** The key of a column's text: of the column in that table or, if there is none, of its name in any table. */
function textKey(prefix: 'columns' | 'meaning', table: PublishedName, column: string): MessageKey {
  const found = [`${prefix}.${table}.${column}`, `${prefix}.${column}`].find(hasText);
  if (!found) throw new Error(`The column "${column}" of "${table}" has no text "${prefix}".`);
  return found;
}

/** A text in every language: `{ title_en, title_vi }`. */
function texts<Stem extends string>(stem: Stem, key: MessageKey): Texts<Stem> {
  return Object.fromEntries(locales.map((locale) => [`${stem}_${locale}`, t(locale, key)])) as Texts<Stem>;
}
