import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deleteRow, History, insertRow, pasteCells, setCell } from '../../src/desk/edits.ts';
import { type Change, Workbook } from '../../src/desk/workbook.ts';
import { rowsOf } from './support.ts';

describe('an edit', () => {
  it('gives a row the cells that it lacks, and takes blank ones too many', () => {
    const rows = rowsOf('a,b,c\n1\n2,,,x');
    expect(setCell(rows, 1, 1, 'q')?.[1]).toEqual(['1', 'q', '']);
    expect(setCell(rows, 2, 3, ' ')?.[2]).toEqual(['2', '', '']);
    expect(setCell(rows, 2, 0, '2')).toBeUndefined();
  });

  it('pastes a block beyond the last row, but not beyond the last column', () => {
    const block = [
      ['x\r\ny', 'drop'],
      ['\u0000z', 'drop'],
    ];
    expect(pasteCells(rowsOf('a,b\n1,2'), 1, 1, block)).toEqual([
      ['a', 'b'],
      ['1', 'x\ny'],
      ['', 'z'],
    ]);
  });
});

it('whatever is done can be undone and done again, and a second workbook follows', () => {
  const row = fc.nat(6);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), row, column: fc.nat(4), text: fc.string() }),
    fc.record({ kind: fc.constant('insert' as const), row }),
    fc.record({ kind: fc.constant('delete' as const), row }),
    fc.record({ kind: fc.constant('file' as const), there: fc.boolean() }),
    fc.record({ kind: fc.constant('undo' as const) }),
    fc.record({ kind: fc.constant('redo' as const) }),
  );
  const content = { kind: 'rows' as const, rows: rowsOf('a,b\n1,2\n3\n4,5,6') };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const [page, worker] = [new Workbook(), new Workbook()];
      for (const one of [page, worker]) one.apply({ file: 'f', content });
      const history = new History(page);
      let undone = 0;
      for (const one of steps) {
        const rows = page.rows('f') ?? [];
        let changes: Change[] = [];
        if (one.kind === 'undo' || one.kind === 'redo') {
          changes = history[one.kind]()?.changes ?? [];
          undone += changes.length === 0 ? 0 : one.kind === 'undo' ? 1 : -1;
        } else {
          if (one.kind === 'file') changes = [{ file: 'f', content: one.there ? content : undefined }];
          else {
            const edits = { set: setCell, insert: insertRow, delete: deleteRow };
            const row = Math.min(one.row, rows.length - 1);
            const text = 'text' in one ? one.text : '';
            const edited = rows[row] && edits[one.kind](rows, row, 'column' in one ? one.column : 0, text);
            if (!edited) continue;
            // A step may be of several changes of one file.
            const again = { file: 'f', content: { kind: 'rows' as const, rows: insertRow(edited, 1) } };
            changes = [{ file: 'f', content: { kind: 'rows', rows: edited } }, again];
          }
          history.make(changes, { file: 'f', row: 0 });
          undone = 0;
        }
        for (const change of changes) worker.apply(change);
        expect(worker.get('f')).toEqual(page.get('f'));
        expect(history.redoSteps.length > 0).toBe(undone > 0);
      }
      while (history.undoSteps.length > 0) history.undo();
      expect(page.get('f')).toEqual(content);
    }),
  );
});
