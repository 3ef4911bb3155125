import { describe, expect, it, test } from 'vitest';
import { type EmbedChoice, embedHeight, embedQuery, themes } from '../../src/embed/choice.ts';
import { embedScriptIntegrity, snippets } from '../../src/embed/snippets.ts';
import { chartSvg } from '../../src/formats/picture/svg.ts';
import { markChoices } from '../../src/formats/view.ts';
import { sample, site, viewOf } from '../formats/support.ts';
import { attributesOf, frozen, inputOf, only } from './support.ts';

const root = 'https://example.org/nguon/';
const heightOf = (choice: Parameters<typeof embedHeight>[1]) =>
  String(embedHeight(viewOf('accounts', 'vi'), choice).height);

it('is higher by the line about a correction, which a frozen version does not have', () => {
  const view = viewOf('items-removed', 'en');
  const added = (version?: string) =>
    [view, { ...view, corrections: [] }]
      .map((one) => embedHeight(one, { plain: false, frozen: version }).height)
      .reduce((all, bare) => all - bare);
  expect([added(), added(frozen)]).toEqual([24, 0]);
});

test('the script’s element has the frame in it, and the bare element the same address and height', () => {
  const input = inputOf('accounts', 'vi', { theme: 'dark', plain: true, frozen });
  const html = snippets.script(input);
  expect(attributesOf(only(html, 'script'))).toEqual({
    async: '',
    src: `${root}embed/v2.js`,
    integrity: embedScriptIntegrity,
    crossorigin: 'anonymous',
  });
  const frame = /<iframe.*<\/iframe>/.exec(html)?.[0] ?? '';
  expect(html).toContain(`<nguon-chart>${frame}</nguon-chart>`);
  expect(snippets.iframe(input)).toBe(html.replace(/<nguon-chart>.*<\/script>/, frame));
  const { src, title, style } = attributesOf(only(html, 'iframe'));
  const element = attributesOf(only(snippets.component(input), 'nguon-chart'));
  expect(element).toEqual({ src, title, height: /height:(calc.*\));/.exec(style ?? '')?.[1] });
});

describe('frames', () => {
  const frameOf = (choice: Parameters<typeof inputOf>[2]) =>
    attributesOf(only(snippets.iframe(inputOf('accounts', 'vi', choice)), 'iframe'));

  // A browser test holds that they are as high as the chart at every width.
  it('have a height for what reads no style, and the chart’s colours for their background', () => {
    for (const theme of themes) {
      const { height, style } = frameOf({ theme });
      expect(height).toBe(heightOf({ plain: false }));
      expect(style?.endsWith(theme === 'auto' ? ';border:0' : `;color-scheme:${theme}`)).toBe(true);
    }
  });

  it('show what was chosen', () => {
    expect(frameOf({ theme: 'auto' })['src']).toBe(`${root}vi/embed/accounts/`);
    const all = frameOf({ theme: 'dark', plain: true, highlight: 'alpha', frozen });
    expect(all['src']).toBe(`${root}frozen/accounts/${frozen}/vi/?theme=dark&amp;plain&amp;highlight=alpha`);
    expect(snippets.iframe(inputOf('accounts', 'vi', { width: 320 }))).toContain(
      'width:100%;max-width:320px"',
    );
  });

  it('of AMP have what AMP asks of frames that change their height', () => {
    const html = snippets.amp(inputOf('accounts', 'vi', { frozen }));
    const frame = only(html, 'amp-iframe');
    expect(attributesOf(frame)).toMatchObject({
      layout: 'fixed-height',
      height: heightOf({ plain: false, frozen }),
      resizable: '',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    });
    const [picture, button] = frame.childElements.map(attributesOf);
    expect(picture).toMatchObject({
      placeholder: '',
      layout: 'fill',
      src: `${root}frozen/accounts/${frozen}/vi/accounts.png`,
    });
    expect(button).toMatchObject({ overflow: '', role: 'button', 'aria-label': 'Hiện toàn bộ biểu đồ' });
  });
});

test.each<[Partial<EmbedChoice>, string]>([
  [{}, '?theme=light'],
  [{ theme: 'auto' }, ''],
  [{ theme: 'dark', plain: true }, '?theme=dark&plain'],
  [{ theme: 'auto', plain: 'title' }, '?plain=title'],
  [{ plain: 'source', highlight: 'a%20b' }, '?theme=light&plain=source&highlight=a%20b'],
])('%o is asked for as %s', (choice, query) => {
  expect(embedQuery({ theme: 'light', plain: false, ...choice })).toBe(query);
});

test('each mark can be highlighted, also in the SVG, and leads the picture’s words', () => {
  for (const { id } of sample.charts) {
    const keys = markChoices(viewOf(id, 'en')).map(({ key }) => key);
    const named = [...chartSvg(viewOf(id, 'en'), site).matchAll(/<a id="(.*?)" href/g)].map(([, key]) => key);
    expect(named.toSorted()).toEqual([...new Set(keys)].toSorted());
  }
  const [first] = markChoices(viewOf('accounts', 'en'));
  expect(first).toMatchObject({ key: 'alpha', text: expect.stringContaining('72 million') });
  for (const name of ['picture', 'newsletter', 'amp'] as const) {
    const html = snippets[name](inputOf('accounts', 'en', { highlight: 'alpha' }));
    expect(html).toContain(` alt="${first?.text}. `);
    expect(html.includes(` srcset="${root}charts/accounts.svg#alpha"`)).toBe(name === 'picture');
    expect(html.includes(`<a href="${root}embed/accounts/?highlight=alpha">`)).toBe(name !== 'amp');
  }
});
