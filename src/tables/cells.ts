import * as z from 'zod/mini';
import { excerpt } from '../csv/problem.ts';
import en from '../i18n/columns.en.json' with { type: 'json' };
import vi from '../i18n/columns.vi.json' with { type: 'json' };
import { languageName, type MessageKey, t } from '../i18n/index.ts';
import { hasPlural, inEveryLocale, type Locale, localeOfColumn, locales } from '../i18n/locales.ts';
import { type ProblemKey, type Sentence, sentence } from '../i18n/problems.ts';
import { check, issueOf } from './error-map.ts';

/** What a column's cells are, in the words of Table Schema (datapackage.org): for the data dictionary. */
export interface Kind {
  type: 'string' | 'number' | 'integer' | 'date' | 'list';
  /** A finer type of text. */
  format?: 'uri';
  /** Blank cells are allowed. */
  blank?: boolean;
  pattern?: string;
  choices?: readonly string[];
  /** The table whose ids the cells are. */
  references?: string;
}

/** Says what a schema accepts; text if nothing else is said. */
export const kind = (of: Partial<Kind>) => z.meta({ ...of });

/** What a column's cells are. */
export function kindOf(schema: z.ZodMiniType): Kind {
  const choices = schema instanceof z.ZodMiniEnum ? schema.options.map(String) : undefined;
  return { type: 'string', ...(choices && { choices }), ...z.globalRegistry.get(schema) };
}

const meanings = inEveryLocale({ en, vi });

/** What a column of a table means, as a sentence. */
export function meaningOf(locale: Locale, table: string, column: string): string {
  const meaning: string | undefined = meanings[locale][`${table}.${column}` as keyof typeof en];
  const language = languageName(localeOfColumn(column) ?? locale, locale);
  return meaning ?? t(locale, 'columns.inLanguage', { language });
}

/** A column that may be blank; blank is `undefined`. */
export function optional<T extends z.ZodMiniType<unknown, string>>(schema: T) {
  const cell = z.transform((text: string) => (text === '' ? undefined : text));
  return z.pipe(cell, z.optional(schema)).check(kind({ ...kindOf(schema), blank: true }));
}

/** A column that is not text: `read` returns its value, or what is wrong with the cell. */
export function parsed<T>(type: Kind['type'], read: (cell: string) => T | Sentence) {
  const cell = z.transform((text: string, { issues }): T => {
    const found = read(text);
    if (!isSentence(found)) return found;
    issues.push(issueOf(text, found));
    return z.NEVER;
  });
  return z.pipe(z.string(), cell).check(kind({ type }));
}

const isSentence = (found: unknown): found is Sentence =>
  typeof found === 'object' && found !== null && 'key' in found;

const blank = (wanted: MessageKey) => sentence('constraint-error.blank-cell', { wanted: { words: wanted } });
const filled = (wanted: MessageKey) => check((cell) => (cell === '' ? blank(wanted) : undefined));

/** Text of a form, with the key of what is wrong elsewhere. */
export const matching = (form: RegExp, key: ProblemKey) =>
  z.string().check(kind({ pattern: form.source }), z.regex(form, key));

/** Names and titles, which are drawn in charts; notes, of which a chart may have many; and prose, in UTF-16 units. */
export const longest = { name: 500, note: 1000, prose: 5000 } as const;

/** Any text, or none: a note, a unit, other names for the same. */
export const anyText = z.string().check(kind({ blank: true }), z.maxLength(longest.note));

const filledText = (wanted: MessageKey) => z.string().check(filled(wanted), z.maxLength(longest.name));
export const text = filledText('problem.wanted.text');
export const claim = filledText('problem.wanted.claim');

/** Text in one language. Blank is a missing translation. */
export function translation(locale: Locale, most: number = longest.name) {
  const language = { language: locale };
  const there = check((cell) => (cell === '' ? sentence('translation-missing', { language }) : undefined));
  return z.string().check(there, z.maxLength(most));
}

/** A column for each language: `label_en`, `label_vi`. */
function inEachLocale<Stem extends string, T>(stem: Stem, schemaIn: (locale: Locale) => T) {
  const columns = locales.map((locale) => [`${stem}_${locale}`, schemaIn(locale)]);
  return Object.fromEntries(columns) as Record<`${Stem}_${Locale}`, T>;
}

/** Unit names: in languages with a plural `singular_en` and `plural_en`, in others `name_vi`. */
export const unitNames = Object.fromEntries(
  locales.flatMap((locale) =>
    hasPlural(locale)
      ? [
          [`singular_${locale}`, text],
          [`plural_${locale}`, translation(locale)],
        ]
      : [[`name_${locale}`, translation(locale)]],
  ),
) as Record<`${'singular' | 'plural' | 'name'}_${Locale}`, typeof text>;

/** A text in every language. */
export const translated = <Stem extends string>(stem: Stem, most?: number) =>
  inEachLocale(stem, (locale) => translation(locale, most));

/** A text in every language, or none. */
export const texts = <Stem extends string>(stem: Stem, most: number = longest.note) =>
  inEachLocale(stem, () => z.string().check(kind({ blank: true }), z.maxLength(most)));

const ID = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;
const LONGEST_ID = 80;

/** True for names that no file or folder can have on Windows, with or without an ending. */
export const isDeviceName = (name: string): boolean => /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/.test(name);

/** An id: lower-case letters and digits, joined by `-` or `_`. It becomes part of addresses, so nothing else is allowed. */
export const id = z.string().check(
  kind({ pattern: ID.source }),
  filled('problem.wanted.id'),
  z.regex(ID, 'constraint-error.id'),
  z.maxLength(LONGEST_ID, 'constraint-error.id'),
  z.refine((cell) => !isDeviceName(cell), 'constraint-error.device-name'),
);

/** Ids separated by spaces, in the order in which they are to be shown. */
const list = parsed('list', (cell): string[] | Sentence => {
  const list = cell.trim().split(/\s+/);
  const twice = list.find((one, at) => list.indexOf(one) < at);
  if (twice !== undefined) return sentence('constraint-error.repeated-id', { cell: excerpt(twice) });
  return cell.trim() === '' ? blank('problem.wanted.ids') : list;
});
export const ids = z.pipe(list, z.array(id));

/** The id of a record of a table, and a list of them. They are checked when the tables are read. */
export const idOf = (references: string) => id.check(kind({ references }));
export const idsOf = (references: string) => ids.check(kind({ type: 'list', references }));
export const unitIdText = text.check(kind({ references: 'units' }));

export const url = z
  .string()
  .check(
    kind({ format: 'uri' }),
    z.regex(/^https:\/\/[^\s"'<>\\]+$/i, 'type-error.url'),
    z.url('type-error.url'),
  );

export const colour = matching(/^#[0-9a-f]{6}$/i, 'constraint-error.colour');
export const sha256 = matching(/^[0-9a-f]{64}$/, 'constraint-error.sha256');

/** Whole numbers with a space between them: how long each line of a text is. */
export const lengths = matching(/^\d{1,6}(?: \d{1,6})*$/, 'type-error.line-lengths');

const wholeNumber = (form: RegExp, key: ProblemKey) =>
  parsed('integer', (cell) => (form.test(cell) ? Number(cell) : sentence(key, { cell: excerpt(cell) })));
/** A whole number from 1: a line, a column. */
export const position = wholeNumber(/^[1-9]\d{0,8}$/, 'type-error.position');
/** A whole number of years, such as -1. */
export const years = wholeNumber(/^-?\d{1,3}$/, 'type-error.years');

/** A plain number: `76500000`, `12.5`, `1.25E+13` (by Excel). A decimal comma is read unless it may group thousands. */
export const number = parsed('number', readNumber);

/** A plain number, or both ends of a printed range, `64000000..66000000`: those stay text, as spreadsheets leave it. */
export const numberOrRange = parsed('number', (cell): number | string | Sentence => {
  const [low = Number.NaN, high, ...more] = cell.split('..').map(readNumber);
  if (high === undefined || isSentence(low)) return low;
  if (isSentence(high)) return high;
  return low < high && more.length === 0 ? `${low}..${high}` : notANumber(cell);
});

/** A number above 0, by which the numbers of a unit are multiplied. */
export const factor = number.check(z.gt(0, 'constraint-error.factor'));

const notANumber = (cell: string) => sentence('type-error.number', { cell: excerpt(cell) });

const PLAIN = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
/** More characters than any number has. On longer texts the patterns would take quadratic time. */
const LONGEST_NUMBER = 400;

/** The number of a cell, or what is wrong with it. */
function readNumber(cell: string): number | Sentence {
  if (cell === '') return blank('problem.wanted.number');
  if (cell.length > LONGEST_NUMBER) return notANumber(cell);
  const quoted = { cell: excerpt(cell) };
  const bare = cell.replace(/[\s\u00a0\u202f]/g, '');
  if (/^-?\d{1,3},\d{3}$/.test(bare)) {
    const [whole, decimal] = [bare.replace(',', ''), bare.replace(',', '.')];
    return sentence('type-error.ambiguous-number', { ...quoted, whole, decimal });
  }
  const plain = cell.replace(/^(-?\d+),(?=\d)/, '$1.');
  if (PLAIN.test(plain)) {
    const value = Number(plain);
    return Number.isFinite(value) ? value : sentence('constraint-error.large-number', quoted);
  }
  const meant = ungrouped(cell);
  return meant === undefined ? notANumber(cell) : sentence('type-error.grouped-number', { ...quoted, meant });
}

/** The plain number of `110,000,000`, `11,00,00,000` (lakhs, crores), `110.000.000,5`, `110 000`, `+5`; undefined if there is doubt. */
export function ungrouped(cell: string): string | undefined {
  if (cell.length > LONGEST_NUMBER) return undefined;
  const text = cell
    .trim()
    .replace(/^\+/, '')
    .replace(/^\u2212/, '-');
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$|^-?\d{1,3}(?:,\d{2,3})+,\d{3}$/.test(text))
    return text.replaceAll(',', '');
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$|^-?\d{1,3}(?:\.\d{3}){2,}$/.test(text))
    return text.replaceAll('.', '').replace(',', '.');
  if (/^-?\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/.test(text))
    return text.replace(/[^-\d.,]/g, '').replace(',', '.');
  return text !== cell && PLAIN.test(text) ? text : undefined;
}
