import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { serve } from '../next-year.ts';
import type { Editor } from './editor.ts';
import { pattern, saidOf } from './guide.ts';
import { OnDesk } from './on-desk.ts';

const FILE = 'observations/example-2025.csv';
const EVIDENCE = 'seeds/example-2025.csv';

/** The same figures on the desk of the editor's own site, in Vietnamese: broken, mended, changed, taken home. */
export function describeDesk(editor: Editor): void {
  describe('on the desk', () => {
    let browser: Browser;
    let page: Page;
    let desk: OnDesk;
    let served: Awaited<ReturnType<typeof serve>>;
    const complaints: string[] = [];
    beforeAll(async () => {
      served = await serve(editor.copy.dist);
      browser = await launchBrowser();
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      desk = new OnDesk(page, 'vi');
      await desk.open(served.url);
    });
    afterAll(async () => {
      await browser.close();
      served.stop();
    });
    const lineOf = (file: string, phrase: string, column: string) =>
      editor.lineOf(file, { [column]: phrase });

    test('a broken cell says what is wrong, at the cell and in the list', async () => {
      await desk.choose(FILE);
      const line = lineOf(`data/${FILE}`, '69 triệu', 'reported');
      await desk.write(line, 'value', '69 triệu');
      const [said] = await (await desk.hasOneProblem()).locator('button > span').allTextContents();
      expect(said).toContain(`${FILE}`);
      expect(said).toContain(String(line));
      const cell = await desk.cell(line, 'value');
      await cell.click();
      expect(await cell.getAttribute('aria-invalid')).toBe('true');
      const about = await page.locator(`#${await cell.getAttribute('aria-describedby')}`).textContent();
      expect(about).toMatch(pattern(saidOf('words', 'vi'), 'within'));
    });

    test('it is mended, and nothing differs any more', async () => {
      await desk.write(lineOf(`data/${FILE}`, '69 triệu', 'reported'), 'value', '69000000');
      await desk.isSound();
      expect(await page.locator('#desk-charts article').count()).toBe(0);
    });

    test('a change is drawn before and after, and leaves the desk as the check wants it', async () => {
      const line = lineOf(EVIDENCE, '69 triệu', 'phrase');
      await desk.write(lineOf(`data/${FILE}`, '69 triệu', 'reported'), 'value', '68500000');
      await desk.write(lineOf(`data/${FILE}`, '69 triệu', 'reported'), 'reported', '68,5 triệu');
      await desk.choose(EVIDENCE);
      await desk.write(line, 'phrase', '68,5 triệu');
      await desk.write(line, 'number', '68500000');
      await desk.isSound();
      const chart = page.locator('#desk-charts article', {
        hasText: 'Số người dùng ba nền tảng qua từng năm',
      });
      await chart.waitFor();
      const drawn = (when: string) => chart.locator(`.is-${when} a.mark[href*="tiktok--users--2024"]`);
      expect(await drawn('before').getAttribute('aria-label')).toContain('69 triệu');
      expect(await drawn('after').getAttribute('aria-label')).toContain('68,5 triệu');

      await desk.choose(FILE);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('#desk [data-do="download"]').click(),
      ]);
      const taken = readFileSync(await download.path(), 'utf8');
      const before = readFileSync(editor.copy.path(path.posix.join('data', FILE)), 'utf8');
      expect(taken).toBe(before.replace('69000000,69 triệu,', '68500000,"68,5 triệu",'));
    });

    test('the desk did not complain', () => {
      expect(complaints).toEqual([]);
    });
  });
}
