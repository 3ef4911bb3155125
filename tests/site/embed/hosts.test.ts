import { describe, expect, test } from 'vitest';
import { project } from '../../formats/support.ts';
import {
  article,
  chartFrames,
  charts,
  fits,
  fitsAt,
  heightsOf,
  languages,
  onlyChart,
  readArticle,
  SITE,
  snippetOf,
  turnTable,
  useStage,
} from './stage.ts';

const stage = useStage();

const [chart] = charts;

describe('on a page that lets little in', () => {
  const policy = [
    "default-src 'none'",
    `script-src ${SITE.slice(0, -1)}`,
    `frame-src ${SITE.slice(0, -1)}`,
    "style-src 'self'",
  ].join('; ');
  /** Nothing inline, as the policy asks. */
  const strict = (pasted: string) =>
    `<!doctype html><html lang="en"><head><title>An article</title></head><body>${pasted}</body></html>`;

  test('the script is all that it needs, and breaks no rule there or in its frame', async () => {
    for (const theme of ['light', 'auto'] as const) {
      const [load] = /<script.*<\/script>/.exec(snippetOf(chart, 'script')) ?? [];
      expect(load).toMatch(/ integrity="sha384-[\w+/]{64}" crossorigin="anonymous">/);
      const html = strict(`${load}${snippetOf(chart, 'component', { theme })}`);
      const headers = { 'content-security-policy': policy };
      const frame = await onlyChart(await readArticle(stage, html, { width: 656, headers }));
      await fitsAt(frame, 640);
      await turnTable(frame);
      await fitsAt(frame, 640);
      expect(stage.complaints).toEqual([]);
    }
  });

  test('where no script of ours may run, the frame is there, as high as the chart', async () => {
    const tag = snippetOf(chart, 'script');
    const other = tag.replace(/sha384-./, (found) => (found.endsWith('A') ? 'sha384-B' : 'sha384-A'));
    for (const [text, isDefined] of [
      [other, false],
      [tag, true],
    ] as const) {
      const page = await readArticle(stage, article(text));
      await fitsAt(await onlyChart(page), 640);
      const defined = await page.evaluate(() => customElements.get('nguon-chart') !== undefined);
      expect(defined).toBe(isDefined);
      expect(stage.requests()).toContain('GET /embed/v2.js');
    }
  });
});

describe('the element', () => {
  const load = `<script src="${SITE}embed/v2.js"></script>`;
  const tag = () => snippetOf(chart, 'script', { theme: 'auto' });
  /** A text in a script of a page. */
  const quoted = (text: string) => JSON.stringify(text).replaceAll('</', '<\\/');
  const inserted = (code: string) => `<div id="app"></div><script>
    const app = document.querySelector('#app');
    const html = ${quoted(tag())};
    const bare = new DOMParser().parseFromString(${quoted(snippetOf(chart, 'component', { theme: 'auto' }))}, 'text/html');
    const props = Object.fromEntries([...bare.querySelector('nguon-chart').attributes].map(({ name, value }) => [name, value]));
    ${code}</script>`;

  test.each([
    ['innerHTML', load + inserted('app.innerHTML = html;')],
    ['a shadow root', load + inserted("app.attachShadow({ mode: 'open' }).innerHTML = html;")],
    ['a declared shadow root', `${load}<div><template shadowrootmode="open">${tag()}</template></div>`],
    [
      'a framework, attribute by attribute, before and after it is in the page',
      load +
        inserted(`const one = document.createElement('nguon-chart');
        one.setAttribute('height', props.height);
        app.append(one);
        one.setAttribute('title', props.title);
        one.setAttribute('src', props.src);`),
    ],
    [
      'a framework, before the script',
      inserted(
        "app.append(document.createElement('nguon-chart')); for (const name in props) app.firstChild.setAttribute(name, props[name]);",
      ) + load,
    ],
  ])('by %s fits its chart and follows the page’s colours', async (_, html) => {
    const css = 'html { background: #fff; color: #222; } html.night { background: #123; color: #eee; }';
    const page = await readArticle(stage, article(html, { css }));
    const frame = await onlyChart(page);
    await fitsAt(frame, 640);
    await turnTable(frame);
    await fitsAt(frame, 640);
    const theme = () => frame.evaluate(() => document.documentElement.dataset['theme']);
    await expect.poll(theme).toBe('light');
    await page.evaluate(() => document.documentElement.classList.add('night'));
    await expect.poll(theme).toBe('dark');
    await page.setViewportSize({ width: 320, height: 900 });
    await fitsAt(frame, 320);
  });

  test.each([360, 1280])(
    '30 of them move nothing on a page %i px wide, though their fonts come late',
    async (width) => {
      const pasted = Array.from({ length: 30 }, (_, at) => {
        const { id = '' } = project.charts[at % project.charts.length] ?? {};
        return `<p>${'Words of the article. '.repeat(20)}</p>${snippetOf(id, 'script', { locale: at % 2 ? 'vi' : 'en' })}`;
      });
      const css = 'body { max-width: 680px; margin: 0 auto; padding: 0 16px; }';
      const page = await readArticle(stage, article(pasted.join(''), { css }), {
        width,
        fontDelay: 300,
        first: () => {
          const kept = window as unknown as { shift: number };
          kept.shift = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              kept.shift += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
        },
      });
      for (let at = 0; at < 40; at++) {
        await page.mouse.wheel(0, 500);
        await page.waitForTimeout(40);
      }
      expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBeLessThanOrEqual(0.01);
      expect(await page.locator('iframe').count()).toBe(30);
    },
  );
});

describe('in print', () => {
  /** Sizes that come from now on are not heard: paper is laid out without a script. */
  const deafen = () =>
    addEventListener('message', (event) => 'deaf' in window && event.stopImmediatePropagation(), true);

  test.each(languages)(
    'no chart of any type in %s is cut on A4, where the screen was wider',
    async (locale) => {
      const ids = [...new Map(project.charts.map(({ id, type }) => [type, id])).values()];
      const pasted = ids.map((id) => snippetOf(id, 'script', { locale }));
      const page = await readArticle(stage, article(pasted.join('\n')), {
        width: 1200,
        height: 9000,
        first: deafen,
      });
      const frames = await chartFrames(page, ids.length);
      for (const frame of frames) await fits(frame);
      await page.evaluate(() => Object.assign(window, { deaf: true }));
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 718, height: 9000 });
      for (const frame of frames) {
        await expect.poll(() => frame.evaluate(() => innerWidth)).toBe(718);
        const { frame: height, content, scrolls } = await heightsOf(frame);
        expect([frame.url(), content <= height, scrolls]).toEqual([frame.url(), true, false]);
        // Whose it is stays; what only a click can use goes.
        expect(await frame.locator('summary').isVisible()).toBe(false);
        expect(await frame.locator('.source').isVisible()).toBe(true);
      }
    },
  );
});
