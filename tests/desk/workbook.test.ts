import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRaw } from '../../src/csv/read.ts';
import { deleteRow, History, insertRow, pasteCells, setCell } from '../../src/desk/edits.ts';
import { type Change, contentOf, packRows, Sheet, Workbook } from '../../src/desk/sheet.ts';
import { bytesOf } from './support.ts';

const rowsOf = (sheet: Sheet) => Array.from({ length: sheet.rowCount }, (_, at) => [...sheet.row(at)]);
const sheetOf = (...rows: string[][]) => new Sheet(packRows(rows));
const rowsAfter = (sheet: Sheet, change: Change | undefined) => {
  if (change?.kind === 'rows') sheet.splice(change.at, change.removed, change.rows);
  return rowsOf(sheet);
};

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

describe('a sheet', () => {
  it('gives a row that is touched the cells that it lacks, and takes blank ones too many', () => {
    const sheet = sheetOf(['a', 'b', 'c'], ['1'], ['2', '', '', 'x']);
    expect(rowsAfter(sheet, setCell('f', sheet, 1, 1, 'q'))[1]).toEqual(['1', 'q', '']);
    expect(rowsAfter(sheet, setCell('f', sheet, 2, 3, ' '))[2]).toEqual(['2', '', '']);
    expect(setCell('f', sheet, 2, 0, '2')).toBeUndefined();
  });

  it('takes a block that reaches beyond its last row, and none beyond its last column', () => {
    const sheet = sheetOf(['a', 'b'], ['1', '2']);
    const block = [
      ['x\r\ny', 'drop'],
      ['\u0000z', 'drop'],
    ];
    expect(rowsAfter(sheet, pasteCells('f', sheet, 1, 1, block))).toEqual([
      ['a', 'b'],
      ['1', 'x\ny'],
      ['', 'z'],
    ]);
  });
});

it('whatever is done can be undone and done again, and a second workbook follows', () => {
  const place = fc.nat(6);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), row: place, column: fc.nat(4), text: fc.string() }),
    fc.record({ kind: fc.constant('insert' as const), row: place }),
    fc.record({ kind: fc.constant('delete' as const), row: place }),
    fc.record({ kind: fc.constant('file' as const), there: fc.boolean() }),
    fc.record({ kind: fc.constant('undo' as const) }),
    fc.record({ kind: fc.constant('redo' as const) }),
  );
  const start = packRows([['a', 'b'], ['1', '2'], ['3'], ['4', '5', '6']]);
  const content = { kind: 'rows' as const, packed: start };
  const packed = (workbook: Workbook) => {
    const book = workbook.get('f');
    return book && contentOf(book);
  };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const [page, worker] = [new Workbook(), new Workbook()];
      for (const one of [page, worker]) one.apply({ kind: 'file', file: 'f', content });
      const history = new History(page);
      let undone = 0;
      for (const one of steps) {
        const sheet = page.sheet('f');
        let changes: readonly Change[] = [];
        if (one.kind === 'undo' || one.kind === 'redo') {
          changes = history[one.kind]()?.changes ?? [];
          undone += changes.length === 0 ? 0 : one.kind === 'undo' ? 1 : -1;
        } else {
          const change: Change | undefined =
            one.kind === 'file'
              ? { kind: 'file', file: 'f', content: one.there ? content : undefined }
              : sheet &&
                { set: setCell, insert: insertRow, delete: deleteRow }[one.kind](
                  'f',
                  sheet,
                  one.row,
                  'column' in one ? one.column : 0,
                  'text' in one ? one.text : '',
                );
          if (!change) continue;
          // A step may be of several changes, of which one builds on the other.
          changes = [change, ...(one.kind === 'set' ? [insertRow('f', sheetOf(['a'], ['b']), 0)] : [])];
          history.make([...changes], { file: 'f', row: 0, column: null });
          undone = 0;
        }
        for (const change of changes) worker.apply(change);
        expect(packed(worker)).toEqual(packed(page));
        expect(history.canRedo).toBe(undone > 0);
      }
      while (history.canUndo) history.undo();
      expect(packed(page)).toEqual(content);
    }),
  );
});
