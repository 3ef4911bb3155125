import { afterAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';

const { url } = inject('site');
const browser = await launchBrowser();
afterAll(() => browser.close());

test('the search finds a figure without Vietnamese marks, and leads to its mark on a chart', async () => {
  const page = await browser.newPage();
  await page.goto(`${url}vi/search/?q=nguoi dung`);
  await page.locator('#search-results li').first().waitFor();
  expect(await page.locator('#search-status').textContent()).toMatch(/^\d+ kết quả$/);
  await page.getByRole('searchbox').fill('');
  await expect.poll(() => page.locator('#search-results li').count()).toBe(0);
  await page.getByRole('searchbox').fill('youtube 63');
  await page.getByRole('link', { name: 'YouTube: 63 triệu người dùng' }).click();
  await page.waitForURL(/\/vi\/charts\/.*#/);
  expect(await page.locator(new URL(page.url()).hash).count()).toBe(1);
});

test('without JavaScript the search page says where everything is listed', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${url}search/`);
  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  expect(await page.locator('main a').count()).toBe(3);
});
