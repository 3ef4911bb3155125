import { describe, expect, it } from 'vitest';
import { readRaw } from '../../src/csv/read.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a raw CSV', () => {
  it('keeps every row as it is, also blank ones and those of a wrong length', () => {
    const raw = readRaw({
      file: 'x.csv',
      bytes: bytesOf('\ufeffa;b\r\n1;2;3\r\n\r\n4\r\n" 5";"6\r\n7"\r\n;\r\n\r\n'),
    });
    expect(raw).toEqual({ kind: 'rows', rows: [['a', 'b'], ['1', '2', '3'], [''], ['4'], [' 5', '6\n7']] });
  });

  it('is text where its quotes do not pair, and neither where it is a workbook', () => {
    expect(readRaw({ file: 'x.csv', bytes: bytesOf('a,b\n"1,2\n') }).kind).toBe('text');
    expect(readRaw({ file: 'x.csv', bytes: new Uint8Array([0x54, 0xea, 0x6e, 0x0a, 0x61, 0x62]) })).toEqual({
      kind: 'text',
      text: 'T\ufffdn\nab',
    });
    expect(readRaw({ file: 'x.csv', bytes: bytesOf('PK\u0003\u0004\u0014\u0000\u0006') }).kind).toBe(
      'binary',
    );
  });
});
