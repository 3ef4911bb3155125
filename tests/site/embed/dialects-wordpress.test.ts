import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { throughWordPress } from '../../embed/wordpress.ts';
import { dialect, markedByWordPress } from './dialects.ts';
import { fits, heightsOf, useStage } from './stage.ts';
import { expectFits, shownIn, visit } from './visit.ts';

const { dist } = inject('site');
const SECRET = 'aB3dE6gH9j';

const stage = useStage();

/** An article in which the address of a chart's page stands on a line of its own, as WordPress shows it. */
async function articleWith(id: string): Promise<string> {
  const { html } = JSON.parse(await readFile(path.join(dist, `oembed/en/${id}.json`), 'utf8'));
  const marked = markedByWordPress(throughWordPress(html) ?? '', SECRET);
  return `<!doctype html><style>body { margin: 0 } iframe { display: block }</style>${marked}${dialect('wordpress').script}`;
}

it('shows the chart in place of the link, whole, in a frame without an origin, in its own font', async () => {
  const html = await articleWith('social-network-accounts');
  expect(html).toContain(`embed/social-network-accounts/?theme=light#?secret=${SECRET}"`);
  stage.requests();
  const visited = await visit(stage, html);
  await expectFits(visited);
  const { page, frame, complaints } = visited;
  expect(await page.locator('blockquote').isVisible()).toBe(false);
  expect(await page.locator('iframe').isVisible()).toBe(true);
  const inside = await frame.evaluate(() => ({
    origin: self.origin,
    drawn: document.querySelectorAll('.drawings .mark').length > 0,
    rows: document.querySelectorAll('tbody tr').length > 0,
    ready: document.fonts.check('600 18px "Be Vietnam Pro"'),
    // "ready" is also said of fonts that nobody has heard of.
    fonts: [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family, weight }) => `${family} ${weight}`),
  }));
  expect(inside).toMatchObject({ origin: 'null', drawn: true, rows: true, ready: true });
  expect(inside.fonts).toEqual(expect.arrayContaining(['Be Vietnam Pro 400', 'Be Vietnam Pro 600']));
  expect(await shownIn(frame)).toEqual({ chart: 'social-network-accounts', theme: 'light' });
  const [first, ...more] = stage.requests();
  expect(first).toBe('GET /embed/social-network-accounts/?theme=light');
  expect(more).toEqual([expect.stringMatching(/\.woff2$/), expect.stringMatching(/\.woff2$/)]);
  expect(complaints).toEqual([]);
});

it('lets what is higher than WordPress allows scroll, and fits again when the table is folded', async () => {
  const { page, frame } = await visit(stage, await articleWith('accounts-by-platform'));
  await page.setViewportSize({ width: 320, height: 8000 });
  await fits(frame);
  await frame.locator('summary').click();
  await expect.poll(() => heightsOf(frame)).toMatchObject({ frame: 1000, scrolls: true });
  await frame.locator('summary').click();
  await fits(frame);
});

it('opens links through WordPress: the chart’s page, also for words on another host', async () => {
  for (const link of ['.embed-foot a[href*="/charts/"]', '.source a']) {
    const { page, frame } = await visit(stage, await articleWith('social-network-accounts'));
    await frame.locator(link).first().click();
    await page.waitForURL(/\/(?:charts|reports)\//);
  }
});

it('sends its height when a tab that was hidden is shown', async () => {
  const html = (await articleWith('social-network-accounts')).replace(
    '</style>',
    ' .tab { display: none }</style><div class="tab">',
  );
  const { page, frame } = await visit(stage, html);
  await page.waitForTimeout(500);
  await page.evaluate(() => document.querySelector('.tab')?.classList.remove('tab'));
  await fits(frame);
  expect((await heightsOf(frame)).frame).toBeGreaterThan(150);
});
