import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { allChoices, embedScriptIntegrity } from '../../../src/embed/choice.ts';
import { embedHeight } from '../../../src/embed/oembed.ts';
import { type SnippetName, snippets } from '../../../src/embed/snippets.ts';
import { project, viewOf } from '../../formats/support.ts';
import { charts, languages, take } from './article.ts';
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
// biome-ignore lint/performance/useDomNodeTextContent: what is not shown was not chosen.
const shown = (page: Page, name: string) => page.locator(`#use-${name}`).innerText();

test.each(languages)(
  'in %s each choice shows the text that was made for it, whole and alone',
  async (locale) => {
    const view = viewOf(chart, locale, project);
    for (const choice of allChoices())
      for (const name of names) {
        const made = snippets[name]({
          view,
          site: { root: SITE },
          choice,
          height: embedHeight(view, choice),
          integrity: embedScriptIntegrity,
        });
        const words = choice.plain ? 'plain' : 'full';
        expect(await take(stage, chart, name, { locale, theme: choice.theme, words })).toBe(made);
      }
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
  for (const width of [320, 1200]) {
    await page.setViewportSize({ width, height: 1200 });
    await expect.poll(async () => (await state()).fits).toBe(true);
  }
  await page.frameLocator('iframe.preview').locator('summary').click();
  await expect.poll(async () => (await state()).fits).toBe(true);
  expect(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight)).toBe(false);
});

describe('without JavaScript', () => {
  test('choices change the texts, and no button promises what it cannot do', async () => {
    const page = await open({ scripts: false });
    expect(await shown(page, 'address')).toBe(`${SITE}embed/${chart}/?theme=light`);
    const theme = async () => / data-theme="(\w+)"/.exec(await shown(page, 'script'))?.[1];
    expect(await theme()).toBe('light');
    await choose(page, 'dark');
    expect(await theme()).toBe('dark');
    expect(await shown(page, 'address')).toBe(`${SITE}embed/${chart}/?theme=dark`);
    await choose(page, 'plain');
    expect(await shown(page, 'address')).toBe(`${SITE}embed/${chart}/?theme=dark&plain`);
    await choose(page, 'auto');
    expect(await theme()).toBe(undefined);
    expect(await shown(page, 'address')).toBe(`${SITE}embed/${chart}/?plain`);
    for (const button of await page.locator('#use button').all())
      expect(await button.isVisible()).toBe(false);
    await page.locator('details.snippet:has(#use-iframe) summary').click();
    expect(await shown(page, 'iframe')).toBe(
      await take(stage, chart, 'iframe', { theme: 'auto', words: 'plain' }),
    );
  });
});
