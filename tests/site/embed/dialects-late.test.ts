import { expect, it, test } from 'vitest';
import { datawrapper, framer, guardian, type Host, pageOf, pymIn, wordpress } from './dialects.ts';
import { chartFrames, fits, heightsOf, SITE, useStage } from './stage.ts';
import { expectFits, visit } from './visit.ts';

const CHART = `${SITE}embed/social-network-accounts/`;

const stage = useStage();

test.each([
  [
    '@newswire/frames',
    { sentinel: 'amp', type: 'frames-init' },
    `(data) => data.type === 'embed-size' && data.height`,
  ],
  ['WordPress', { message: 'ready', secret: 'aB3' }, `(data) => data.secret === 'aB3' && data.value`],
  [
    'Pym.js',
    'pymxPYMxboxxPYMxwidthxPYMx700',
    `(data) => typeof data === 'string' && /^pymxPYMxboxxPYMxheightxPYMx(\\d+)$/.exec(data)?.[1]`,
  ],
])('a frame tells its height again when %s asks, a second late', async (_, question, height) => {
  const src = `${CHART}?childId=box#?secret=aB3`;
  const { page, frame } = await visit(stage, `<!doctype html><iframe src="${src}" frameborder="0"></iframe>`);
  await page.waitForTimeout(1000);
  await page.addScriptTag({
    content: `addEventListener('message', ({ data }) => {
      const height = (${height})(data);
      if (height) document.querySelector('iframe').height = height;
    });`,
  });
  await page.waitForTimeout(200);
  expect(await heightsOf(frame)).toMatchObject({ frame: 150, scrolls: true });
  await page.evaluate((one) => frames[0]?.postMessage(one, '*'), question);
  await fits(frame);
});

const hosts: [string, Host][] = [
  ['Pym.js', pymIn('box')],
  ['@newswire/frames', framer],
  ['WordPress', wordpress],
  ['Datawrapper', datawrapper],
  ['the Guardian', guardian],
];

test.each(hosts)(
  'a frame of %s on a tab that is not shown has its height once it is shown',
  async (_, one) => {
    const html = pageOf([one], CHART).replace(/<\/style>\n/, '$&<section style="display: none">\n');
    const visited = await visit(stage, html);
    await visited.page.waitForTimeout(300);
    for (let time = 0; time < 2; time += 1) {
      await visited.page.locator('section').evaluate((section) => section.removeAttribute('style'));
      await expectFits(visited, [700]);
      await visited.page
        .locator('section')
        .evaluate((section) => section.setAttribute('style', 'display: none'));
      await visited.page.waitForTimeout(100);
    }
  },
);

test.each(hosts)('a frame of %s far below has its height before a reader comes there', async (_, one) => {
  const html = pageOf([one], CHART).replace(/<\/style>\n/, '$&<p style="height: 30000px"></p>\n');
  const { page, frame } = await visit(stage, html, { height: 900 });
  await fits(frame);
  await frame.locator('summary').click();
  await fits(frame);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(20_000);
});

it('a lazy frame is asked for late, and has its height then', async () => {
  const lazy = { ...datawrapper, html: (src: string) => `<iframe loading="lazy" src="${src}"></iframe>` };
  const html = pageOf([lazy], CHART).replace(/<\/style>\n/, '$&<p style="height: 30000px"></p>\n');
  const page = await stage.browser.newPage({ viewport: { width: 700, height: 900 } });
  stage.requests();
  await page.goto(stage.host(html));
  await page.waitForTimeout(300);
  expect(stage.requests()).toEqual([]);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const [frame] = await chartFrames(page);
  if (!frame) throw new Error('There is no frame.');
  await fits(frame);
  const [first, ...fonts] = stage.requests();
  expect(first).toBe('GET /embed/social-network-accounts/');
  expect(fonts.filter((one) => !one.endsWith('.woff2'))).toEqual([]);
});

it('a frame grows with its text, and shrinks with it', async () => {
  const { frame } = await visit(stage, pageOf([datawrapper], CHART));
  await fits(frame);
  const before = await heightsOf(frame);
  for (const size of ['24px', '']) {
    await frame.evaluate((fontSize) => Object.assign(document.documentElement.style, { fontSize }), size);
    await fits(frame);
    if (size) expect((await heightsOf(frame)).frame).toBeGreaterThan(before.frame + 20);
  }
  expect(await heightsOf(frame)).toEqual(before);
});
