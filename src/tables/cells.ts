import * as z from 'zod/mini';
import { excerpt } from '../csv/problem.ts';
import en from '../i18n/columns.en.json' with { type: 'json' };
import vi from '../i18n/columns.vi.json' with { type: 'json' };
import type { MessageKey } from '../i18n/index.ts';
import { type Locale, locales } from '../i18n/locales.ts';
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
}

/** What a column holds, in both languages: for the data dictionary. */
export interface Meaning extends Kind {
  description: string;
  description_vi: string;
}

/** Says what a schema accepts. */
export const kind = (of: Kind) => z.meta({ ...of });

function kindOf(schema: z.ZodMiniType): Kind {
  const choices = schema instanceof z.ZodMiniEnum ? schema.options.map(String) : undefined;
  return { type: 'string', ...(choices && { choices }), ...z.globalRegistry.get(schema) };
}

/** Adds to each column of the tables what its cells are and mean. */
export function described<T extends Record<string, z.ZodMiniObject>>(tables: T): T {
  const withMeaning = ([table, { shape }]: [string, z.ZodMiniObject]) => {
    const columns = Object.entries(shape).map(([column, schema]) => {
      const key = `${table}.${column}` as keyof typeof en;
      const meaning: Meaning = {
        ...kindOf(schema as z.ZodMiniType),
        description: en[key],
        description_vi: vi[key],
      };
      return [column, (schema as z.ZodMiniType).check(z.meta({ ...meaning }))];
    });
    return [table, z.object(Object.fromEntries(columns))];
  };
  return Object.fromEntries(Object.entries(tables).map(withMeaning)) as T;
}

/** What a column's cells are and mean. */
export function meaningOf(schema: z.ZodMiniType): Meaning {
  return z.globalRegistry.get(schema) as unknown as Meaning;
}

/** A column that may be blank; blank is `undefined`. */
export function optional<T extends z.ZodMiniType<unknown, string>>(schema: T) {
  const cell = z.transform((text: string) => (text === '' ? undefined : text));
  return z.pipe(cell, z.optional(schema)).check(kind({ ...kindOf(schema), blank: true }));
}

/** Refuses a blank cell. */
const filled = (wanted: MessageKey) =>
  check((cell) =>
    cell === '' ? sentence('constraint-error.blank-cell', { wanted: { words: wanted } }) : undefined,
  );
/** A pattern with the key of what is wrong elsewhere. */
export const pattern = (of: RegExp, key: ProblemKey) => z.regex(of, key);

/** Any text, or none. */
export const anyText = z.string().check(kind({ type: 'string', blank: true }));

/** Names and titles, which are drawn in charts; notes, of which a chart may have many; and prose, in UTF-16 units. */
export const longest = { name: 500, note: 1000, prose: 5000 } as const;

export const text = z.string().check(filled('problem.wanted.text'), z.maxLength(longest.name));

/** Text in one language. Blank is a missing translation. */
export function translation(locale: Locale, most: number = longest.name) {
  const language = { words: `problem.language.${locale}` } as const;
  const there = check((cell) => (cell === '' ? sentence('translation-missing', { language }) : undefined));
  return z.string().check(there, z.maxLength(most));
}

/** A column for each language: `label_en`, `label_vi`. */
function inEachLocale<Stem extends string, T>(stem: Stem, schemaIn: (locale: Locale) => T) {
  const columns = locales.map((locale) => [`${stem}_${locale}`, schemaIn(locale)]);
  return Object.fromEntries(columns) as Record<`${Stem}_${Locale}`, T>;
}

/** A text in every language. */
export const translated = <Stem extends string>(stem: Stem, most?: number) =>
  inEachLocale(stem, (locale) => translation(locale, most));

/** A caveat in every language, or none. */
export const notes = inEachLocale('note', () => anyText.check(z.maxLength(longest.note)));

/** Other names, in any language, separated by `;`, by which reports call the same. */
export const synonyms = anyText.check(z.maxLength(longest.note));

const ID = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;
const LONGEST_ID = 80;

/** True for names that no file or folder can have on Windows, with or without an ending. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/.test(name);
}

/** An id: lower-case letters and digits, joined by `-` or `_`. It becomes part of addresses, so nothing else is allowed. */
export const id = z.string().check(
  kind({ type: 'string', pattern: ID.source }),
  filled('problem.wanted.id'),
  pattern(ID, 'constraint-error.id'),
  z.maxLength(LONGEST_ID, 'constraint-error.id'),
  z.refine((cell) => !isDeviceName(cell), 'constraint-error.device-name'),
);

/** Ids separated by spaces, in the order in which they are to be shown. */
export const ids = z
  .pipe(
    z.pipe(
      z.string().check(check((cell) => (cell.trim() === '' ? NO_IDS : undefined))),
      z.transform((cell) => cell.trim().split(/\s+/)),
    ),
    z.array(id).check(({ value, issues }) => {
      const twice = value.find((one, at) => value.indexOf(one) < at);
      if (twice !== undefined)
        issues.push(issueOf(twice, sentence('constraint-error.repeated-id', { cell: excerpt(twice) })));
    }),
  )
  .check(kind({ type: 'list' }));
const NO_IDS = sentence('constraint-error.blank-cell', { wanted: { words: 'problem.wanted.ids' } });

export const claim = z.string().check(filled('problem.wanted.claim'), z.maxLength(longest.name));

export const url = z
  .string()
  .check(
    kind({ type: 'string', format: 'uri' }),
    filled('problem.wanted.url'),
    pattern(/^https:\/\/[^\s"'<>\\]+$/i, 'type-error.url'),
    z.url('type-error.url'),
  );

const SHA256 = /^[0-9a-f]{64}$/;

export const sha256 = z
  .string()
  .check(kind({ type: 'string', pattern: SHA256.source }), pattern(SHA256, 'constraint-error.sha256'));

const LENGTHS = /^\d{1,6}(?: \d{1,6})*$/;

/** Whole numbers with a space between them: how long each line of a text is. */
export const lengths = z
  .string()
  .check(kind({ type: 'string', pattern: LENGTHS.source }), pattern(LENGTHS, 'type-error.line-lengths'));

const PLAIN = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
/** Much more than any number has; on a longer text the patterns would take the square of its length. */
const LONGEST_NUMBER = 400;

/**
 * A plain number: `76500000`, `12.5`, `1.25E+13` (what Excel makes of 12500000000000).
 * A decimal comma is read where it cannot be a group of thousands; where it can, both readings are named.
 */
export const number = z
  .pipe(
    z.pipe(
      z.string().check(filled('problem.wanted.number')),
      z.transform((cell, { issues }): number => {
        const value = readNumber(cell);
        if (typeof value === 'number') return value;
        issues.push(issueOf(cell, value));
        return z.NEVER;
      }),
    ),
    z.number(),
  )
  .check(kind({ type: 'number' }));

/** A plain number, or both ends of a printed range, `64000000..66000000`: those stay text, as spreadsheets leave it. */
export const numberOrRange = z
  .pipe(
    z.pipe(
      z.string().check(filled('problem.wanted.number')),
      z.transform((cell, { issues }): number | string => {
        const [first = '', second] = cell.split('..');
        const [low, high] = [readNumber(first), second === undefined ? undefined : readNumber(second)];
        if (typeof low === 'number' && high === undefined) return low;
        if (typeof low === 'number' && typeof high === 'number' && low < high) return `${low}..${high}`;
        const wrong = typeof low === 'number' ? high : low;
        issues.push(issueOf(cell, typeof wrong === 'object' ? wrong : notANumber(cell)));
        return z.NEVER;
      }),
    ),
    z.union([z.number(), z.string()]),
  )
  .check(kind({ type: 'number' }));

const notANumber = (cell: string) => sentence('type-error.number', { cell: excerpt(cell) });

/** The number of a cell, or what is wrong with it. */
function readNumber(cell: string): number | Sentence {
  const plain = plainNumber(cell);
  if (typeof plain !== 'string') return plain;
  const value = Number(plain);
  return Number.isFinite(value) ? value : sentence('constraint-error.large-number', { cell: excerpt(cell) });
}

/** A number's text as `Number()` reads it, or what is wrong with it. */
function plainNumber(cell: string): string | Sentence {
  const quoted = { cell: excerpt(cell) };
  if (cell.length > LONGEST_NUMBER) return sentence('type-error.number', quoted);
  if (PLAIN.test(cell)) return cell;
  const bare = cell.replace(/[\s\u00a0\u202f]/g, '');
  if (/^-?\d{1,3},\d{3}$/.test(bare)) {
    const [whole, decimal] = [bare.replace(',', ''), bare.replace(',', '.')];
    return sentence('type-error.ambiguous-number', { ...quoted, whole, decimal });
  }
  const meant = ungrouped(cell);
  if (/^-?\d+,\d+(?:[eE][+-]?\d{1,3})?$/.test(cell)) return cell.replace(',', '.');
  return meant === undefined
    ? sentence('type-error.number', quoted)
    : sentence('type-error.grouped-number', { ...quoted, meant });
}

/**
 * The plain number of one with groups of thousands, a plus or a minus sign of print, which can be read in one way only:
 * `110,000,000`, `11,00,00,000` (lakhs and crores), `110.000.000,5`, `110 000`, `+5`; undefined for what is none.
 */
export function ungrouped(cell: string): string | undefined {
  const text = cell
    .trim()
    .replace(/^\+/, '')
    .replace(/^\u2212/, '-');
  if (text.length > LONGEST_NUMBER) return undefined;
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$|^-?\d{1,3}(?:,\d{2,3})+,\d{3}$/.test(text))
    return text.replaceAll(',', '');
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$|^-?\d{1,3}(?:\.\d{3}){2,}$/.test(text))
    return text.replaceAll('.', '').replace(',', '.');
  if (/^-?\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/.test(text))
    return text.replace(/[^-\d.,]/g, '').replace(',', '.');
  return text !== cell && PLAIN.test(text) ? text : undefined;
}

/** A whole number from 1: a line, a column. */
export const position = z
  .pipe(
    z.pipe(
      z.string().check(filled('problem.wanted.position'), pattern(/^[1-9]\d{0,8}$/, 'type-error.position')),
      z.transform(Number),
    ),
    z.int(),
  )
  .check(kind({ type: 'integer' }));

/** A whole number of years, such as -1. */
export const years = z
  .pipe(z.pipe(z.string().check(pattern(/^-?\d{1,3}$/, 'type-error.years')), z.transform(Number)), z.int())
  .check(kind({ type: 'integer' }));
