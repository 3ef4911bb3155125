import { describe, expect, it } from 'vitest';
import { setCells } from '../../src/desk/workbook.ts';
import { cellsOf } from './support.ts';

describe('an edit', () => {
  it('gives a row the cells that it lacks, and takes blank ones too many', () => {
    const rows = cellsOf('a,b,c\n1\n2,,,x');
    expect(setCells(rows, 1, 1, [['q']])[1]).toEqual(['1', 'q', '']);
    expect(setCells(rows, 2, 3, [[' ']])[2]).toEqual(['2', '', '']);
  });

  it('pastes a block beyond the last row, but not beyond the last column', () => {
    const block = [
      ['x\r\ny', 'drop'],
      ['\u0000z', 'drop'],
    ];
    expect(setCells(cellsOf('a,b\n1,2'), 1, 1, block)).toEqual([
      ['a', 'b'],
      ['1', 'x\ny'],
      ['', 'z'],
    ]);
  });
});
