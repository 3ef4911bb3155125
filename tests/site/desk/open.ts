import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Opens a desk and waits until the published files are checked. Collects requests, as `GET /desk/`, and complaints: errors,
 * warnings, dialogs.
 */
export async function openDesk(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', async (dialog) => {
    complaints.push(`${dialog.type()} ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.goto(url, { waitUntil: 'load' });
  await expect.poll(() => stateOf(page)).toMatch(/^(?:No problems|Không có lỗi)$/);
  return { page, requests, complaints };
}

export const stateOf = (page: Page): Promise<string | null> => page.locator('#desk-state').textContent();

/** Looks at a file. */
export async function show(page: Page, file: string): Promise<void> {
  await page.locator('#desk-choose').selectOption(file);
  await expect.poll(() => page.locator('#desk-name').textContent()).toBe(file);
}

/** The cell of a row, from 1, and a column. */
export async function cell(page: Page, row: number, column: string): Promise<Locator> {
  const names = (await page.locator('[role="columnheader"]').allTextContents()).map((name) => name.trim());
  const at = names.findIndex((name) => name.startsWith(column)) + 1;
  return page.locator(`[role="row"][aria-rowindex="${row + 1}"] > [aria-colindex="${at}"]`);
}

/** Types a text into a cell, as a person does. */
export async function type(page: Page, row: number, column: string, text: string): Promise<void> {
  await (await cell(page, row, column)).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** The position of a cell in the grid, from 0; -1 is a header. */
export type GridPosition = [row: number, column: number];

/** Opens a desk and a file of observations with some rows that differ in their values. */
export async function openGrid(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const watched = await openDesk(browser, url, { permissions, ...options });
  const { page } = watched;
  const cell = (row: number, column: number) =>
    page.locator(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 2}"]`);
  return {
    ...watched,
    cell,
    /** Opens the file with so many rows, and nothing else changed. */
    async fill(rows = 40) {
      const reset = page.locator('[data-do="reset"]');
      if (await reset.isEnabled()) await reset.click();
      await expect.poll(() => stateOf(page)).toBe('No problems');
      const values = Array.from(
        { length: rows },
        (_, at) => `zalo,users,2024,${at},${at} million,mic-2024#1.1,,`,
      );
      const lines = ['subject,measure,period,value,reported,evidence,note_en,note_vi', ...values];
      const file = { name: 'grid.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) };
      await page.locator('#desk-files').setInputFiles(file);
      await expect.poll(() => stateOf(page)).toMatch(/1 file changed$/);
    },
    /** The text of a cell. */
    text: (row: number, column: number) => cell(row, column).locator('.grid-text').textContent(),
    /** Presses keys, one after another: `Shift+Tab Enter`. */
    async press(keys: string) {
      for (const key of keys.split(' ')) await page.keyboard.press(key);
    },
    /** The cell with the focus; undefined if it is elsewhere. */
    focused: () =>
      page.evaluate((): GridPosition | undefined => {
        const cell = document.activeElement?.closest('[aria-colindex]');
        const index = (of: Element | null | undefined, name: string) => Number(of?.getAttribute(name)) - 2;
        return cell ? [index(cell.parentElement, 'aria-rowindex'), index(cell, 'aria-colindex')] : undefined;
      }),
    /** The number of selected cells; 0 if only one. */
    selected: () => page.locator('[role="gridcell"][aria-selected="true"]').count(),
  };
}
