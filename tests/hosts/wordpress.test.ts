import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SnippetName, snippets } from '../../src/embed/snippets.ts';
import { engines, openTab, type Tab } from '../engines/browser.ts';
import { project, viewOf } from '../formats/support.ts';
import { temporaryFolder } from '../support/folders.ts';
import { Copy } from '../support/project.ts';
import { serve } from '../support/serve.ts';
import { startWordPress } from './wordpress.ts';

const copy = new Copy();
const server = await serve(copy.dist, () => ({ 'access-control-allow-origin': '*' }));
afterAll(() => server.stop());
const built = await copy.build({ NGUON_SITE: new URL(server.url).origin });
if (built.code !== 0) throw new Error(built.stderr);
const wordpress = await startWordPress(temporaryFolder(), server.url);
afterAll(() => wordpress.stop());

const chart = project.charts[0]!.id;
const address = `${server.url}charts/${chart}/`;
const snippet = (name: SnippetName) =>
  snippets[name]({
    view: viewOf(chart, 'en', project),
    site: { ...project.site, root: server.url },
    choice: { theme: 'light', plain: false },
  });
/** What the block editor saves for an address that is pasted into it. */
const embedBlock = `<!-- wp:embed {"url":"${address}","type":"rich","providerNameSlug":"nguon"} -->
<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">
${address}
</div></figure>
<!-- /wp:embed -->`;

/** The ways that the chart's page names for WordPress, by who writes. */
const posts = {
  'an author, the address in the block editor': await wordpress.post('author', embedBlock),
  'an author, the address in the classic editor': await wordpress.post(
    'author',
    `Before.\n\n${address}\n\nAfter.`,
  ),
  'an administrator, one tag in a block of HTML': await wordpress.post(
    'administrator',
    `<!-- wp:html -->\n${snippet('script')}\n<!-- /wp:html -->`,
  ),
};

describe.each(engines)('WordPress in %s', (engine) => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await openTab(engine);
  });
  afterAll(() => tab?.close());

  const frame = `document.querySelector('iframe[src*="/embed/"]')`;
  const shown = `(() => {
    const frame = ${frame};
    if (!frame) return 'no frame';
    frame.scrollIntoView();
    const { width, height } = frame.getBoundingClientRect();
    return { width, height, isVisible: getComputedStyle(frame).visibility === 'visible' && getComputedStyle(frame).position !== 'absolute' };
  })()`;
  const content = `Math.ceil(document.body.getBoundingClientRect().height)`;

  async function expectShown() {
    await expect
      .poll(async () => {
        const outside = await tab.evaluate<{ width: number; height: number; isVisible: boolean } | string>(
          shown,
        );
        if (typeof outside === 'string') return outside;
        const inside = await tab.evaluate<number>(content, 0);
        return outside.isVisible && outside.width > 300 && Math.abs(outside.height - inside) <= 1
          ? 'right'
          : { ...outside, inside };
      })
      .toBe('right');
  }

  test.each(Object.entries(posts))('%s: the chart is there, whole', async (name, url) => {
    await tab.goto(url);
    await expectShown();
    const pictures = process.env['PICTURES'];
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    writeFileSync(
      path.join(pictures, `wordpress-${name.replace(/\W+/g, '-')}-${engine}.png`),
      await tab.screenshot(),
    );
  });

  test('each of 50 readers sees the chart', async () => {
    for (let reader = 0; reader < 50; reader++) {
      await tab.goto(posts['an author, the address in the block editor']);
      await expectShown();
    }
  });

  test('a link in the chart leads to its page', async () => {
    await tab.goto(posts['an author, the address in the block editor']);
    await expectShown();
    await tab.click('a[href*="/charts/"], a[href*="/reports/"]', 0);
    await expect.poll(() => tab.evaluate<string>('location.href')).toContain(server.url);
  });
});
