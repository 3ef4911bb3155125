import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { axeFinds } from './axe.ts';
import { launchBrowser } from './browser.ts';

const { url, dist } = inject('site');
const browser = await launchBrowser();
afterAll(() => browser.close());

test.each([
  [
    'en',
    'check/',
    'Facebook removed 8,918 items. Zalo has 76.5 million users.',
    'Contradicts the source:\u00a01 · As reported:\u00a01',
    'Current:\u00a06',
  ],
  [
    'vi',
    'vi/check/',
    'Facebook gỡ 8.918 nội dung. Zalo có 76,5 triệu người dùng.',
    'Trái với bài gốc:\u00a01 · Đúng như bài gốc:\u00a01',
    'Đúng với số liệu hiện nay:\u00a06',
  ],
])('a draft (%s) and a picture are checked, and nothing is sent', async (_, at, text, said, current) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  const errors: string[] = [];
  page.on('console', (message) => errors.push(message.text()));
  await page.goto(url + at, { waitUntil: 'networkidle' });
  const requests: string[] = [];
  page.on('request', (request) => {
    // Browsers fetch the icon of the tab when they like.
    if (!request.url().endsWith('/favicon.svg')) requests.push(request.url());
  });
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
  const picture = readFileSync(path.join(dist, at.replace('check/', 'charts/items-removed.png')));
  await page.evaluate((base64) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], 'x.png'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  }, picture.toString('base64'));
  await page.getByRole('status').filter({ hasText: current }).waitFor();
  const [first] = await page.locator('#draft-results ol > li').allTextContents();
  expect(first).toMatch(/8[.,]981.*Facebook.*8[.,]981.*VietNamNet/s);
  expect(await axeFinds(page)).toEqual([]);
  expect([requests, errors]).toEqual([[], []]);
  const ask = (at: string) => fetch(at).then(() => 'answered', String);
  const [worker] = page.workers();
  for (const said of [await page.evaluate(ask, url), await worker?.evaluate(ask, url)])
    expect(said).toMatch(/^TypeError/);
  expect(requests).toEqual([]);
  await page.context().close();
});
