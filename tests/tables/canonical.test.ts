import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/csv/text.ts';
import { canonicalCsv, isCanonical } from '../../src/tables/canonical.ts';
import { kindOf } from '../../src/tables/cells.ts';
import { schemas } from '../../src/tables/schemas/index.ts';
import { projectSources, tableOf } from '../support/data.ts';

const sources = projectSources();
const textOf = ({ bytes }: Source) => new TextDecoder().decode(bytes);
const sourceOf = (file: string, text: string): Source => ({ file, bytes: new TextEncoder().encode(text) });
const columns = (file: string) => Object.keys(schemas[tableOf(file)].shape);

/** The canonical form of a file; its problems as text where it has none. */
function canonical(source: Source): string {
  const result = canonicalCsv(source);
  return 'text' in result ? result.text : JSON.stringify(result.problems);
}

/** A file from some of its columns; the others are blank. */
function fileOf(file: string, rows: Record<string, string>[]): Source {
  const names = columns(file);
  const cells = rows.map((row) => names.map((name) => row[name] ?? ''));
  return sourceOf(file, Papa.unparse([names, ...cells]));
}

/** The cells of a column in the canonical form of such a file. */
function canonicalCells(file: string, column: string, rows: Record<string, string>[]): string[] {
  const { data } = Papa.parse<Record<string, string>>(canonical(fileOf(file, rows)), {
    header: true,
    delimiter: ',',
  });
  return data.slice(0, rows.length).map((row) => row[column] ?? '(missing)');
}

it.each(sources)('the project keeps $file in canonical form', (source) => {
  expect(canonical(source)).toBe(textOf(source));
  expect(isCanonical(source, textOf(source))).toBe(true);
  expect(isCanonical(sourceOf(source.file, `${textOf(source)}\n`), textOf(source))).toBe(false);
});

describe('cells', () => {
  it.each([
    ['1.25E+13', '12500000000000'],
    ['1,25E+13', '12500000000000'],
    ['0,50', '0.5'],
    ['110,000,000', '110000000'],
    ['11,00,00,000', '110000000'],
    ['110.000.000,5', '110000000.5'],
    ["110'000", '110000'],
    ['110 000,5', '110000.5'],
    ['\u22125', '-5'],
    ['64,000,000..66,000,000', '64000000..66000000'],
    ['.5', '0.5'],
    ['007', '7'],
    ['12.', '12'],
    ['-0', '0'],
    ['5e-3', '0.005'],
    [' 8 ', '8'],
    ['12345678901234567890.5', '12345678901234567890.5'],
    ['1e-400', '1e-400'],
    // What the reader refuses is for a person to decide.
    ['8,981', '8,981'],
    ['12 34', '12 34'],
    ['72 million', '72 million'],
    ['about  5', 'about  5'],
    ['', ''],
  ])('the number %j becomes %j', (cell, plain) => {
    expect(canonicalCells('observations/x.csv', 'value', [{ subject: 'a', value: cell }])).toEqual([plain]);
    expect(canonicalCells('seeds/x.csv', 'number', [{ id: 'x#1.1', number: cell }])).toEqual([plain]);
  });

  it('lists have single spaces, and keep their order', () => {
    const rows = [{ id: 'a', subjects: ' b  a\nc ', measures: 'B  a' }];
    expect(canonicalCells('charts.csv', 'subjects', rows)).toEqual(['b a c']);
    expect(canonicalCells('charts.csv', 'measures', rows)).toEqual(['B  a']);
  });

  it('texts stay as they are: spaces within, line breaks, formulas, what looks like a number', () => {
    for (const cell of ['a  b', 'one\ntwo', '007', '1.25E+13', 'x , "y"', '=1+1', "'quoted'"]) {
      expect(canonicalCells('charts.csv', 'title_en', [{ id: 'a', title_en: cell }])).toEqual([cell]);
      expect(canonicalCells('measures.csv', 'formula', [{ id: 'a', formula: cell }])).toEqual([cell]);
    }
  });
});

describe('rows', () => {
  it('of corrections stand by date, subject, measure and period, and else as they were', () => {
    const rows = [
      ['2025-02-01', 'b', 'm', '2024', 'fourth'],
      ['2025-02-01', 'a', 'n', '2024', 'second'],
      ['2025-02-01', 'b', 'm', '2024', 'fifth'],
      ['2025-02-01', 'b', 'm', '2023-12', 'third'],
      ['2025-01-31', 'z', 'z', '2024', 'first'],
    ].map(([date = '', subject = '', measure = '', period = '', before = '']) => {
      return { date, subject, measure, period, before };
    });
    const sorted = ['first', 'second', 'third', 'fourth', 'fifth'];
    expect(canonicalCells('corrections.csv', 'before', rows)).toEqual(sorted);
  });

  it('of evidence stand as in the text; those without a line come last, as they were', () => {
    const rows: Record<string, string>[] = [
      { id: 'x#2' },
      { id: 'x#10.1', line: '10', column: '3' },
      { id: 'x#9.2', line: '9', column: '20' },
      { id: 'x#1' },
      { id: 'x#9.3', line: '9', column: '3', phrase: 'b' },
      { id: 'x#9.1', line: '9', column: '3', phrase: 'a' },
    ];
    const ids = ['x#9.3', 'x#9.1', 'x#9.2', 'x#10.1', 'x#2', 'x#1'];
    expect(canonicalCells('seeds/x.csv', 'id', rows)).toEqual(ids);
  });
});

/** One canonical file, written in some other way that means the same. */
const rewritten = fc
  .record({
    source: fc.constantFrom(...sources),
    seed: fc.infiniteStream(fc.nat(1_000_000)),
    delimiter: fc.constantFrom(',', ';', '\t'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    quotes: fc.boolean(),
    form: fc.constantFrom('NFC', 'NFD'),
    bom: fc.boolean(),
    end: fc.constantFrom('', '\n', '\n\n \n', '\n"",\n'),
  })
  .map(({ source, seed, delimiter, newline, quotes, form, bom, end }) => {
    const pick = (below: number) => seed.next().value % below;
    const [names = [], ...rows] = Papa.parse<string[]>(textOf(source).trimEnd(), { delimiter: ',' }).data;
    const order = names.map((_, at) => [pick(1000), at] as const).toSorted(([a], [b]) => a - b);
    if (/^(?:seeds\/|corrections)/.test(source.file)) rows.sort(() => pick(3) - 1);
    const written = rows.map((cells) =>
      order.map(([, at]) => otherwise(source.file, names[at]!, cells[at]!, pick)),
    );
    const header = order.map(([, at]) => names[at]!);
    const text = Papa.unparse([header, ...written], { delimiter, newline, quotes });
    const tail = end.replaceAll(',', delimiter).replaceAll('\n', newline);
    return { source, saved: sourceOf(source.file, `${bom ? '\ufeff' : ''}${text.normalize(form)}${tail}`) };
  });

/** Another cell that means the same, by what its column holds. */
function otherwise(file: string, column: string, cell: string, pick: (below: number) => number): string {
  const shape: Record<string, Parameters<typeof kindOf>[0]> = schemas[tableOf(file)].shape;
  const { type } = kindOf(shape[column]!);
  const spaced = (text: string) => ' '.repeat(pick(3)) + text + ['', ' ', '\u00a0', '\n'][pick(4)];
  if (cell === '') return cell;
  if (type === 'list') return spaced(cell.replaceAll(' ', ['  ', '\n', ' \t'][pick(3)]!));
  if (type !== 'number') return spaced(cell);
  const value = Number(cell);
  const ways = [cell, `00${cell}`, value.toExponential(), value.toExponential().toUpperCase()];
  const point = ways[pick(ways.length)]!;
  // A comma before three digits and no more could part thousands: that is refused.
  const comma = point.replace('.', ',');
  return spaced(pick(2) === 0 || /^\d{1,3},\d{3}$/.test(comma) ? point : comma);
}

it('whatever way a file is written, its canonical form is the same', () => {
  fc.assert(
    fc.property(rewritten, ({ source, saved }) => {
      expect(canonical(saved)).toBe(textOf(source));
    }),
    { numRuns: 200, seed: 2024 },
  );
});
