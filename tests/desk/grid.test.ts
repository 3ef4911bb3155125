import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatTsv, nextPosition, parseTsv, tile } from '../../src/desk/browser/grid/model.ts';

it.each([
  ['a cell', 'x', 'x'],
  ['as Excel copies', 'a\tb\r\n1\t2\r\n', 'a,b|1,2'],
  ['line breaks and tabs in cells', '"a\nb"\t"c\td"\ne', 'a\nb,c\td|e'],
  ['quotation marks in such cells', '"say ""xin chào""\n!"\tb', 'say "xin chào"\n!,b'],
  ['quotation marks of the text itself', '"quoted"\t"half\tb "mid" c', '"quoted","half,b "mid" c'],
  ['prose that begins with a quotation', '"One\ntwo" he said', '"One|two" he said'],
  ['empty cells', '\t\n\n\tx', ',||,x'],
])('the text of the clipboard is read: %s', (_, text, cells) => {
  expect(parseTsv(text)).toEqual(cells.split('|').map((row) => row.split(',')));
});

it('the text of the clipboard is read as it was written, whatever the cells hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('"', '\t', '\n', 'a', 'ớ', ' ') });
  const block = fc.tuple(fc.array(cell, { minLength: 1, maxLength: 3 }), fc.array(cell, { minLength: 1 }));
  fc.assert(
    fc.property(block, ([row, column]) => {
      const cells = column.map((one) => [...row, one, 'end']);
      expect(parseTsv(formatTsv(cells))).toEqual(cells);
    }),
  );
});

it('a copied block fills a selection that is a multiple of it', () => {
  const cells = (text: string) => [...text].map((one) => [one]);
  const fill = (copied: string, rows: number) => tile(cells(copied), Array(rows).fill([3]));
  expect([fill('a', 3), fill('12', 4), fill('12', 3)]).toEqual(['aaa', '1212', '12'].map(cells));
  const wide = [[0, 1, 2, 3]];
  expect(tile([['a', 'b']], wide)).toEqual([['a', 'b', 'a', 'b']]);
});

type At = [row: number, column: number];
it.each<[key: string, hasCtrl: boolean, from: At, to: At | undefined]>([
  ['ArrowDown', true, [3, 3], [39, 3]],
  ['ArrowLeft', true, [3, 3], [3, 0]],
  ['Home', false, [3, 3], [3, 0]],
  ['End', false, [3, 3], [3, 6]],
  ['PageDown', false, [3, 3], [13, 3]],
  ['PageUp', false, [3, 3], [0, 3]],
  ['x', false, [3, 3], undefined],
  // Arrows reach the headers, and stop at the edges.
  ['ArrowUp', false, [-1, 3], [-1, 3]],
  ['ArrowRight', false, [39, 6], [39, 6]],
])('%s (with Ctrl: %s) at %j moves as in a spreadsheet', (key, hasCtrl, [row, column], to) => {
  const position = nextPosition(key, hasCtrl, { row, column }, { rows: 40, columns: 7 }, 10);
  expect(position && [position.row, position.column]).toEqual(to);
});
