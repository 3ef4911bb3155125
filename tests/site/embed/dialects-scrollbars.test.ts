import { expect, it, test } from 'vitest';
import { datawrapper, pageOf } from './dialects.ts';
import { fits, SITE, useStage } from './stage.ts';
import { visit } from './visit.ts';

const CHART = `${SITE}embed/social-network-accounts/`;
const TOLD = `${CHART}?childId=box&secret=aB3`;

const stage = useStage({ scrollbars: true });

/** Charts where a wider drawing is the higher one, or the lower. */
test.each([
  ['vi/embed/game-revenue/', 645],
  ['embed/game-revenue/', 455],
  ['embed/fines-total/', 330],
  ['embed/enforcement-2024/', 645],
])('a frame with %s, %i px wide and low at first, keeps no scrollbar', async (chart, width) => {
  const frameOf = (src: string) => `<iframe src="${src}" style="width: ${width}px"></iframe>`;
  const { page, frame } = await visit(stage, pageOf([{ ...datawrapper, html: frameOf }], SITE + chart));
  await page.waitForTimeout(300);
  await fits(frame);
  const beside = await frame.evaluate(() => innerWidth - document.documentElement.clientWidth);
  expect(beside).toBe(0);
});

it('says nothing of its size while it is not shown: it has none', async () => {
  const html = pageOf([datawrapper], TOLD).replace(/<\/style>\n/, '$&<section style="display: none">\n');
  const { page, frame, messages } = await visit(stage, html);
  const section = page.locator('section');
  await page.waitForTimeout(300);
  expect(await messages()).toEqual([{ sentinel: 'amp', type: 'embed-ready' }]);
  await section.evaluate((one) => one.removeAttribute('style'));
  await fits(frame);
  await page.waitForTimeout(200);
  await messages();
  await section.evaluate((one) => one.setAttribute('style', 'display: none'));
  await page.waitForTimeout(300);
  expect(await messages()).toEqual([]);
});

it('tells WordPress its height when it is told the secret after it has loaded', async () => {
  const { page, messages } = await visit(stage, pageOf([datawrapper], CHART));
  await page.waitForTimeout(200);
  await messages();
  await page
    .locator('iframe')
    .evaluate((one) => Object.assign(one, { src: `${(one as HTMLIFrameElement).src}#?secret=aB3` }));
  await page.waitForTimeout(300);
  expect(await messages()).toContainEqual({ message: 'height', secret: 'aB3', value: expect.any(Number) });
});

it('survives what cannot be made a text', async () => {
  const { page, messages, complaints } = await visit(stage, pageOf([datawrapper], TOLD));
  await page.waitForTimeout(200);
  await messages();
  await page.evaluate(() => {
    for (const one of [{ toString: 0, valueOf: 0 }, [{ toString: 0 }], ['pymxPYMx']])
      frames[0]?.postMessage(one, '*');
  });
  await page.waitForTimeout(300);
  expect(await messages()).toEqual([]);
  expect(complaints).toEqual([]);
});
