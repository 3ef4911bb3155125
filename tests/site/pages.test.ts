import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';

const site = inject('site');
const locales = { en: '', vi: 'vi/' };

const browser = await launchBrowser();
afterAll(() => browser.close());
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(site.url + path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  return page;
}

describe.each(Object.entries(locales))('in %s', (locale, prefix) => {
  const users = locale === 'en' ? '76.5\u00a0million users' : '76,5\u00a0triệu người dùng';
  test.each([true, false])(
    'figures and statements open a card with their words; JavaScript: %s',
    async (script) => {
      const context = await browser.newContext({ javaScriptEnabled: script });
      const page = await context.newPage();
      await page.goto(site.url + prefix);
      const zalo = page.locator('p button.figure').first();
      expect(await zalo.textContent()).toBe(users);
      await zalo.click();
      const card = page.locator('.figure-card:popover-open');
      const words = card.locator('a.phrase');
      expect(await words.textContent()).toBe('…\u00a0Zalo: 76.5\u00a0million monthly users\u00a0…');
      expect(await words.locator('mark').textContent()).toBe('76.5\u00a0million');
      expect(await words.getAttribute('href')).toMatch(
        /^https:\/\/.*#:~:text=76\.5%20million%20monthly%20users$/,
      );
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'detached' });
      await page.locator('p button.figure.derived').first().click();
      expect(await card.locator('.formula').textContent()).toMatch(/÷/);
      expect(await card.locator('a.phrase').count()).toBe(2);
      await page.keyboard.press('Escape');
      await page.locator('.statements button').nth(4).click();
      expect(await words.textContent()).toBe('…\u00a0in\u00a02024, a slight decline from\u00a02023\u00a0…');
      if (script) {
        await page.mouse.move(0, 0);
        await card.waitFor({ state: 'detached' });
        await zalo.hover();
        await card.waitFor();
        await page.mouse.move(0, 0);
        await card.waitFor({ state: 'detached' });
      }
    },
  );

  test('the report page shows every figure of the report, in order, and what became of it', async () => {
    const page = await open(`${prefix}reports/mic-2024/`);
    const rows = page.locator('#figures tbody tr');
    expect(await rows.count()).toBe(43);
    expect(await page.locator('#figures tbody tr:not(.context)').count()).toBe(25);
    const lines = (await rows.locator('td:first-child').allTextContents()).map(Number);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    const zalo = page.locator('#mic-2024-13-1');
    expect(await zalo.textContent()).toContain(users);
    expect(await zalo.locator('a[href$="charts/platform-users/"]').count()).toBe(1);
  });

  test('the report as a picture leads to charts, and they lead back to their marks', async () => {
    const page = await open(prefix);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.locator('.lit').count()).toBe(25);
    const picture = await page.locator('.report-picture svg').boundingBox();
    expect(picture?.y).toBeLessThan(640);
    await page.locator('.lit[href="#chart-platform-users"]').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#chart-platform-users:target').count()).toBe(1);
    await page.locator('#chart-platform-users summary').click();
    await page.locator('#chart-platform-users small a').first().click();
    expect(await page.locator('.lit:target title').textContent()).toMatch(/^76[.,]5 .*Zalo/);
  });

  test('each chart leads every reported figure that it shows back to its words', async () => {
    for (const [chart, phrases] of [
      ['items-removed', ['8,981', '94%', '6,043', '91%', '971', '93%']],
      ['enforcement-2024', ['290', '236', '46', 'two']],
    ] as const) {
      const page = await open(`${prefix}charts/${chart}/`);
      expect(await page.locator('#table a.phrase mark').allTextContents()).toEqual(phrases);
    }
  });

  test('on paper, every chart, its table and its sources are there', async () => {
    const page = await open(prefix);
    await page.emulateMedia({ media: 'print' });
    for (const chart of await page.locator('figure.chart').all()) {
      expect(await chart.locator('svg:visible').count()).toBe(1);
      const marks = await chart.locator('svg:visible a.mark').count();
      const heights = await chart
        .locator('tbody tr')
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
      expect(heights.filter((height) => height <= 10)).toEqual([]);
      expect(heights.length).toBeGreaterThanOrEqual(marks);
      expect(await chart.locator('.source').isVisible()).toBe(true);
    }
  });
});

test('the language switch leads to the same page in the other language and back', async () => {
  for (const path of ['', 'charts/removal-requests/', 'reports/mic-2024/', 'glossary/']) {
    const page = await open(path);
    await page.locator('.languages').getByRole('link', { name: 'Tiếng Việt' }).click();
    expect(page.url()).toBe(`${site.url}vi/${path}`);
    await page.locator('.languages').getByRole('link', { name: 'English' }).click();
    expect(page.url()).toBe(site.url + path);
  }
});

test('in every column of 288 to 960 px, one drawing fills it, with letters of 12 to 16 px', async () => {
  const page = await open('charts/platform-users/');
  const wrong = await page.evaluate(() => {
    const drawings = document.querySelector<HTMLElement>('.drawings')!;
    const widths = Array.from({ length: 43 }, (_, at) => 288 + 16 * at);
    return widths.filter((width) => {
      drawings.style.width = `${width}px`;
      const [shown, ...others] = [...drawings.querySelectorAll('svg')].filter((svg) => svg.clientWidth > 0);
      if (!shown || others.length > 0) return true;
      const { width: filled } = shown.getBoundingClientRect();
      const scale = filled / shown.viewBox.baseVal.width;
      const sizes = [...shown.querySelectorAll('text')].map(
        (text) => scale * Number.parseFloat(getComputedStyle(text).fontSize),
      );
      return Math.abs(width - filled) > 8 || Math.min(...sizes) < 12 || Math.max(...sizes) > 16;
    });
  });
  expect(wrong).toEqual([]);
});

test('on the narrowest screens too, and where charts are small, letters have 12 to 16 px', async () => {
  const wrong: string[] = [];
  for (const path of ['charts/', 'charts/removal-requests/']) {
    const page = await open(path);
    for (const width of [288, 304, 390, 480, 600]) {
      await page.setViewportSize({ width, height: 700 });
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll<SVGSVGElement>('.drawings svg')].flatMap((svg) => {
          const scale = svg.clientWidth / svg.viewBox.baseVal.width;
          // The one number of a card is as large as it can be.
          const texts = scale > 0 ? [...svg.querySelectorAll('text:not(.big)')] : [];
          return texts.map((text) => scale * Number.parseFloat(getComputedStyle(text).fontSize));
        }),
      );
      const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
      if (least < 12 || most > 16) wrong.push(`${path} at ${width}: ${least} to ${most}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('on a phone, the card of a figure at the bottom is in the window, one named in a note or a title too', async () => {
  const outside: string[] = [];
  for (const path of ['', 'charts/game-workers/']) {
    const page = await open(path);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.locator(':is(p, .note, h1) > .unbroken > button.figure').count()).toBeGreaterThan(0);
    for (const figure of await page.locator(':is(p, h1) button.figure').all()) {
      await figure.evaluate((one) => scrollBy(0, one.getBoundingClientRect().top - 540));
      await figure.evaluate((one: HTMLElement) => one.click());
      const card = (await page.locator('.figure-card:popover-open').boundingBox()) ?? expect.fail();
      const [right, bottom] = [card.x + card.width, card.y + card.height];
      if (Math.min(card.x, card.y) < 0 || right > 320 || bottom > 640)
        outside.push(`${path}: ${await figure.textContent()}`);
    }
  }
  expect(outside).toEqual([]);
});

test('every figure leads to its page: in prose, at a mark, in tables of charts, reports and methods', async () => {
  const figure = 'a[href="/figures/zalo/users/2024-06-30/"]';
  const page = await open('');
  await page.locator('p button.figure').first().click();
  expect(await page.locator(`.figure-card:popover-open ${figure}`).count()).toBe(1);
  await page.goto(`${site.url}charts/platform-users/`);
  await page.locator('.drawings svg:visible a.mark').first().focus();
  expect(await page.locator(`.mark-card ${figure}`).count()).toBe(1);
  expect(await page.locator(`#table ${figure}`).count()).toBe(1);
  await page.goto(`${site.url}reports/mic-2024/`);
  expect(await page.locator(`#mic-2024-13-1 ${figure}`).count()).toBe(1);
  await page.goto(`${site.url}method/`);
  await page.locator('a[href="/figures/facebook/removal_requests/2024/"]').click();
  expect(await page.locator('#operands a[href="/figures/facebook/items_removed/2024/"]').count()).toBe(1);
});

test('what is missing is answered with a page in both languages', async () => {
  const page = await open('no/such/page/');
  expect(await page.locator('h1').textContent()).toBe('Page not found');
  expect(await page.locator('section[lang="vi"] h2').textContent()).toBe('Không tìm thấy trang');
});

test('the search finds a figure without Vietnamese marks, and leads to its page', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}vi/search/?q=nguoi dung`);
  await page.locator('#search-results li').first().waitFor();
  expect(await page.locator('#search-status').textContent()).toMatch(/^\d+ kết quả$/);
  await page.getByRole('searchbox').fill('');
  await expect.poll(() => page.locator('#search-results li').count()).toBe(0);
  await page.getByRole('searchbox').fill('youtube 63');
  await page.getByRole('link', { name: 'YouTube: 63 triệu người dùng' }).click();
  await page.waitForURL(/\/vi\/figures\/youtube\/users\/2024\/$/);
  expect(await page.locator('.standfirst').textContent()).toMatch(
    /^YouTube, .*: 63\u00a0triệu.*, theo VietNamNet\. Trang Nguồn hiểu là số làm tròn: .*\.$/,
  );
});

test('without JavaScript the search page says where everything is listed', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.url}search/`);
  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  expect(await page.locator('main a').count()).toBe(3);
});
