import { create, type Font } from 'fontkitten';
import { expect, inject, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { pagesOf } from '../pages.ts';

const { url, dist } = inject('site');
const browser = await launchBrowser();
const context = await browser.newContext({ viewport: { width: 700, height: 900 } });

test('every letter of an embed page is in the face that it is set in', async () => {
  const pages = (await pagesOf(dist)).filter((page) => /(?:^|\/)embed\/[^/]+\/$/.test(page));
  expect(pages.length).toBeGreaterThan(20);
  const page = await context.newPage();
  for (const address of pages) {
    await page.goto(url + address);
    const { faces, texts } = await page.evaluate(() => {
      const style = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
      const faces = style
        .filter((rule) => rule instanceof CSSFontFaceRule)
        .map(({ style }) => [
          style.getPropertyValue('font-weight'),
          style.getPropertyValue('src').match(/base64,([^")]+)/)?.[1],
        ])
        .filter(([, data]) => data !== undefined);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: [weight: number, text: string][] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { fontWeight } = getComputedStyle(node.parentElement as Element);
        texts.push([Number(fontWeight), node.textContent ?? '']);
      }
      return { faces, texts };
    });
    const fonts = new Map(
      faces.map(([weight, data]) => [weight, create(Buffer.from(data ?? '', 'base64')) as Font]),
    );
    expect([...fonts.keys()]).toEqual(['400', '600']);
    for (const [weight, text] of texts)
      for (const letter of text.replace(/\s/g, ' '))
        expect(
          fonts.get(weight >= 600 ? '600' : '400')?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
          `${address}: "${letter}" of "${text}", ${weight}`,
        ).toBe(true);
    // The browser takes both: a font that it cannot read would be passed over in silence.
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts]
        .filter(({ family }) => family.replaceAll('"', '') === 'Be Vietnam Pro')
        .map(({ status }) => status);
    });
    expect(loaded).toEqual(['loaded', 'loaded']);
  }
  await context.close();
  await browser.close();
});
