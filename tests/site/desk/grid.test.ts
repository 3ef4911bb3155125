import type { Page } from 'playwright-core';
import { afterAll, expect, inject, test, vi } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { type GridPosition, openGrid, show, stateOf } from './open.ts';

const site = inject('site');
const browser = await launchBrowser();
afterAll(() => browser.close());
const boxOf = (page: Page, name: string): Promise<DOMRect> =>
  page.locator(name).evaluate((one) => one.getBoundingClientRect().toJSON());
/** One page for all tests but that of touch: a new one reads and checks all data again. */
let shared: ReturnType<typeof openGrid> | undefined;
async function open({ rows = 40, width = 1280, height = 900, forcedColors = false } = {}) {
  shared ??= openGrid(browser, `${site.url}desk/`);
  const grid = await shared;
  await grid.page.setViewportSize({ width, height });
  await grid.page.emulateMedia({ forcedColors: forcedColors ? 'active' : 'none' });
  await grid.page.evaluate(() => scrollTo(0, 0));
  await grid.fill(rows);
  return grid;
}

test('moving by keys; Tab leaves the grid and comes back to the same cell', async () => {
  const { page, cell, focused, press } = await open();
  await cell(1, 1).click();
  for (const [keys, to] of [
    ['ArrowDown ArrowRight', [2, 2]],
    ['Control+End', [39, 7]],
    ['Control+Home ArrowUp ArrowRight', [-1, 1]],
    ['ArrowDown Home ArrowLeft', [0, -1]],
    ['ArrowRight ArrowDown', [1, 0]],
  ] as const) {
    await press(keys);
    expect(await focused(), keys).toEqual(to);
    // One stop in the tab order, wherever it is.
    expect(await page.locator('.grid-scroll [tabindex="0"], .grid-field').count()).toBe(1);
  }
  await press('Tab');
  expect(await focused()).toBeUndefined();
  await press('Shift+Tab');
  expect(await focused()).toEqual([1, 0]);
  await press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Delete the row');
  // A screen reader may put the focus on any cell.
  await cell(3, 2).focus();
  expect(await focused()).toEqual([3, 2]);
  expect(await page.locator('.grid-field:focus').inputValue()).toBe('2024');
});

test('moving and selecting by the mouse, which also opens cells and widens columns', async () => {
  const { page, cell, text, focused, selected, press } = await open();
  await cell(2, 1).click();
  expect(await focused()).toEqual([2, 1]);
  await cell(3, 2).click({ modifiers: ['Shift'] });
  expect(await selected()).toBe(4);
  await cell(5, 0).hover();
  await page.mouse.down();
  await cell(6, 2).hover();
  await cell(7, 2).hover();
  await page.mouse.up();
  await cell(9, 3).hover();
  expect(await selected()).toBe(9);
  await cell(0, 2).dblclick();
  await page.keyboard.type('!');
  await cell(1, 2).click();
  expect(await text(0, 2)).toBe('2024!');

  await cell(-1, 2).click({ position: { x: 20, y: 10 } });
  expect(await selected()).toBeGreaterThan(15);
  const width = () => cell(4, 0).evaluate((one) => one.getBoundingClientRect().width);
  const before = await width();
  await cell(4, 0).click();
  await page.keyboard.type('x'.repeat(60));
  await press('Enter');
  const most = await width();
  expect(most).toBeGreaterThan(before);
  await cell(-1, 0).dblclick();
  expect(await width()).toBeGreaterThan(most);
  await press('Enter');
  expect(await width()).toBe(most);
});

test('by touch: a first tap selects, a second opens the cell and the keyboard', async () => {
  const { page, cell, focused, fill } = await openGrid(browser, `${site.url}desk/`, {
    hasTouch: true,
    isMobile: true,
  });
  await fill();
  await cell(2, 2).tap();
  expect(await focused()).toEqual([2, 2]);
  expect(await page.locator('.grid-field').getAttribute('inputmode')).toBe('none');
  // Touch keyboards come up only when an input gets the focus.
  const gotFocus = page.evaluate(
    () => new Promise((done) => document.addEventListener('focusin', () => done(true), { once: true })),
  );
  await cell(2, 2).tap();
  expect(await gotFocus).toBe(true);
  expect(await page.locator('.is-open > .grid-field:focus').getAttribute('inputmode')).toBeNull();
  // The note may cover the row below.
  await cell(1, 2).tap();
  expect(await page.locator('.is-open').count()).toBe(0);
  expect(await focused()).toEqual([1, 2]);
});

test('editing begins with Enter, F2 or a letter, ends with Enter or Tab, and is undone', async () => {
  const { page, cell, text, focused, press } = await open();
  const edits: [begin: string, typed: string, end: string, expected: string, to: GridPosition][] = [
    ['Enter', 'x', 'Enter', '2024x', [2, 2]],
    ['F2', 'x', 'Shift+Enter', '2024x', [0, 2]],
    ['F2', 'x', 'Tab', '2024x', [1, 3]],
    ['F2', 'x', 'Shift+Tab', '2024x', [1, 1]],
    ['F2', 'xy', 'ArrowLeft Backspace Home Delete Enter', '024y', [2, 2]],
    ['', 'Đầu năm', 'Enter', 'Đầu năm', [2, 2]],
    ['Delete', '', '', '', [1, 2]],
    ['Backspace', '', '', '', [1, 2]],
  ];
  await cell(1, 2).click();
  for (const [begin, typed, end, expected, to] of edits) {
    if (begin) await press(begin);
    await page.keyboard.type(typed);
    if (end) await press(end);
    expect(await text(1, 2), begin).toBe(expected);
    expect(await focused(), begin).toEqual(to);
    await press('Control+z');
    expect(await text(1, 2)).toBe('2024');
    expect(await focused()).toEqual([1, 2]);
  }
  await press('Control+Shift+Z');
  expect(await text(1, 2)).toBe('');
});

test('editing changes nothing if the text is the same, or after Escape; line breaks stay', async () => {
  const { page, cell, text, press } = await open();
  await cell(1, 4).click();
  await page.keyboard.type('một');
  await press('Alt+Enter');
  await page.keyboard.type('hai');
  await press('Enter');
  // The cell of choices is an <input>, which would lose line breaks.
  await cell(1, 0).click();
  const list = await page.locator('.grid-field').getAttribute('list');
  expect(await page.locator(`#${list} option`).allTextContents()).toContain('tiktok');
  await page.evaluate(() => navigator.clipboard.writeText('"a\nb"'));
  await press('Control+v F2 Enter');
  await cell(1, 4).click();
  await press('F2 Enter');
  await cell(1, 4).click();
  await page.keyboard.type('thôi');
  await press('Escape');
  expect(await text(1, 4)).toBe('một\nhai');
  // There were only two steps.
  await press('Control+z');
  expect([await text(1, 0), await text(1, 4)]).toEqual(['zalo', 'một\nhai']);
  await press('Control+z');
  expect(await text(1, 4)).toBe('1 million');
});

test('an open cell shows a long text whole, within the grid and clear of its headers', async () => {
  const { page, cell, press } = await open({ width: 320, height: 640 });
  await cell(0, 0).click();
  await press('Control+End');
  await page.keyboard.insertText('Số liệu cuối tháng. '.repeat(20));
  const field = await boxOf(page, '.grid-field');
  const view = await boxOf(page, '.grid-scroll');
  const head = await boxOf(page, '.grid-head');
  const lines = await boxOf(page, '.grid-head > :first-child');
  const hidden = await page
    .locator('.grid-field')
    .evaluate((field) => field.scrollHeight - field.clientHeight);
  expect(hidden).toBe(0);
  expect(field.top).toBeGreaterThanOrEqual(head.bottom);
  expect(field.left).toBeGreaterThanOrEqual(lines.right);
  expect(field.right).toBeLessThanOrEqual(view.right);
  expect(field.bottom).toBeLessThanOrEqual(view.bottom);
});

test('editing is not disturbed by the end of a check, and is done when the focus leaves', async () => {
  const { page, cell, text, press } = await open();
  const before = await stateOf(page);
  await cell(1, 3).click();
  await page.keyboard.type('wrong');
  await press('Enter');
  await page.keyboard.type('78 tr');
  await expect.poll(() => stateOf(page)).not.toBe(before);
  await page.keyboard.type('iệu');
  await page.locator('#desk-name').click();
  expect(await page.locator('.is-open').count()).toBe(0);
  expect(await text(2, 3)).toBe('78 triệu');
});

test('editing begins with the first letter of an input method, whose Enter ends the word only', async () => {
  const { page, cell, text, press } = await open();
  const cdp = await page.context().newCDPSession(page);
  await cell(1, 4).click();
  for (const text of ['d', 'đ', 'đo', 'đô', 'đôi'])
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  const field = page.locator('.is-open > .grid-field');
  expect(await field.inputValue()).toBe('đôi');
  // Chromium sets isComposing; Safari ends the composition first and sends keyCode 229.
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
  expect(await field.inputValue()).toBe('đôi');
  await cdp.send('Input.insertText', { text: 'đôi' });
  await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
  expect(await field.inputValue()).toBe('đôi');
  await press('Enter');
  expect(await text(1, 4)).toBe('đôi');

  // Unikey deletes the letter and types another.
  await page.keyboard.type('d');
  await press('Backspace');
  await page.keyboard.insertText('đ');
  await press('Enter');
  expect(await text(2, 4)).toBe('đ');
});

test('keys and buttons insert and delete rows, down to none', async () => {
  const { page, cell, focused, press } = await open({ rows: 2 });
  /** The values, and the row and column with the focus. */
  const state = async () => {
    const values = await page.locator('.grid-body [aria-colindex="5"] > .grid-text').allTextContents();
    return `${values.join()} at ${await focused()}`;
  };
  await cell(0, 3).click();
  await press('Control+Enter');
  expect(await state()).toBe('0,,1 at 1,3');
  await press('Control+Delete');
  expect(await state()).toBe('0,1 at 1,3');
  await page.getByRole('button', { name: 'Insert a row below' }).click();
  expect(await state()).toBe('0,1, at 2,3');
  await page.getByRole('button', { name: 'Delete the row' }).click();
  await cell(1, 3).click();
  expect(await state()).toBe('0,1 at 1,3');
  await press('Control+Backspace Control+Backspace');
  expect(await state()).toBe(' at -1,3');
  await press('Control+Backspace Control+Enter');
  expect(await state()).toBe(' at 0,3');
  expect(await page.locator('.grid-body > .grid-row').count()).toBe(1);
});

test('a block of cells is selected, copied, cut and cleared', async () => {
  const { page, cell, text, selected, press } = await open();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await cell(1, 3).click();
  await press('Shift+ArrowDown Shift+ArrowRight Control+c');
  expect(await copied()).toBe('1\t1 million\n2\t2 million');
  expect(await page.locator('.grid-status').textContent()).toBe('2 × 2');
  expect(await selected()).toBe(4);
  await press('Control+x');
  expect([await text(1, 3), await text(2, 4), await text(3, 3)]).toEqual(['', '', '3']);
  await press('Control+z ArrowDown');
  expect([await text(1, 3), await selected()]).toEqual(['1', 0]);
  await press('Shift+ArrowDown Delete');
  expect([await text(2, 3), await text(3, 3)]).toEqual(['', '']);

  // A header stands for its row or column, and Ctrl+A for all.
  await cell(4, -1).click();
  await press('Control+c');
  expect(await copied()).toBe('zalo\tusers\t2024\t4\t4 million\tmic-2024#1.1\t\t');
  await cell(-1, 1).click({ position: { x: 20, y: 10 } });
  await press('Control+c');
  expect((await copied()).split('\n')).toHaveLength(40);
  await cell(4, 3).click();
  await press('Control+a Control+c');
  expect((await copied()).split(/[\t\n]/)).toHaveLength(40 * 8);
});

test('a block of cells is pasted from Excel, also beyond the last row, and fills the selection', async () => {
  const { page, cell, text, focused, selected, press, complaints } = await open({ rows: 6 });
  const copy = (text: string) => page.evaluate((text) => navigator.clipboard.writeText(text), text);
  const column = (from: number, to: number) =>
    Promise.all(Array.from({ length: to - from + 1 }, (_, at) => text(from + at, 6)));
  await copy('a\tb\r\nc\td\r\n');
  await cell(5, 6).click();
  await press('Control+v');
  expect(await column(4, 6)).toEqual(['', 'a', 'c']);
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('8');
  expect([await focused(), await selected()]).toEqual([[5, 6], 4]);

  await copy('=HYPERLINK("x")');
  await cell(0, 6).click();
  await press('Shift+ArrowDown Shift+ArrowDown Control+v');
  expect(await column(0, 3)).toEqual([...Array(3).fill('=HYPERLINK("x")'), '']);

  // In an open cell it is text; elsewhere in the page the grid does nothing.
  await copy('1\n2');
  await press('Delete F2 Control+v Enter');
  expect(await text(0, 6)).toBe('1\n2');
  await page.locator('#desk-name').focus();
  await press('Control+v');
  expect(await text(0, 6)).toBe('1\n2');
  expect(complaints).toEqual([]);
});

test('problems are described at the cell, shown in a note, and announced after an edit', async () => {
  const { page, cell, focused, press } = await open();
  await show(page, 'observations/platforms.csv');
  await cell(2, 3).click();
  await page.keyboard.type('76,5 triệu');
  await press('Enter');
  const status = page.locator('.grid-status');
  await expect.poll(() => status.textContent()).toMatch(/^value, Line 4: .*76,5 triệu/);
  const announced = (await status.textContent())?.replace(/^value, Line 4: /, '') ?? '';

  await press('ArrowUp');
  for (const one of [cell(2, 3), page.locator('.grid-field:focus')]) {
    expect(await one.getAttribute('aria-invalid')).toBe('true');
    expect(await one.getAttribute('aria-description')).toBe(`edited; Problems: ${announced}`);
  }
  // Read once, though both the text and the input are in the cell.
  const name = /^4 zalo users 2024-06-30 76,5 triệu 76\.5 million/;
  expect(await page.getByRole('row', { name }).count()).toBe(1);
  const note = page.locator('.grid-note');
  expect((await note.textContent())?.replace(/\s/g, '')).toContain(announced.replace(/\s/g, ''));

  await press('Escape');
  expect(await note.isVisible()).toBe(false);
  await press('ArrowUp ArrowDown');
  await note.click();
  expect([await note.isVisible(), await focused()]).toEqual([false, [2, 3]]);
  const about = 'A plain number';
  await press('F2');
  expect(await note.textContent()).toContain(about);
  await press('Escape');
  await cell(-1, 3).click({ position: { x: 20, y: 10 } });
  expect(await note.textContent()).toContain(about);
  expect(await note.textContent()).not.toContain(announced);
});

test.each([
  [320, 500],
  [1280, 800],
])('at %i px, neither headers nor the note cover the current cell', async (width, height) => {
  const { page, cell, press } = await open({ width, height });
  await cell(0, 0).click();
  let notes = 0;
  for (const keys of [
    'Control+End ArrowLeft ArrowLeft',
    'PageUp PageUp PageUp ArrowUp ArrowDown',
    'Control+Home ArrowRight',
    'ArrowDown ArrowLeft',
    'End ArrowLeft ArrowLeft',
  ]) {
    await press(keys);
    // The note follows a scrolled cell in a later frame.
    const isShown = await vi.waitFor(async () => {
      const parts = ['.is-current', '.grid-scroll', '.grid-head', '.grid-head > :first-child', '.grid-note'];
      const boxes = await Promise.all(parts.map((part) => boxOf(page, part)));
      const [at, view, head, lines, note] = boxes as [DOMRect, DOMRect, DOMRect, DOMRect, DOMRect];
      const isClear = at.top >= head.bottom - 0.5 && at.left >= lines.right - 0.5;
      const isWithin = at.right <= view.right + 0.5 && at.bottom <= Math.min(height, view.bottom) + 0.5;
      const isBeside = note.top >= at.bottom || note.bottom <= at.top;
      const isInView = note.left >= 0 && note.right <= width && note.top >= 0 && note.bottom <= height;
      const isVisible = await page.locator('.grid-note').isVisible();
      expect([isClear, isWithin, !isVisible || (isBeside && isInView)]).toEqual([true, true, true]);
      return isVisible;
    }, 15_000);
    if (isShown) notes += 1;
  }
  expect(notes).toBeGreaterThan(1);
});

test('forced colors keep problems, the selection and the current cell visible', async () => {
  const { cell, press } = await open({ forcedColors: true });
  await cell(5, 5).click();
  await press('Shift+ArrowDown');
  const styleOf = (row: number, part?: string) =>
    cell(row, 5).evaluate((one, part) => {
      const { backgroundImage, backgroundColor, outlineWidth } = getComputedStyle(one, part);
      return { backgroundImage, backgroundColor, outlineWidth };
    }, part);
  expect(await cell(1, 5).getAttribute('aria-invalid')).toBe('true');
  expect((await styleOf(1, '::after')).backgroundImage).toContain('gradient');
  expect((await styleOf(5)).backgroundColor).not.toBe((await styleOf(4)).backgroundColor);
  expect((await styleOf(6)).outlineWidth).toBe('2px');
});
