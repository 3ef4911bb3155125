import type { Locator, Page } from 'playwright-core';
import { t } from '../../../src/i18n/index.ts';
import type { Locale } from '../../../src/i18n/locales.ts';

/** The editors' desk as someone uses it who looks at it: by what stands there. */
export class OnDesk {
  readonly page: Page;
  private readonly locale: Locale;

  constructor(page: Page, locale: Locale) {
    this.page = page;
    this.locale = locale;
  }

  /** Opens the desk of a site, and waits for its files. */
  async open(site: string): Promise<void> {
    await this.page.goto(`${site}${this.locale === 'en' ? '' : `${this.locale}/`}desk/`, {
      waitUntil: 'load',
    });
    await this.page.evaluate(() => document.fonts.ready);
    await this.isSound();
  }

  async choose(file: string): Promise<void> {
    // Where the desk is narrow, a field has the files.
    const field = this.page.locator('#desk-choose');
    if (await field.isVisible()) await field.selectOption(file);
    else await this.page.locator(`#desk-list [data-file="${file}"]`).click();
    await this.page.locator('#desk-name', { hasText: file }).waitFor();
    await this.page.locator(`[role="grid"][aria-label="${file}"]`).waitFor();
  }

  /** A cell by the line of its row and the name of its column. */
  async cell(line: number, column: string): Promise<Locator> {
    const head = this.page.locator('[role="columnheader"]').filter({
      has: this.page.locator('.grid-text').getByText(column, { exact: true }),
    });
    const at = await head.getAttribute('aria-colindex');
    return this.page.locator(`[role="row"][aria-rowindex="${line}"] > [aria-colindex="${at}"]`);
  }

  /** Writes into a cell over what is there. */
  async write(line: number, column: string, text: string): Promise<void> {
    await (await this.cell(line, column)).click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits for the desk to say that it found nothing wrong. */
  async isSound(): Promise<void> {
    await this.page.locator('#desk-state', { hasText: t(this.locale, 'desk.sound') }).waitFor();
  }

  /** Waits for the list of problems to have one. */
  async hasOneProblem(): Promise<Locator> {
    await this.page
      .locator('#desk-state', { hasText: t(this.locale, 'desk.problems.one', { count: 1 }) })
      .waitFor();
    return this.page.locator('#desk-problems li');
  }
}
