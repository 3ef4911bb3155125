import { settledBy } from '../figures/settled.ts';
import type { Locale } from '../i18n/locales.ts';
import { hasScale } from './beside.ts';
import { type Find, scanLine } from './scan.ts';

/** The columns of an evidence CSV, in order. See the schema for what each holds. */
export const evidenceColumns = [
  'id',
  'line',
  'column',
  'phrase',
  'number',
  'unit',
  'qualifier',
  'role',
  // Up to three words next to a figure, as printed: they are shown with it, and a link finds its place by them.
  'before',
  'after',
  // What the words around the figure name, as ids; blank where they leave a doubt.
  'subject',
  'measure',
  'period',
  // Which of the three an editor has confirmed to be otherwise in the observation.
  'confirmed',
] as const;

/** One row of an evidence CSV, as text: a figure's place in a report. */
export type EvidenceCells = Record<(typeof evidenceColumns)[number], string>;

const BLANK = Object.fromEntries(evidenceColumns.map((name) => [name, ''])) as EvidenceCells;

/**
 * Every figure of a report's text as evidence rows, in the order of the text.
 * Lines and columns count from 1; columns count Unicode characters of the text in NFC.
 * @param currency the currency of the site's settings
 */
export function extractEvidence(
  report: string,
  text: string,
  locale: Locale,
  currency?: string,
): EvidenceCells[] {
  const settled = settledBy(text, locale, currency);
  let isScaled = false;
  return textLines(text).flatMap((line, index) => {
    // A heading holds for the table below it, up to the end of a sentence.
    isScaled = hasScale(line, locale) || (isScaled && !/[.!?]["”’)]*\s*$/.test(line));
    let [characters, counted, figure] = [0, 0, 0];
    const finds = scanLine(line, locale, { ...settled, isScaled });
    const figures = finds.filter(({ role }) => role === 'figure');
    return finds.map((find, nth) => {
      characters += [...line.slice(counted, find.start)].length;
      counted = find.start;
      const at = find.role === 'figure' ? figure++ : -1;
      return {
        ...BLANK,
        id: `${report}#${index + 1}.${nth + 1}`,
        line: String(index + 1),
        column: String(characters + 1),
        phrase: find.phrase,
        number: find.number,
        unit: find.unit,
        qualifier: find.qualifier ?? '',
        role: find.role,
        ...(at >= 0 && wordsBeside(line, find, figures[at - 1], figures[at + 1])),
      };
    });
  });
}

/** Characters in which the words next to a figure must stand. */
const BESIDE = 100;

/** The words next to a figure: of its sentence, and of no other figure. */
function wordsBeside(line: string, find: Find, last: Find | undefined, next: Find | undefined) {
  const endOf = (one: Find | undefined) => (one ? one.start + one.phrase.length : 0);
  const [start, end] = [find.start, endOf(find)];
  const before = line
    .slice(Math.max(start - BESIDE, endOf(last)), start)
    .replace(/^.*[.!?;…]["”’)]*\s/su, '')
    .replace(/[\s("“‘[]+$/, '');
  const after = line.slice(end, Math.min(end + BESIDE, next?.start ?? line.length));
  return {
    before: /(?<=^|\s)[\p{L}\p{N}]\S*(?:\s+\S+){0,2}$/u.exec(before)?.[0].replace(/\s+/g, ' ') ?? '',
    after: /^(?: [\p{L}\p{M}\p{N}'’-]+(?![^\s\p{P}])){1,3}/u.exec(after)?.[0].trim() ?? '',
  };
}

/** How many characters each line of a report's text has, as reports.csv holds it. */
export function lineLengths(text: string): string {
  return textLines(text)
    .map((line) => [...line].length)
    .join(' ');
}

/** A row of an evidence CSV by its columns; those that the file lacks are blank. */
export function toEvidenceCells(labels: readonly string[], cells: readonly string[]): EvidenceCells {
  const row = Object.fromEntries(evidenceColumns.map((name) => [name, cells[labels.indexOf(name)] ?? '']));
  return row as unknown as EvidenceCells;
}

/** A report's text as lines in NFC, without a BOM. */
export function textLines(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .normalize('NFC')
    .split(/\r\n|\r|\n/);
}

/**
 * A fresh extraction with what an editor decided by hand in the previous one:
 * roles, with the reading of a figure that was context; and rows for figures that extraction does not find, as long as their phrase stands at their line and column;
 * rows that are cited and not located stay at the end.
 * A row is the same when its phrase is, and it is the same one of that phrase's occurrences.
 */
export function keepHandEdits(
  fresh: EvidenceCells[],
  previous: EvidenceCells[],
  text: string,
): EvidenceCells[] {
  const cited = previous.filter(isCited);
  const left = new Map(keyed(previous.filter((row) => !isCited(row))));
  const kept = [...keyed(fresh)].map(([key, row]) => {
    const before = left.get(key);
    left.delete(key);
    return before ? decided(row, before) : row;
  });
  const lines = textLines(text);
  const taken = new Set(kept.map((row) => row.id));
  const added = [...left.values()].filter((row) => !taken.has(row.id) && standsAt(row, lines));
  const located = [...kept, ...added].toSorted(
    (a, b) => Number(a.line) - Number(b.line) || Number(a.column) - Number(b.column),
  );
  return [...located, ...cited];
}

/** A fresh row with the role and confirmations of the one before, and with its number where extraction gives none for certain. */
function decided(
  fresh: EvidenceCells,
  { role, number, unit, qualifier, before, after, confirmed }: EvidenceCells,
): EvidenceCells {
  return role === 'context' || (fresh.qualifier !== '' && fresh.number !== '')
    ? { ...fresh, role, confirmed }
    : { ...fresh, role, number, unit, qualifier, before, after, confirmed };
}

/** A row that only an editor can have written: a figure that stands in the report but not in its text file. */
const isCited = ({ line }: EvidenceCells) => line === '';

function* keyed(rows: EvidenceCells[]): Generator<[string, EvidenceCells]> {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const nth = seen.get(row.phrase) ?? 0;
    seen.set(row.phrase, nth + 1);
    yield [`${row.phrase}\n${nth}`, row];
  }
}

function standsAt(row: EvidenceCells, lines: string[]): boolean {
  const characters = [...(lines[Number(row.line) - 1] ?? '')].slice(Number(row.column) - 1);
  return row.phrase !== '' && characters.join('').startsWith(row.phrase);
}
