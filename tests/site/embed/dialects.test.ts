import { expect, inject, it, test } from 'vitest';
import { chartOfEachType } from './article.ts';
import * as host from './dialects.ts';
import { fits, heightsOf, SITE, useStage } from './stage.ts';
import { expectFits, shownIn, visit } from './visit.ts';

const { dist } = inject('site');
const CHART = `${SITE}embed/social-network-accounts/`;

const stage = useStage();

const oneOfEach: Record<string, host.Host> = {
  'Pym.js': host.pymIn('box'),
  'Pym.js by its attributes': host.pymAlone,
  '@newswire/frames': host.framer,
  '@newswire/frames by its attributes': host.framerAlone,
  '@newswire/frames that comes after the chart': host.framerAfterwards,
  WordPress: host.wordpress,
  Datawrapper: host.datawrapper,
  'Embedly, by the window': host.embedly('source'),
  'Embedly, by the address': host.embedly('address'),
  'the Guardian': host.guardian,
  AMP: host.amp,
};

test.each(Object.entries(oneOfEach))('%s gives the frame the height of its content', async (_, one) => {
  const visited = await visit(stage, host.pageOf([one], CHART));
  await expectFits(visited);
  expect(await (await visited.frame.frameElement()).isVisible()).toBe(true);
  expect(visited.complaints).toEqual([]);
});

it('serves all of them at once, on one page', async () => {
  const hosts = Object.values(oneOfEach);
  const visited = await visit(stage, host.pageOf(hosts, CHART), { charts: hosts.length });
  await expectFits(visited, [480]);
  expect(visited.complaints).toEqual([]);
  expect(await visited.page.evaluate(() => Reflect.get(window, 'reported'))).toEqual([]);
});

it('gives charts of each type their height, in every language', async () => {
  const ids = await chartOfEachType(dist);
  const charts = ['', 'vi/'].flatMap((language) => ids.map((id) => `${SITE}${language}embed/${id}/`));
  const each = charts.map((src) => host.datawrapper.html(src)).join('');
  const html = host.pageOf([{ ...host.datawrapper, html: () => each }], '');
  const { page, frames, complaints } = await visit(stage, html, { charts: charts.length });
  for (const width of [320, 480, 700, 1200]) {
    await page.setViewportSize({ width, height: 30_000 });
    for (const unfolded of [true, false]) {
      for (const frame of frames)
        await frame.locator('details').evaluate((one, open) => Object.assign(one, { open }), unfolded);
      for (const frame of frames) await fits(frame);
    }
  }
  expect(complaints).toEqual([]);
});

test.each([
  ['with a choice after ?', 'box', '?theme=dark', { theme: 'dark' }],
  ['with a choice after #', 'box', '#theme=dark', { theme: 'dark' }],
  ['with choices after both', 'box', '?theme=dark&plain#theme=light', { theme: 'light', plain: '' }],
  ['with an id of many kinds of letters', 'The box_1.2-3:4;5,6/7@8!~biểu đồ 📊', '', {}],
])('Pym.js does so %s', async (_, id, end, choices) => {
  const visited = await visit(stage, host.pageOf([host.pymIn(id, end)], CHART));
  await expectFits(visited, [320, 700]);
  expect(await shownIn(visited.frame)).toEqual({ chart: 'social-network-accounts', ...choices });
  expect(visited.complaints).toEqual([]);
});

it('keeps two boxes of Pym.js on a page apart', async () => {
  const html = host.pageOf([host.pymIn('box'), host.pymIn('box-2')], CHART);
  const other = `${SITE}vi/embed/platform-users/`;
  const visited = await visit(stage, html.replace(CHART, other), { charts: 2 });
  await expectFits(visited, [700]);
  const [first, second] = await Promise.all(visited.frames.map(heightsOf));
  expect(first?.frame).not.toBe(second?.frame);
});

it('sends the Guardian no string that is not JSON', async () => {
  const visited = await visit(stage, host.pageOf([host.guardian], CHART));
  await fits(visited.frame);
  await visited.frame.locator('summary').click();
  await fits(visited.frame);
  const texts = (await visited.messages()).filter((message) => typeof message === 'string');
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) expect(() => JSON.parse(text), text).not.toThrow();
  expect(await visited.page.evaluate(() => Reflect.get(window, 'reported'))).toEqual([]);
});
