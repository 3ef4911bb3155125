import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, inject, it, test } from 'vitest';
import { dialect, dialects, markedByWordPress, pageOf } from './dialects.ts';
import {
  chartFrames,
  expectFits,
  fits,
  heardBy,
  heightsOf,
  onlyChart,
  readArticle,
  SITE,
  turnTable,
  useStage,
} from './stage.ts';

const { dist } = inject('site');
const id = 'social-network-accounts';
const CHART = `${SITE}embed/${id}/`;
/** As Pym.js and WordPress both give it, so that it speaks every dialect. */
const WITH_IDS = `${CHART}?childId=box&secret=aB3`;

const stage = useStage({ scrollbars: true });
const screen = { width: 1200, height: 8000 };
const visit = (html: string) => readArticle(stage, html, screen);

it('gives its frame the height of its content in every dialect at once, on one page', async () => {
  const hosts = Object.values(dialects);
  expect(hosts).toHaveLength(13);
  const page = await visit(pageOf(hosts, CHART));
  await expectFits(page, await chartFrames(page, hosts.length), [480]);
  expect(stage.complaints).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'reported'))).toEqual([]);
});

/** Charts where a wider drawing is the higher one, or the lower. */
test.each([
  ['vi/embed/game-revenue/', 645],
  ['embed/game-revenue/', 455],
  ['embed/fines-total/', 330],
  ['embed/enforcement-2024/', 645],
])('a frame with %s, %i px wide and low at first, keeps no scrollbar', async (chart, width) => {
  const html = (src: string) => `<iframe src="${src}" style="width: ${width}px"></iframe>`;
  const page = await visit(pageOf([{ ...dialect('datawrapper'), html }], SITE + chart));
  const frame = await onlyChart(page);
  await page.waitForTimeout(300);
  await fits(frame);
  expect(await frame.evaluate(() => innerWidth - document.documentElement.clientWidth)).toBe(0);
});

describe('messages', () => {
  /** A page with a chart that has settled and sent its messages. */
  async function settled(src = WITH_IDS) {
    const page = await visit(pageOf([dialect('datawrapper')], src));
    const frame = await onlyChart(page);
    await fits(frame);
    await page.waitForTimeout(200);
    return { page, frame, first: await heardBy(page) };
  }

  /** The different messages among some, with each size as 0: nothing else differs from one to the next. */
  function shapesOf(messages: unknown[]): string[] {
    const shapes = messages.map((message) => {
      const data = typeof message === 'string' && message.startsWith('{') ? JSON.parse(message) : message;
      if (typeof data === 'string') return data.replace(/\d+$/, '0');
      return JSON.stringify(data, (_, value) => (typeof value === 'number' ? 0 : value));
    });
    return [...new Set(shapes)].toSorted();
  }

  test.each([
    ['', []],
    ['?childId=box', ['pymxPYMxboxxPYMxheightxPYMx0']],
    ['?plain#?secret=aB3', [{ message: 'height', secret: 'aB3', value: 0 }]],
    [
      '?secret=aB3&childId=a&word=mine#more',
      ['pymxPYMxaxPYMxheightxPYMx0', { message: 'height', secret: 'aB3', value: 0 }],
    ],
  ])('of a frame at …%s hold its sizes, its address, and the ids that it was given', async (end, more) => {
    const { page, frame, first } = await settled(CHART + end);
    await turnTable(frame);
    await fits(frame);
    const always = [
      { sentinel: 'amp', type: 'embed-size', height: 0 },
      { 'datawrapper-height': { [id]: 0 } },
      { src: CHART + end, context: 'iframe.resize', height: 0 },
      { type: 'iframe-resized', height: 0 },
      { id: `iframeMessenger:${id}`, type: 'set-height', value: 0, href: CHART + end },
      ...more,
    ];
    expect(shapesOf(await heardBy(page))).toEqual(shapesOf(always));
    expect(shapesOf(first)).toEqual(shapesOf([{ sentinel: 'amp', type: 'embed-ready' }, ...always]));
    expect(stage.complaints).toEqual([]);
  });

  it('answer no garbage, and the frame survives it', async () => {
    const { page, frame } = await settled();
    await page.evaluate(() => {
      const words = ['', '{', '{"type":"frames-init"}', 'frames-init', 'ready', ' pymxPYMxboxxPYMx'];
      const values = [null, undefined, true, 0, 1n, Number.NaN, new Date(0), /x/, new Error('x'), []];
      const lists = [
        ['frames-init'],
        new Map([['type', 'frames-init']]),
        new Set(['ready']),
        new Uint8Array(8),
      ];
      const objects = [
        {},
        { type: ['frames-init'] },
        { message: 1, type: {} },
        { type: 'embed-size', sentinel: 'amp', height: 1e9 },
        { message: 'height', secret: 'aB3', value: 1 },
        { 'datawrapper-height': { x: 1 } },
      ];
      for (const one of [...words, ...values, ...lists, ...objects]) frames[0]?.postMessage(one, '*');
    });
    await page.waitForTimeout(300);
    expect(await heardBy(page)).toEqual([]);
    await turnTable(frame);
    await fits(frame);
    expect(stage.complaints).toEqual([]);
  });

  it('answer nobody but the page that the frame stands in', async () => {
    const { page, frame } = await settled();
    const questions = [
      { sentinel: 'amp', type: 'frames-init' },
      { message: 'ready', secret: 'aB3' },
      'pymxPYMxboxxPYMxwidthxPYMx640',
    ];
    const asking = `<script>
      for (const question of ${JSON.stringify(questions)}) parent.frames[0].postMessage(question, '*');
      parent.postMessage('asked', '*');
    </script>`;
    await page.evaluate((srcdoc) => {
      document.body.append(Object.assign(document.createElement('iframe'), { srcdoc }));
    }, asking);
    await page.waitForTimeout(500);
    expect(await heardBy(page)).toEqual(['asked']);
    await fits(frame);
  });
});

describe('WordPress', () => {
  const SECRET = 'aB3dE6gH9j';

  /** Opens an article in which the address of a chart's page stands on a line of its own, as WordPress shows it. */
  async function pasted(chart = id, css = '') {
    const { html } = JSON.parse(await readFile(path.join(dist, `oembed/en/${chart}.json`), 'utf8'));
    const marked = markedByWordPress(html, SECRET);
    const page = await visit(
      `<!doctype html><style>body { margin: 0 } iframe { display: block } ${css}</style><div class="tab">${marked}</div>${dialect('wordpress').script}`,
    );
    return { page, frame: await onlyChart(page) };
  }

  it('shows the chart in place of the link, whole, in a frame without an origin, in its own font', async () => {
    const { page, frame } = await pasted();
    const [first, ...more] = stage.requests();
    expect(first).toBe(`GET /embed/${id}/?theme=light`);
    expect(more).toEqual([expect.stringMatching(/\.woff2$/), expect.stringMatching(/\.woff2$/)]);
    await expectFits(page, [frame], [480, 700, 1200]);
    expect(await page.locator('blockquote').isVisible()).toBe(false);
    expect(await page.locator('iframe').isVisible()).toBe(true);
    const inside = await frame.evaluate(() => ({
      origin: self.origin,
      drawn: document.querySelectorAll('.drawings .mark').length > 0,
      rows: document.querySelectorAll('tbody tr').length > 0,
      // "check" also says yes of fonts that nobody has heard of.
      fonts: [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family, weight }) => `${family} ${weight}`),
      background: getComputedStyle(document.documentElement).backgroundColor,
    }));
    expect(inside).toMatchObject({ origin: 'null', drawn: true, rows: true });
    expect(inside.fonts).toEqual(['Be Vietnam Pro Drawing 400', 'Be Vietnam Pro Drawing 600']);
    // The article may be dark.
    expect(inside.background).not.toMatch(/, 0\)$/);
    expect(frame.url()).toBe(`${CHART}?theme=light#?secret=${SECRET}`);
    expect(stage.complaints).toEqual([]);
  });

  it('lets what is higher than it allows scroll, and fits again when the table is folded', async () => {
    const { page, frame } = await pasted('accounts-by-platform');
    await page.setViewportSize({ width: 320, height: 8000 });
    await fits(frame);
    await turnTable(frame);
    await expect.poll(() => heightsOf(frame)).toMatchObject({ frame: 1000, scrolls: true });
    await turnTable(frame);
    await fits(frame);
  });

  it('opens links: the chart’s page, also for words on another host', async () => {
    for (const link of ['.embed-foot a[href*="/charts/"]', '.source a']) {
      const { page, frame } = await pasted();
      await frame.locator(link).first().click();
      await page.waitForURL(/\/(?:charts|reports)\//);
    }
  });

  it('gets the height when a tab that was hidden is shown', async () => {
    const { page, frame } = await pasted(id, '.tab { display: none }');
    await page.waitForTimeout(500);
    await page.evaluate(() => document.querySelector('.tab')?.classList.remove('tab'));
    await fits(frame);
    expect((await heightsOf(frame)).frame).toBeGreaterThan(150);
  });
});
