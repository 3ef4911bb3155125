import { expect, it, test } from 'vitest';
import { dialect, dialects, pageOf } from './dialects.ts';
import { fits, SITE, useStage } from './stage.ts';
import { expectFits, visit } from './visit.ts';

const CHART = `${SITE}embed/social-network-accounts/`;

const stage = useStage({ scrollbars: true });

it('gives its frame the height of its content in every dialect at once, on one page', async () => {
  const hosts = Object.values(dialects);
  expect(hosts).toHaveLength(12);
  const visited = await visit(stage, pageOf(hosts, CHART), { charts: hosts.length });
  await expectFits(visited, [480]);
  expect(visited.complaints).toEqual([]);
  expect(await visited.page.evaluate(() => Reflect.get(window, 'reported'))).toEqual([]);
});

/** Charts where a wider drawing is the higher one, or the lower. */
test.each([
  ['vi/embed/game-revenue/', 645],
  ['embed/game-revenue/', 455],
  ['embed/fines-total/', 330],
  ['embed/enforcement-2024/', 645],
])('a frame with %s, %i px wide and low at first, keeps no scrollbar', async (chart, width) => {
  const html = (src: string) => `<iframe src="${src}" style="width: ${width}px"></iframe>`;
  const host = { ...dialect('datawrapper'), html };
  const { page, frame } = await visit(stage, pageOf([host], SITE + chart));
  await page.waitForTimeout(300);
  await fits(frame);
  expect(await frame.evaluate(() => innerWidth - document.documentElement.clientWidth)).toBe(0);
});
