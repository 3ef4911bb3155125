import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { allChoices } from '../../../src/embed/choice.ts';
import { type SnippetName, snippets } from '../../../src/embed/snippets.ts';
import { charts, languages, snippetOf } from './article.ts';
import { chartFrames, SITE, useStage } from './stage.ts';

const stage = useStage();

const [chart] = charts;
const names = Object.keys(snippets) as SnippetName[];

async function open({ locale = 'en', scripts = true } = {}): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport: { width: 720, height: 1200 },
    javaScriptEnabled: scripts,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`${SITE}${locale === 'vi' ? 'vi/' : ''}charts/${chart}/`);
  return page;
}

const choose = (page: Page, value: string) => page.locator(`#use input[value="${value}"]`).check();
// biome-ignore lint/performance/useDomNodeTextContent: only what is shown is chosen.
const shown = (page: Page, name: string) => page.locator(`#use-${name}`).innerText();

// Without JavaScript, for choices are made by style sheets alone.
test.each(languages)(
  'in %s each choice shows its snippets, and no button without scripts',
  async (locale) => {
    const page = await open({ locale, scripts: false });
    const closed = page.locator('#use details.snippet:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click();
    for (const { theme, plain } of allChoices()) {
      await choose(page, theme);
      await choose(page, plain ? 'plain' : 'full');
      for (const name of names)
        expect((await shown(page, name)).trim()).toBe(snippetOf(chart, name, { locale, theme, plain }));
    }
    expect(await page.locator('#use button:visible').count()).toBe(0);
  },
);

test.each(languages)('in %s the button copies exactly what is shown, and says so', async (locale) => {
  const page = await open({ locale });
  await choose(page, 'dark');
  await choose(page, 'plain');
  for (const name of ['address', ...names]) {
    const copyable = page.locator(`.copyable:has(#use-${name})`);
    if (!(await copyable.isVisible()))
      await page.locator(`details.snippet:has(#use-${name}) summary`).click();
    await copyable.getByRole('button').click();
    await expect.poll(() => copyable.getByRole('status').textContent()).not.toBe('');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await shown(page, name));
    expect(copied.length).toBeGreaterThan(40);
  }
});

test('the preview shows what is chosen, as high as it is', async () => {
  const page = await open();
  await page.locator('#use').scrollIntoViewIfNeeded();
  const [frame] = await chartFrames(page);
  if (!frame) throw new Error('There is no preview.');
  const state = () =>
    frame.evaluate(() => ({
      address: location.pathname + location.search,
      ink: getComputedStyle(document.querySelector('h1') ?? document.body).color,
      titled: (document.querySelector('h1')?.getBoundingClientRect().width ?? 0) > 1,
      fits: Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1,
    }));
  const inks = { light: 'rgb(27, 29, 33)', dark: 'rgb(236, 234, 228)' };
  const queries = [
    ['dark', '?theme=dark', inks.dark, true],
    ['plain', '?theme=dark&plain', inks.dark, false],
    ['auto', '?plain', inks.light, false],
    ['light', '?theme=light&plain', inks.light, false],
    ['full', '?theme=light', inks.light, true],
  ] as const;
  for (const [value, query, ink, titled] of queries) {
    await choose(page, value);
    const address = `/embed/${chart}/${query}`;
    await expect.poll(state, { timeout: 5000 }).toEqual({ address, ink, titled, fits: true });
    expect(await shown(page, 'address')).toBe(SITE.slice(0, -1) + address);
  }
  await page.setViewportSize({ width: 320, height: 1200 });
  await page.frameLocator('iframe.preview').locator('summary').click();
  await expect.poll(async () => (await state()).fits).toBe(true);
});
