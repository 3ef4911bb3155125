import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTsv, parseTsv } from '../../../src/client/desk/grid/clipboard.ts';
import { useGridStage } from './grid-stage.ts';

describe('the clipboard’s text', () => {
  test.each([
    ['a cell', 'x', [['x']]],
    [
      'what Excel copies',
      'a\tb\r\n1\t2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['line breaks and tabs in cells', '"a\nb"\t"c\td"\ne', [['a\nb', 'c\td'], ['e']]],
    ['quotation marks in such cells', '"say ""xin chào""\n!"\tb', [['say "xin chào"\n!', 'b']]],
    [
      'quotation marks of the text itself',
      '"quoted"\t"half\tb "mid" c',
      [['"quoted"', '"half', 'b "mid" c']],
    ],
    ['prose that begins with a quotation', '"One\ntwo" he said', [['"One'], ['two" he said']]],
    ['empty cells', '\t\n\n\tx', [['', ''], [''], ['', 'x']]],
  ])('%s', (_, text, cells) => expect(parseTsv(text)).toEqual(cells));

  test('reads every block as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', '\t', '\n', 'a', 'ớ', ' ') });
    const block = fc.tuple(fc.array(cell, { minLength: 1, maxLength: 3 }), fc.array(cell, { minLength: 1 }));
    fc.assert(
      fc.property(block, ([row, column]) => {
        const cells = column.map((one) => [...row, one, 'end']);
        expect(parseTsv(formatTsv(cells))).toEqual(cells);
      }),
    );
  });
});

describe('a block', () => {
  const stage = useGridStage();

  test('is chosen with Shift, copied, cut and emptied', async () => {
    const { page, calls, go, owner, press } = await stage.open();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await owner.evaluate((it) => it.set(2, 3, 'hai\ndòng "76,5"'));
    await go(1, 2);
    await press('Shift+ArrowDown Shift+ArrowRight Control+c');
    expect(await copied()).toBe('76499999\t76.5 million\n76499998\t"hai\ndòng ""76,5"""');
    expect(await page.getByRole('status').textContent()).toBe('2 × 2');
    expect(await page.locator('[role="gridcell"][aria-selected="true"]').count()).toBe(4);
    await press('Control+x');
    const emptied = [
      'paste',
      1,
      2,
      [
        ['', ''],
        ['', ''],
      ],
    ];
    expect(await calls()).toEqual([emptied]);
    await press('Delete');
    expect(await calls()).toEqual([emptied]);
    await press('ArrowDown');
    expect(await page.locator('[aria-selected="true"]').count()).toBe(0);

    // A head stands for its row or column, and Ctrl+A for all.
    await go(4, null);
    await press('Control+c');
    expect(await copied()).toMatch(/^zalo\t2023\t76499996\t76.5 million\t\t\t$/);
    await go(-1, 1);
    await press('Control+c');
    expect((await copied()).split('\n')).toHaveLength(40);
    await go(3, 3);
    await press('Control+a Control+c');
    expect((await copied()).split(/[\t\n]/)).toHaveLength(40 * 7);
  });

  test('is pasted where one is, beyond the last row too, and fills what is chosen', async () => {
    const { page, at, calls, complaints, go, press } = await stage.open('?rows=6');
    const copy = (text: string) => page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await copy('a\tb\r\nc\td\r\n');
    await go(5, 2);
    await press('Control+v');
    expect(await calls()).toEqual([
      [
        'paste',
        5,
        2,
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ],
    ]);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('8');
    expect(await at()).toEqual([5, 2]);
    expect(await page.locator('[role="gridcell"][aria-selected="true"]').count()).toBe(4);

    await copy('=HYPERLINK("x")');
    await go(0, 4);
    await press('Shift+ArrowDown Shift+ArrowDown Control+v');
    const one = ['=HYPERLINK("x")'];
    expect(await calls()).toEqual([['paste', 0, 4, [one, one, one]]]);
    // Twice as many rows as were copied are filled twice; three are not.
    await copy('1\n2');
    await go(0, 4);
    await press('Shift+ArrowDown Shift+ArrowDown Shift+ArrowDown Control+v');
    await go(0, 4);
    await press('Shift+ArrowDown Shift+ArrowDown Control+v');
    const [twice, once] = await calls();
    expect(twice).toEqual(['paste', 0, 4, [['1'], ['2'], ['1'], ['2']]]);
    expect(once).toEqual(['paste', 0, 4, [['1'], ['2']]]);

    // In a cell that is edited it is text like any other; so it is elsewhere in the page.
    await press('F2 Control+v Enter');
    expect(await calls()).toEqual([['edit', 0, 4, '11\n2']]);
    await page.getByRole('link', { name: 'After' }).focus();
    await press('Control+v Control+c');
    expect(await calls()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
