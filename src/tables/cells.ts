import * as z from 'zod/mini';
import { excerpt, type ProblemCode } from '../csv/problem.ts';
import type { Locale } from '../i18n/locales.ts';

/** Why a cell cannot be taken, in words for the person who must mend it. */
export class Fault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly mend: string;
  constructor(code: ProblemCode, message: string, mend: string) {
    this.code = code;
    this.message = message;
    this.mend = mend;
  }
}

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

/** Reads a cell: text → value, or a {@link Fault}. `kind` says what it accepts; without one it is any text. */
export interface CellReader<T> {
  (cell: string): T | Fault;
  kind?: Kind;
}

/** A reader that says what it accepts. */
export function reader<T>(kind: Kind, read: (cell: string) => T | Fault): CellReader<T> {
  return Object.assign((cell: string) => read(cell), { kind });
}

/**
 * A column whose cells are read by `read`: text → value, or a {@link Fault}.
 * The fault travels as a Zod issue and comes out as a located problem.
 */
export function column<T>(description: string, description_vi: string, read: CellReader<T>) {
  const told = z.meta({
    ...(read.kind ?? { type: 'string' }),
    description,
    description_vi,
  } satisfies Meaning);
  const cell = z.transform((text: string, context): T => {
    const value = read(text);
    if (!(value instanceof Fault)) return value;
    context.issues.push({ code: 'custom', input: text, message: value.message, params: { fault: value } });
    return z.NEVER;
  });
  return z.pipe(z.string(), cell).check(told);
}

/** What a column's cells are and mean. */
export function meaningOf(schema: z.ZodMiniType): Meaning {
  return z.globalRegistry.get(schema) as unknown as Meaning;
}

export const blank = (what: string) =>
  new Fault('constraint-error', `The cell is blank; ${what} is wanted.`, 'Fill it in.');

/** A column that may be blank; blank is `undefined`. */
export function optional<T>(read: CellReader<T>): CellReader<T | undefined> {
  const kind: Kind = { type: 'string', ...read.kind, blank: true };
  return reader(kind, (cell) => (cell === '' ? undefined : read(cell)));
}

/** Any text, or none. */
export const anyText = reader({ type: 'string', blank: true }, (cell) => cell);

/** Names and titles, which are drawn in charts; notes, of which a chart may have many; and prose, in UTF-16 units. */
export const longest = { name: 500, note: 1000, prose: 5000 } as const;

/** A text, if it is not too long for the place where it is shown: a page could be made of it, but not be read. */
function upTo(most: number, cell: string): string | Fault {
  if (cell.length <= most) return cell;
  const message = `The text has ${cell.length} characters; ${most} are the most that its place has room for.`;
  return new Fault('constraint-error', message, 'Shorten it.');
}

export function text(cell: string): string | Fault {
  return cell === '' ? blank('a text') : upTo(longest.name, cell);
}

/** A caveat, or none. */
export const note = reader({ type: 'string', blank: true }, (cell) => upTo(longest.note, cell));

/** Text in one language. Blank is a missing translation. */
export function translation(locale: Locale, most: number = longest.name): CellReader<string> {
  const language = { en: 'English', vi: 'Vietnamese' }[locale];
  return (cell) =>
    cell === ''
      ? new Fault('translation-missing', `The ${language} text is missing.`, `Write it in ${language}.`)
      : upTo(most, cell);
}

const ID = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;

/** True for names that no file or folder can have on Windows, with or without an ending. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/.test(name);
}

/** An id: lower-case letters and digits, joined by `-` or `_`. It becomes part of addresses, so nothing else is allowed. */
export const id = reader({ type: 'string', pattern: ID.source }, (cell): string | Fault => {
  if (ID.test(cell) && cell.length <= 80)
    return isDeviceName(cell)
      ? new Fault(
          'constraint-error',
          `"${cell}" is a name that some systems keep for a device.`,
          'Choose another id.',
        )
      : cell;
  if (cell === '') return blank('an id');
  return new Fault(
    'constraint-error',
    `"${excerpt(cell)}" is no id.`,
    'Use lower-case letters and digits, joined by - or _, starting with a letter; at most 80.',
  );
});

/** Ids separated by spaces, in the order in which they are to be shown. */
export const ids = reader({ type: 'list' }, (cell): string[] | Fault => {
  const list = cell.split(/\s+/).filter(Boolean);
  if (list.length === 0) return blank('a list of ids, separated by spaces');
  const before = new Set<string>();
  for (const one of list) {
    const read = id(one);
    if (read instanceof Fault) return read;
    if (before.has(one))
      return new Fault('constraint-error', `"${one}" stands twice in the list.`, 'Delete one.');
    before.add(one);
  }
  return list;
});

export function oneOf<const T extends string>(choices: readonly T[]): CellReader<T> {
  const known: ReadonlySet<string> = new Set(choices);
  const list = choices.join(', ');
  return reader({ type: 'string', choices }, (cell) =>
    known.has(cell)
      ? (cell as T)
      : new Fault(
          'constraint-error',
          `"${excerpt(cell)}" is none of the values this column has.`,
          `Write one of: ${list}.`,
        ),
  );
}

export const url = reader({ type: 'string', format: 'uri' }, (cell): string | Fault => {
  if (cell === '') return blank('an address');
  const parsed = URL.parse(cell);
  if (parsed?.protocol === 'https:' && !/[\s"'<>\\]/.test(cell)) return cell;
  return new Fault(
    'type-error',
    `"${excerpt(cell)}" is no https address.`,
    'Write it whole, from https:// on.',
  );
});

const SHA256 = /^[0-9a-f]{64}$/;

export const sha256 = reader({ type: 'string', pattern: SHA256.source }, (cell): string | Fault => {
  if (SHA256.test(cell)) return cell;
  return new Fault(
    'constraint-error',
    `"${excerpt(cell)}" is no SHA-256: it has 64 characters, 0-9 and a-f.`,
    'Run "npm run extract -- REPORT.txt": it prints the value.',
  );
});
