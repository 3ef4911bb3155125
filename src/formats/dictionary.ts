import { qualifiers } from '../figures/figure.ts';
import { hasText, languageName, type MessageKey, t } from '../i18n/index.ts';
import { isColumnIn, localeOfColumn, locales } from '../i18n/locales.ts';
import { type Kind, kindOf, meaningOf } from '../tables/cells.ts';
import { memoize } from '../tables/memoize.ts';
import { publishedSingles, schemas } from '../tables/schemas/index.ts';
import type { Settings } from '../tables/settings.ts';
import { texts } from './about.ts';

/** The published tables, as they are listed: those of the editors, and what other reports say of the same values. */
export const publishedTables = [...publishedSingles, 'evidence', 'observations', 'alternatives'] as const;
export type PublishedName = (typeof publishedTables)[number];

/** Separates the keys of observations in a cell: they contain spaces. */
export const KEY_SEPARATOR = '; ';

interface PublishedKind extends Partial<Kind> {
  /** Separates the items of a list; a space if omitted. */
  separator?: string;
}

const measured: Record<string, PublishedKind> = {
  low: { type: 'number', blank: true },
  high: { type: 'number', blank: true },
  unit: { type: 'string', references: 'units' },
  qualifier: { type: 'string', choices: qualifiers },
};

/** Columns that are as in the editors' file. */
const asInFile = (names: string) =>
  Object.fromEntries(names.split(' ').map((name): [string, PublishedKind] => [name, {}]));

const noteColumns = locales.map((locale) => `note_${locale}`).join(' ');

/** The columns of the tables that have some that no editor fills in, or that mean more: observations include derived ones. */
const ownColumns: Partial<Record<PublishedName, Record<string, PublishedKind>>> = {
  observations: {
    ...asInFile('subject measure period'),
    value: { type: 'number', blank: true },
    ...measured,
    origin: { type: 'string', choices: ['reported', 'derived'] },
    reported: { type: 'string', blank: true },
    evidence: { type: 'string', blank: true, references: 'evidence' },
    formula: { type: 'string', blank: true },
    operands: { type: 'list', separator: KEY_SEPARATOR, blank: true },
    ...asInFile(noteColumns),
  },
  alternatives: {
    ...asInFile('subject measure period value'),
    ...measured,
    report: { type: 'string', references: 'reports' },
    agrees: { type: 'string', choices: ['yes', 'no'] },
    ...asInFile('reported'),
    evidence: { references: 'evidence' },
    ...asInFile(noteColumns),
  },
  evidence: {
    ...asInFile('id'),
    report: { type: 'string', references: 'reports' },
    ...asInFile(
      'line column phrase number unit qualifier role before after subject measure period confirmed',
    ),
    url: { type: 'string', format: 'uri' },
  },
};

/** A column of a published table, in the words of Table Schema (Data Package v2). */
export type DictionaryColumn = ReturnType<typeof columnsOf>[number];
export type DictionaryTable = ReturnType<typeof dictionary>[number];

/** The data dictionary of a site: every published table with its columns, keys and meanings, in all languages. */
export const dictionary = memoize((site: Settings) =>
  publishedTables.map((name) => {
    const columns = columnsOf(name, site);
    return {
      name,
      ...texts('title', (locale) => t(locale, `tables.${name}.title`)),
      ...texts('description', (locale) => t(locale, `tables.${name}.description`)),
      columns,
      /** Columns that together identify a row, if any do. */
      primaryKey: primaryKeyOf(name),
      /** The columns with ids of other tables; not lists of ids: Table Schema and CSVW compare whole cells. */
      foreignKeys: columns.flatMap(({ name: column, type, references: table }) =>
        table && type !== 'list' ? { column, table } : [],
      ),
    };
  }),
);

export const dictionaryOf = (name: PublishedName, site: Settings) =>
  dictionary(site)[publishedTables.indexOf(name)] as DictionaryTable;

/** A column that differs from the editors' file keeps what is true of both, such as its pattern. */
function columnsOf(table: PublishedName, site: Settings) {
  // Alternatives are rows of the same files as observations.
  const source = table === 'alternatives' ? 'observations' : table;
  const schema: Record<string, Parameters<typeof kindOf>[0]> = schemas[source].shape;
  const all = Object.entries(ownColumns[table] ?? asInFile(Object.keys(schema).join(' ')));
  return all
    .filter(([name]) => isColumnIn(name, site.locales))
    .map(([name, more]) => {
      const known: PublishedKind = { ...(schema[name] && kindOf(schema[name])), ...more };
      const { type = 'string', format, pattern, choices, blank, separator = ' ', references } = known;
      return {
        name,
        ...titleOf(table, name),
        type,
        ...(format && { format }),
        ...(type === 'list' && { separator }),
        ...(references && { references }),
        constraints: {
          required: !blank || undefined,
          unique: name === 'id' || undefined,
          /** A regular expression (ECMAScript) for the whole cell. */
          pattern,
          enum: choices,
        },
        ...texts('description', (locale) =>
          more.type
            ? t(locale, textKey('meaning', table, name) as MessageKey)
            : meaningOf(locale, source, name),
        ),
      };
    });
}

function primaryKeyOf(name: PublishedName): string[] | undefined {
  if (name === 'observations') return ['subject', 'measure', 'period'];
  if (name === 'alternatives') return ['subject', 'measure', 'period', 'report'];
  return 'id' in schemas[name].shape ? ['id'] : undefined;
}

/** The title of a column. Languages that came later have none of their own. */
function titleOf(table: PublishedName, name: string) {
  const key = textKey('columns', table, name);
  const language = localeOfColumn(name);
  return texts('title', (locale) =>
    language && !key
      ? t(locale, 'columns.inLanguage', { language: languageName(language, locale) })
      : t(locale, key as MessageKey),
  );
}

/** The key of a column's text: of the column in that table or, if there is none, of its name in any table. */
const textKey = (prefix: 'columns' | 'meaning', table: PublishedName, column: string) =>
  [`${prefix}.${table}.${column}`, `${prefix}.${column}`].find(hasText);
