import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { t } from '../../../src/i18n/index.ts';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { launchBrowser } from '../../site/browser.ts';
import { serve } from '../../support/serve.ts';
import reports from './reports.json' with { type: 'json' };

const prefixes = { en: '', vi: 'vi/' };
const squeezed = (text: string | null) => text?.replaceAll(/\s+/g, ' ').trim() ?? '';
/** The same words as each language prints them. */
const words = {
  en: {
    newer: '69 million',
    older: '67 million',
    story: ['75 million users', 'about 4,600 workers'],
    figures: ['64.5 million', '13.1 trillion VND', '4,600'],
  },
  vi: {
    newer: '69 triệu',
    older: '67 triệu',
    story: ['75 triệu người dùng', 'khoảng 4.600 lao động'],
    figures: ['64,5 triệu', '13,1 nghìn tỷ đồng', '4.600'],
  },
} satisfies Record<Locale, object>;

/** What readers get to see when the editor has followed the guide: tests of the site in a folder, in a real browser. */
export function describeReaders(dist: string): void {
  describe('what readers see', () => {
    let page: Page;
    let url: string;
    const complaints: string[] = [];
    beforeAll(async () => {
      const [served, browser] = await Promise.all([serve(dist), launchBrowser()]);
      url = served.url;
      page = await browser.newPage();
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      return async () => {
        await browser.close();
        served.stop();
      };
    });
    const open = (to: string) => page.goto(url + to, { waitUntil: 'load' });
    const texts = async (selector: string) => (await page.locator(selector).allTextContents()).map(squeezed);

    describe.each(locales)('in %s', (locale) => {
      const prefix = prefixes[locale];
      const { newer, older, story, figures } = words[locale];

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

      test('the home page tells the new story', async () => {
        await open(prefix);
        expect((await texts('.story > p a.figure')).filter((text) => /\d/.test(text))).toEqual(story);
      });

      test('the report’s page has all its figures, in the language’s own form', async () => {
        await open(`${prefix}reports/example-2025/`);
        expect(await page.locator('.standfirst').textContent()).toMatch(/^12(?: of |\/)12 /);
        const table = (await texts('#figures tbody')).join();
        for (const figure of figures) expect(table).toContain(figure);
      });

      test('the correction is told', async () => {
        await open(`${prefix}corrections/`);
        expect([await texts('.corrections del'), await texts('.corrections ins')]).toEqual([['23'], ['24']]);
      });

      test('a phrase leads to its words in the report: the first that are such stand on its line', async () => {
        await open(`${prefix}charts/users-by-year/`);
        const links = page.locator(`#table a.phrase[href^="${reports.report.url}"]`);
        expect(await links.count()).toBe(5);
        for (const link of await links.all()) {
          const fragment = decodeURIComponent((await link.getAttribute('href'))?.split('#:~:text=')[1] ?? '');
          expect(fragment).toMatch(/^[\d,]+ triệu/);
          const report = readFileSync(path.join(import.meta.dirname, 'report.txt'), 'utf8');
          const line = report.slice(0, report.indexOf(fragment)).split('\n').length;
          expect(await link.locator('+ small').textContent()).toBe(
            t(locale, 'evidence.place', { publisher: reports.report.publisher, line }),
          );
        }
      });
    });

    test('no page complained', () => {
      expect(complaints).toEqual([]);
    });
  });
}
