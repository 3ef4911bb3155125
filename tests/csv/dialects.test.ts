import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/csv/read.ts';
import { columnsOf, projectSources } from '../support/data.ts';

type Save = (text: string) => Uint8Array;
const utf8 = (text: string) => new TextEncoder().encode(text);
const again = (text: string, options: Papa.UnparseConfig) =>
  Papa.unparse(Papa.parse<string[]>(text, { skipEmptyLines: true }).data, options);

/** How spreadsheet programs save the same table. */
const dialects: Record<string, Save> = {
  'with a byte order mark': (text) => utf8(`\ufeff${text}`),
  'with CRLF': (text) => utf8(text.replaceAll('\n', '\r\n')),
  'with CR, as an old Mac': (text) => utf8(text.replaceAll('\n', '\r')),
  'with semicolons': (text) => utf8(again(text, { delimiter: ';', newline: '\r\n' })),
  'with tabs': (text) => utf8(again(text, { delimiter: '\t' })),
  'with everything in quotes': (text) => utf8(again(text, { quotes: true })),
  'in NFD': (text) => utf8(text.normalize('NFD')),
  'as UTF-16 "Unicode text"': (text) =>
    Buffer.from(`\ufeff${again(text, { delimiter: '\t', newline: '\r\n' })}`, 'utf16le'),
  'as UTF-16, its bytes the other way round': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'without a line end': (text) => utf8(text.trimEnd()),
  'with blank lines behind': (text) => utf8(`${text}\n\n \n`),
  'with rows of commas behind': (text) => utf8(`${text},,,\n,\n`),
};

describe.each(Object.keys(dialects))('a file saved %s', (name) => {
  const save = dialects[name] as Save;
  it.each(projectSources())('gives the rows of $file', (source) => {
    const columns = columnsOf(source.file);
    const expected = readCsv(source, columns);
    const { sheet, problems } = readCsv({ ...source, bytes: save(text(source.bytes)) }, columns);
    expect(problems).toEqual([]);
    expect(sheet.rows).toEqual(expected.sheet.rows);
    expect(sheet.lines).toEqual(expected.sheet.lines);
  });
});

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
