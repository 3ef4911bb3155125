import { describe, expect, test } from 'vitest';
import { useGridStage } from './grid-stage.ts';

const stage = useGridStage();

describe('moving', () => {
  test('keys lead where they do in spreadsheets', async () => {
    const { at, go, press, calls } = await stage.open();
    const ways: [keys: string, to: [number, number]][] = [
      ['ArrowRight ArrowDown ArrowDown', [3, 2]],
      ['ArrowLeft ArrowUp', [0, 0]],
      ['ArrowLeft ArrowLeft ArrowLeft', [1, -1]],
      ['ArrowUp ArrowUp ArrowUp', [-1, 1]],
      ['End', [1, 6]],
      ['End Home', [1, 0]],
      ['Control+End', [39, 6]],
      ['Control+End ArrowRight ArrowDown', [39, 6]],
      ['Control+End Control+Home', [0, 0]],
      ['Control+ArrowDown Control+ArrowRight', [39, 6]],
      ['PageDown PageDown PageDown PageUp PageUp PageUp', [0, 1]],
    ];
    for (const [keys, to] of ways) {
      await go(1, 1);
      await press(keys);
      expect(await at(), keys).toEqual(to);
    }
    expect(await calls()).toEqual([]);
  });

  test('a page down shows the row that was the last one, or the next, as the first', async () => {
    const { page, at, go, press } = await stage.open();
    await go(0, 0);
    await press('PageDown PageDown');
    const [row = 0] = (await at()) ?? [];
    const whole = await page.locator('.grid-scroll').evaluate((one) => one.clientHeight);
    const height = await page.locator('.grid-head').evaluate((one) => one.clientHeight);
    expect(row).toBe(2 * (Math.floor(whole / height) - 2));
  });

  test('Tab comes into the current cell, and leaves the grid', async () => {
    const { page, at, press } = await stage.open();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await press('Tab Tab Tab Tab');
    expect(await at()).toEqual([0, 0]);
    await press('ArrowDown ArrowRight Tab');
    expect(await focused()).toBe('After');
    await press('Shift+Tab');
    expect(await at()).toEqual([1, 1]);
    await press('Shift+Tab');
    expect(await focused()).toBe('Delete this row');
    // A screen reader may put the focus on any cell.
    await page.locator('[aria-rowindex="5"] > [aria-colindex="3"]').focus();
    expect(await at()).toEqual([3, 1]);
    expect(await page.locator('.grid-field:focus').inputValue()).toBe('2024');
    // One stop, wherever it is.
    for (const row of [-1, 3]) {
      await page.evaluate(`owner.grid.reveal(${row}, 2, false)`);
      expect(await page.locator('.grid-scroll [tabindex="0"], .grid-field').count()).toBe(1);
    }
  });

  test('the mouse', async () => {
    const { page, at, press } = await stage.open();
    const cell = (row: number, column: number) =>
      page.locator(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 2}"]`);
    const chosen = () => page.locator('[role="gridcell"][aria-selected="true"]').count();
    await cell(2, 1).click();
    expect(await at()).toEqual([2, 1]);
    await cell(3, 2).click({ modifiers: ['Shift'] });
    expect(await chosen()).toBe(4);
    await cell(5, 0).hover();
    await page.mouse.down();
    await cell(6, 2).hover();
    await cell(7, 2).hover();
    await page.mouse.up();
    await cell(9, 3).hover();
    expect(await chosen()).toBe(9);
    await cell(0, 3).dblclick();
    await page.keyboard.type('!');
    await cell(1, 3).click();
    expect(await cell(0, 3).textContent()).toBe('76.5 million!edited');

    // Its column's head chooses a column; the handle there, and keys, make it wider.
    await cell(-1, 1).click({ position: { x: 20, y: 10 } });
    expect(
      await page.locator('.grid-body [aria-colindex="3"][aria-selected="true"]').count(),
    ).toBeGreaterThan(15);
    const width = () => cell(4, 1).evaluate((one) => one.getBoundingClientRect().width);
    const before = await width();
    await press('+ + -');
    expect(await width()).toBe(before + 16);
    await cell(-1, 1).locator('.grid-resize').hover();
    await page.mouse.down();
    await page.mouse.move(0, 300);
    await page.mouse.up();
    expect(await width()).toBeLessThan(before);
    await cell(-1, 1).locator('.grid-resize').dblclick();
    expect(await width()).toBe(before);
  });

  test('a finger makes a cell the current one, and opens it with a second tap', async () => {
    const { page, at } = await stage.open('', { hasTouch: true, isMobile: true });
    const cell = page.locator('[aria-rowindex="4"] > [aria-colindex="5"]');
    await cell.tap();
    expect(await at()).toEqual([2, 3]);
    expect(await page.locator('.grid-field').getAttribute('inputmode')).toBe('none');
    // The keyboard comes up when a field gets the focus, not when it has it already.
    const focused = page.evaluate(
      () =>
        new Promise((resolve) => document.addEventListener('focusin', () => resolve(true), { once: true })),
    );
    await cell.tap();
    expect(await focused).toBe(true);
    expect(await page.locator('.is-open > .grid-field:focus').getAttribute('inputmode')).toBeNull();
    await page.locator('[aria-rowindex="5"] > [aria-colindex="5"]').tap();
    expect(await page.locator('.is-open').count()).toBe(0);
    expect(await at()).toEqual([3, 3]);
  });
});

describe('editing', () => {
  test('begins with Enter, F2 or a letter, and ends with Enter or Tab', async () => {
    const { page, at, calls, go, owner, press } = await stage.open();
    const ways: [start: string, text: string, end: string, expected: string, to: [number, number]][] = [
      ['Enter', 'x', 'Enter', '2023x', [2, 1]],
      ['F2', 'x', 'Shift+Enter', '2023x', [0, 1]],
      ['F2', 'x', 'Tab', '2023x', [1, 2]],
      ['F2', 'x', 'Shift+Tab', '2023x', [1, 0]],
      ['F2', 'xy', 'ArrowLeft Backspace Home Delete Enter', '023y', [2, 1]],
      // Typing replaces what was there.
      ['', 'Đầu năm', 'Enter', 'Đầu năm', [2, 1]],
      ['Delete', '', '', '', [1, 1]],
      ['Backspace', '', '', '', [1, 1]],
    ];
    for (const [start, text, end, expected, to] of ways) {
      await owner.evaluate((it) => it.set(1, 1, '2023'));
      await go(1, 1);
      if (start) await press(start);
      await page.keyboard.type(text);
      if (end) await press(end);
      expect(await calls(), start).toEqual([['edit', 1, 1, expected]]);
      expect(await at(), start).toEqual(to);
    }
    await go(1, 1);
    await press('F2');
    expect(await page.locator('.is-open > .grid-field').inputValue()).toBe('');
  });

  test('what was not changed, or was given up, is not told', async () => {
    const { page, at, calls, go, owner, press } = await stage.open();
    // Inputs would turn its line breaks into their own, or lose them.
    await owner.evaluate((it) => it.set(1, 0, 'a\r\nb'));
    for (const column of [0, 1]) {
      await go(1, column);
      await press('F2 Enter');
      await go(1, column);
      await page.keyboard.type('thôi');
      await press('Escape');
      expect(await at()).toEqual([1, column]);
    }
    expect(await calls()).toEqual([]);
    expect(await owner.evaluate((it) => [it.cell(1, 0), it.cell(1, 1)])).toEqual(['a\r\nb', '2023']);
  });

  test('cells may hold line breaks, and text is text', async () => {
    const { page, calls, complaints, go, press } = await stage.open();
    await go(2, 3);
    await page.keyboard.type('<img src=x onerror="alert(1)">');
    await press('Alt+Enter');
    await page.keyboard.type('=1+1');
    await press('Enter');
    expect(await calls()).toEqual([['edit', 2, 3, '<img src=x onerror="alert(1)">\n=1+1']]);
    expect(await page.locator('.grid-scroll img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a long text is seen whole while it is edited, within the grid', async () => {
    const { page, go, press, owner } = await stage.open('', { viewport: { width: 320, height: 640 } });
    await owner.evaluate((it) => it.set(39, 5, 'Số liệu cuối tháng. '.repeat(20)));
    await go(39, 5);
    await press('F2');
    const { field, view, lines, head, hidden } = await page.evaluate(() => {
      const box = (name: string) => document.querySelector(name)!.getBoundingClientRect().toJSON();
      const field = document.querySelector('.grid-field')!;
      return {
        field: box('.grid-field'),
        view: box('.grid-scroll'),
        head: box('.grid-head'),
        lines: box('.grid-head > :first-child'),
        hidden: field.scrollHeight - field.clientHeight,
      };
    });
    expect(hidden).toBe(0);
    expect(field.top).toBeGreaterThanOrEqual(head.bottom);
    expect(field.left).toBeGreaterThanOrEqual(lines.right);
    expect(field.right).toBeLessThanOrEqual(view.right);
    expect(field.bottom).toBeLessThanOrEqual(view.bottom);
  });

  test('is done when the focus goes elsewhere; a text that comes anew meanwhile does not disturb it', async () => {
    const { page, calls, go, owner } = await stage.open();
    await go(1, 3);
    await page.keyboard.type('78 tr');
    await owner.evaluate((it) => it.set(1, 3, 'from elsewhere'));
    await page.keyboard.type('iệu');
    await page.getByRole('link', { name: 'After' }).focus();
    expect(await calls()).toEqual([['edit', 1, 3, '78 triệu']]);
    expect(await page.locator('.is-open').count()).toBe(0);
  });

  test('choices are offered, and other texts taken', async () => {
    const { page, calls, go, press } = await stage.open();
    await go(1, 0);
    const list = await page.locator('.grid-field').getAttribute('list');
    expect(
      await page
        .locator(`#${list} option`)
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)),
    ).toEqual(['zalo', 'tiktok', 'báo chí']);
    await page.keyboard.type('viber');
    await press('Enter');
    expect(await calls()).toEqual([['edit', 1, 0, 'viber']]);
  });

  test('an input method composes from the first letter on, and its Enter ends the word only', async () => {
    const { page, calls, go, press } = await stage.open();
    const cdp = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await go(1, 3);
    for (const text of ['d', 'đ', 'đo', 'đô', 'đôi']) await compose(text);
    expect(await page.locator('.is-open > .grid-field').inputValue()).toBe('đôi');
    // Chromium says isComposing; Safari ends the composition first, and says 229.
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 13,
    });
    expect(await calls()).toEqual([]);
    await cdp.send('Input.insertText', { text: 'đôi' });
    await page.locator('.grid-field').dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    expect(await page.locator('.is-open > .grid-field').inputValue()).toBe('đôi');
    expect(await calls()).toEqual([]);
    await press('Enter');
    expect(await calls()).toEqual([['edit', 1, 3, 'đôi']]);

    // Unikey takes the letter back, and types another.
    await go(2, 3);
    await page.keyboard.type('d');
    await press('Backspace');
    await page.keyboard.insertText('đ');
    await press('Enter');
    expect(await calls()).toEqual([['edit', 2, 3, 'đ']]);
  });

  test('rows come and go, and all can be undone', async () => {
    const { page, at, calls, go, press } = await stage.open('?rows=3');
    await go(1, 2);
    await press('Control+Enter');
    expect(await at()).toEqual([2, 2]);
    await press('Control+Delete Control+z Control+Shift+Z Control+y');
    expect(await calls()).toEqual([['insert', 1], ['delete', 2], ['undo'], ['redo'], ['redo']]);
    await page.getByRole('button', { name: 'Insert a row below' }).click();
    expect(await at()).toEqual([3, 2]);
    await page.getByRole('button', { name: 'Delete this row' }).click();
    expect(await calls()).toEqual([
      ['insert', 2],
      ['delete', 3],
    ]);

    // The last row is deleted below the focus; then every row.
    await go(3, 2);
    await press('Control+Backspace');
    expect(await at()).toEqual([2, 2]);
    await press('Control+Backspace Control+Backspace Control+Backspace');
    expect(await at()).toEqual([-1, 2]);
    await press('Control+Backspace Control+Enter');
    expect(await at()).toEqual([0, 2]);
  });
});
