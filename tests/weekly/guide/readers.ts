import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { t } from '../../../src/i18n/index.ts';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { launchBrowser } from '../../site/browser.ts';
import { serve } from '../../support/serve.ts';
import { ARTICLE, aboutReport, report } from './made-up.ts';

const prefixes = { en: '', vi: 'vi/' };
const squeezed = (text: string | null) => text?.replaceAll(/\s+/g, ' ').trim() ?? '';
/** The same words as each language prints them. */
const words = {
  en: {
    newer: '69 million',
    older: '67 million',
  },
  vi: {
    newer: '69 triệu',
    older: '67 triệu',
  },
} satisfies Record<Locale, object>;

/** What readers get to see when the editor has followed the guide: tests of the site in a folder, in a real browser. */
export function describeReaders(dist: string): void {
  describe('what readers see', () => {
    let browser: Browser;
    let page: Page;
    let served: Awaited<ReturnType<typeof serve>>;
    const complaints: string[] = [];
    beforeAll(async () => {
      served = await serve(dist);
      browser = await launchBrowser();
      page = await browser.newPage();
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
    });
    afterAll(async () => {
      await browser.close();
      served.stop();
    });
    const open = (to: string) => page.goto(served.url + to, { waitUntil: 'load' });
    const texts = async (selector: string) => (await page.locator(selector).allTextContents()).map(squeezed);

    describe.each(locales)('in %s', (locale) => {
      const prefix = prefixes[locale];
      const { newer, older } = words[locale];

      test.each(['platform-users', 'users-by-year'])(
        'that two reports agree and differ: %s',
        async (chart) => {
          await open(`${prefix}charts/${chart}/`);
          // Where each was published stands on a line of its own.
          const [agrees, differs] = await texts('.also');
          expect(agrees).toMatch(new RegExp(`^${t(locale, 'also.agrees')} 72 million\\s*VietNamNet`));
          expect(differs).toMatch(new RegExp(`^${t(locale, 'also.differs')} 67 million\\s*VietNamNet`));
          const note = page.locator('.chart-page > .note', { hasText: older });
          expect(await note.isVisible()).toBe(true);
          expect(await note.textContent()).toContain(newer);
        },
      );

      test('the new chart compares the years', async () => {
        await open(`${prefix}charts/users-by-year/`);
        const marks = page.locator('.drawings svg:visible a.mark');
        const names = await marks.evaluateAll((all) =>
          all.map((one) => one.getAttribute('aria-label') ?? ''),
        );
        expect(names.map((name) => name.replace(/:.*/, ''))).toEqual(
          ['Facebook', 'YouTube', 'TikTok'].flatMap((one) => [`${one}, 2024`, `${one}, 2025`]),
        );
        const widths = await marks
          .locator('rect.fill')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
        const [facebook = 0, later = 0] = widths;
        expect(later / facebook).toBeCloseTo(75 / 72, 2);
      });

      test('a phrase leads to its words in the report: the first that are such stand on its line', async () => {
        await open(`${prefix}charts/users-by-year/`);
        const links = page.locator(`#table a.phrase[href^="${ARTICLE}"]`);
        expect(await links.count()).toBe(5);
        for (const link of await links.all()) {
          const fragment = decodeURIComponent((await link.getAttribute('href'))?.split('#:~:text=')[1] ?? '');
          expect(fragment).toMatch(/^[\d,]+ triệu/);
          const line = report.slice(0, report.indexOf(fragment)).split('\n').length;
          expect(await link.locator('+ small').textContent()).toBe(
            t(locale, 'evidence.place', { publisher: aboutReport.publisher, line }),
          );
        }
      });
    });

    test('no page complained', () => {
      expect(complaints).toEqual([]);
    });
  });
}
