import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { projectSources, withChange } from '../support/data.ts';
import { inWords } from '../support/words.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const again = (text: string, options: Papa.UnparseConfig, change = (cell: string) => cell) =>
  Papa.unparse(
    Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data.map((row) => row.map(change)),
    options,
  );

/** Whole cells that are numbers with a point, and numbers that Excel shows in its own way: twelve digits and more. */
function decimalComma(cell: string): string {
  if (/^\d{12,}$/.test(cell)) return Number(cell).toExponential(2).replace('.', ',').toUpperCase();
  return /^\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell;
}

/** The same table as spreadsheet programs and editors save it, from its text: name → bytes. */
const ways: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': utf8,
  'UTF-8 with a BOM': (text) => utf8(`\ufeff${text}`),
  CRLF: (text) => utf8(text.replaceAll('\n', '\r\n')),
  'semicolons and decimal commas': (text) =>
    utf8(again(text, { delimiter: ';', newline: '\r\n' }, decimalComma)),
  tabs: (text) => utf8(again(text, { delimiter: '\t', newline: '\n' })),
  'everything in quotes': (text) => utf8(again(text, { quotes: true, newline: '\n' })),
  NFD: (text) => utf8(text.normalize('NFD')),
  'UTF-16, as Excel’s "Unicode text"': (text) =>
    Buffer.from(`\ufeff${again(text, { delimiter: '\t', newline: '\r\n' })}\r\n`, 'utf16le'),
  'UTF-16, its bytes the other way round': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

const sources = projectSources();
const expected = await readTables(sources);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The project's files, or others, each saved in another way. */
const saved = (save: (text: string) => Uint8Array, all = sources) =>
  all.map(({ file, bytes }) => ({ file, bytes: save(textOf(bytes)) }));

test.each(Object.entries(ways))(
  'saved as %s, all files together give the same collection',
  async (_, save) => {
    expect(await readTables(saved(save))).toEqual(expected);
  },
);

test('a number that can be read in two ways is a problem only where the comma parts decimals', async () => {
  const spoilt = withChange('units.csv', (text) => text.replace('fine,count,1,', 'fine,count,1.125,'));
  for (const [way, save] of Object.entries(ways)) {
    const { problems } = await readTables(saved(save, spoilt));
    const problem = { file: 'units.csv', line: 8, column: 'factor', fix: 'Write 1125 or 1.125.' };
    expect(problems.map(inWords)).toMatchObject(way === 'semicolons and decimal commas' ? [problem] : []);
  }
});
