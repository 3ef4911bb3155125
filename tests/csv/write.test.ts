import { describe, expect, it, test } from 'vitest';
import { readRaw } from '../../src/csv/read.ts';
import { writeDownloadCsv } from '../../src/csv/text.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const write = (...cells: (string | number | null)[]) =>
  writeDownloadCsv(
    ['a', 'b'],
    cells.map((cell) => [cell, 'x']),
  );

test('CRLF after every record, a header, quotes only where needed (RFC 4180)', () => {
  const rows = [
    ['plain', 'a, b'],
    ['say "x"', null],
    ['two\nlines', 1.5],
  ];
  expect(writeDownloadCsv(['a', 'b'], rows)).toBe(
    'a,b\r\nplain,"a, b"\r\n"say ""x""",\r\n"two\nlines",1.5\r\n',
  );
});

test('a table without rows is its header; a byte-order mark only when asked for', () => {
  expect(writeDownloadCsv(['a', 'b'], [])).toBe('a,b\r\n');
  expect(writeDownloadCsv(['a'], [], { bom: true })).toBe('\ufeffa\r\n');
});

describe('formulas', () => {
  const ascii = ["=cmd|' /C calc'!A0", '@SUM(1)', '+1+1', '-1-1', '-', '+cmd', '-5%*2', '-1e5+A1', '-1\n=2'];
  it.each([...ascii, '\tx', '\rx', '\nx', '＝1', '＋1+1', '－a', '＠SUM'])(
    '%j is written as text',
    (cell) => {
      expect(write(cell)).toBe(`a,b\r\n"'${cell.replaceAll('"', '""')}",x\r\n`);
    },
  );

  it.each(['-1', '+5', '-5%', '+31%', '-1.5e3', '-12.500,5', '-.5', '76.5 million', 'a=b', '1-2', '#1'])(
    '%j stays',
    (cell) => {
      expect(write(cell)).toBe(`a,b\r\n${cell.includes(',') ? `"${cell}"` : cell},x\r\n`);
    },
  );

  it.each([-1, -1.5, 1e21, -1e-7, 12_500_000_000_000])('the number %d stays', (cell) => {
    expect(write(cell)).toBe(`a,b\r\n${cell},x\r\n`);
  });
});

describe('a raw CSV', () => {
  it('keeps every row as it is, also blank ones and those of a wrong length', () => {
    const bytes = encode('\ufeffa;b\r\n1;2;3\r\n\r\n4\r\n" 5";"6\r\n7"\r\n;\r\n\r\n');
    expect(readRaw({ file: 'x.csv', bytes })).toEqual({
      kind: 'rows',
      rows: [['a', 'b'], ['1', '2', '3'], [''], ['4'], [' 5', '6\n7']],
    });
  });

  it('is text where its quotes do not pair, and neither where it is a workbook', () => {
    const raw = (bytes: Uint8Array) => readRaw({ file: 'x.csv', bytes });
    expect(raw(encode('a,b\n"1,2\n')).kind).toBe('text');
    const text = { kind: 'text', text: 'T\ufffdn\nab' };
    expect(raw(new Uint8Array([0x54, 0xea, 0x6e, 0x0a, 0x61, 0x62]))).toEqual(text);
    expect(raw(encode('PK\u0003\u0004\u0014\u0000\u0006')).kind).toBe('binary');
  });
});
