import { expect, it, test } from 'vitest';
import { dialect, pageOf } from './dialects.ts';
import { fits, SITE, useStage } from './stage.ts';
import { visit } from './visit.ts';

const CHART = `${SITE}embed/social-network-accounts/`;
/** As Pym.js and WordPress both give it, so that it speaks every dialect. */
const TOLD = `${CHART}?childId=box&secret=aB3`;

const stage = useStage();

/** A page with a chart that has settled, and has told what it had to tell. */
async function settled(src = TOLD) {
  const visited = await visit(stage, pageOf([dialect('datawrapper')], src));
  await fits(visited.frame);
  await visited.page.waitForTimeout(200);
  return { ...visited, first: await visited.messages() };
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
])('a frame at …%s tells its sizes, its address, and the ids that it was given', async (end, more) => {
  const { frame, first, messages, complaints } = await settled(CHART + end);
  await frame.locator('summary').click();
  await fits(frame);
  const id = 'social-network-accounts';
  const always = [
    { sentinel: 'amp', type: 'embed-size', height: 0 },
    { 'datawrapper-height': { [id]: 0 } },
    { src: CHART + end, context: 'iframe.resize', height: 0 },
    { id: `iframeMessenger:${id}`, type: 'set-height', value: 0, href: CHART + end },
    ...more,
  ];
  expect(shapesOf(await messages())).toEqual(shapesOf(always));
  expect(shapesOf(first)).toEqual(shapesOf([{ sentinel: 'amp', type: 'embed-ready' }, ...always]));
  expect(complaints).toEqual([]);
});

/** What hosts ask a frame that may have spoken too early, each in its way. */
const questions = [
  { sentinel: 'amp', type: 'frames-init' },
  { message: 'ready', secret: 'aB3' },
  'pymxPYMxboxxPYMxwidthxPYMx640',
];

it('answers no garbage, and survives it', async () => {
  const { page, frame, messages, complaints } = await settled();
  await page.evaluate(() => {
    const words = [
      '',
      'x',
      '{',
      '{"type":"frames-init"}',
      'frames-init',
      'ready',
      'pym',
      ' pymxPYMxboxxPYMx',
    ];
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
  expect(await messages()).toEqual([]);
  await frame.locator('summary').click();
  await fits(frame);
  expect(complaints).toEqual([]);
});

it('answers nobody but the page that it stands in', async () => {
  const { page, frame, messages } = await settled();
  const asking = `<script>
    for (const question of ${JSON.stringify(questions)}) parent.frames[0].postMessage(question, '*');
    parent.postMessage('asked', '*');
  </script>`;
  await page.evaluate((srcdoc) => {
    document.body.append(Object.assign(document.createElement('iframe'), { srcdoc }));
  }, asking);
  await page.waitForTimeout(500);
  expect(await messages()).toEqual(['asked']);
  await fits(frame);
});
