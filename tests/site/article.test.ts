import { afterAll, expect, inject, test } from 'vitest';
import { axeFinds } from './axe.ts';
import { launchBrowser } from './browser.ts';

const { url } = inject('site');
const browser = await launchBrowser();
afterAll(() => browser.close());

test.each([
  [
    'en',
    'check/',
    'Facebook removed 8,918 items. Zalo has 76.5 million users.',
    'Contradicts the source:\u00a01 · As reported:\u00a01',
  ],
  [
    'vi',
    'vi/check/',
    'Facebook gỡ 8.918 nội dung. Zalo có 76,5 triệu người dùng.',
    'Trái với nguồn:\u00a01 · Đúng như nguồn:\u00a01',
  ],
])('a draft (%s) is checked with the keyboard alone, and nothing is sent', async (_, path, text, said) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  const errors: string[] = [];
  page.on('console', (message) => errors.push(message.text()));
  await page.goto(url + path, { waitUntil: 'networkidle' });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.locator('textarea').focus();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: said }).waitFor();
  const [wrong] = await page.locator('#draft-results ol > li').allTextContents();
  expect(wrong).toMatch(/8[.,]918.*Facebook.*8[.,]981.*VietNamNet.*8[.,]981/s);
  await page.locator('.paste-text a').first().click();
  expect(await page.locator('#number-1:target').count()).toBe(1);
  expect(await axeFinds(page)).toEqual([]);
  expect([requests, errors]).toEqual([[], []]);
  const isRefused = await page.evaluate(() =>
    fetch('/').then(
      () => false,
      () => true,
    ),
  );
  expect(isRefused).toBe(true);
  await page.context().close();
});
