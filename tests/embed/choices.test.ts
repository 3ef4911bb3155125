import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { description } from '../../src/charts/describe.ts';
import { escapeXml } from '../../src/charts/parts/svg.ts';
import { embedHeight, themes, variants } from '../../src/embed/choice.ts';
import { embedScriptIntegrity, snippets } from '../../src/embed/snippets.ts';
import { frozenFile } from '../../src/formats/site.ts';
import { locales } from '../../src/i18n/locales.ts';
import { viewOf } from '../formats/support.ts';
import { attributesOf, frozen, inputOf, only } from './support.ts';

const root = 'https://example.org/nguon/';
const heightOf = (choice: Parameters<typeof embedHeight>[1]) =>
  String(embedHeight(viewOf('accounts', 'vi'), choice));

it('is higher by the line that tells of a correction, which a frozen version does not have', () => {
  const view = viewOf('items-removed', 'en');
  const added = (version?: string) =>
    [view, { ...view, corrections: [] }]
      .map((one) => embedHeight(one, { plain: false, frozen: version }))
      .reduce((all, bare) => all - bare);
  expect([added(), added(frozen)]).toEqual([24, 0]);
});

describe('the script', () => {
  const tagOf = (...given: Parameters<typeof inputOf>) =>
    attributesOf(only(snippets.script(inputOf(...given)), 'script'));

  it('is given the choice, and no more', () => {
    expect(tagOf('accounts', 'vi', { theme: 'dark', plain: true, frozen })).toEqual({
      async: '',
      src: `${root}embed/v1.js`,
      integrity: embedScriptIntegrity,
      crossorigin: 'anonymous',
      'data-chart': 'accounts',
      'data-lang': 'vi',
      'data-theme': 'dark',
      'data-plain': '',
      'data-frozen': frozen,
      'data-height': heightOf({ plain: true, frozen }),
      'data-title': 'Hai nền tảng chiếm phần lớn tài khoản',
    });
    const plainest = tagOf('accounts', 'en', { theme: 'auto' });
    for (const name of ['data-theme', 'data-plain', 'data-frozen']) expect(plainest).not.toHaveProperty(name);
  });

  it('has the whole chart in words and in a picture for those who run none', () => {
    for (const locale of locales)
      for (const version of [undefined, frozen]) {
        const input = inputOf('items-removed', locale, { frozen: version });
        const html = snippets.script(input);
        const { data } = input.view;
        const live = `${root}${locale === 'vi' ? 'vi/' : ''}charts/items-removed`;
        expect(attributesOf(only(html, 'a'))).toEqual({ href: `${live}/` });
        expect(attributesOf(only(html, 'img'))).toEqual({
          src: version ? root + frozenFile('items-removed', version, locale, 'png') : `${live}.png`,
          width: '688',
          alt: escapeXml(`${data.title}. ${description(data)}`),
          style: 'max-width:100%;height:auto',
        });
      }
  });
});

describe('frames', () => {
  const frameOf = (name: 'iframe' | 'wordpress', choice: Parameters<typeof inputOf>[2]) =>
    attributesOf(only(snippets[name](inputOf('accounts', 'vi', choice)), 'iframe'));

  it('are as high as the chart, and have its colours for their ground', () => {
    const height = heightOf({ plain: false });
    for (const theme of themes) {
      const scheme = theme === 'auto' ? '' : `;color-scheme:${theme}`;
      const style = `width:100%;height:${height}px;border:0${scheme}`;
      expect(frameOf('iframe', { theme })).toMatchObject({ height, style });
    }
  });

  it('show what was chosen', () => {
    for (const name of ['iframe', 'wordpress'] as const) {
      expect(frameOf(name, { theme: 'auto' })['src']).toBe(`${root}vi/embed/accounts/`);
      const all = frameOf(name, { theme: 'dark', plain: true, frozen });
      expect(all['src']).toBe(`${root}frozen/accounts/${frozen}/vi/?theme=dark&amp;plain`);
    }
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

const of = (before: string, middles: string[], after: string) => ({ before, middles, after });

test.each([
  [[], of('', [], '')],
  [['abc'], of('abc', [''], '')],
  [['abc', 'abc'], of('abc', ['', ''], '')],
  [['a light b', 'a dark b', 'a  b'], of('a ', ['light', 'dark', ''], ' b')],
  [['aa', 'a'], of('a', ['a', ''], '')],
  [['aba', 'a'], of('a', ['ba', ''], '')],
  // U+1F600 and U+1F601 start with the same unit, U+1F600 and U+1F200 end with it.
  [['x😀y', 'x😁y'], of('x', ['😀', '😁'], 'y')],
  [['x\u{1f600}y', 'x\u{1f200}y'], of('x', ['\u{1f600}', '\u{1f200}'], 'y')],
  [['😀', '😀😀'], of('😀', ['', '😀'], '')],
])('the variants %j', (texts, expected) => {
  expect(variants(texts)).toEqual(expected);
});

it('of any texts the parts make up the texts, and are whole characters', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '\u{1f200}', 'ồ'), maxLength: 6 });
  const property = fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
    const { before, middles, after } = variants(texts);
    expect(middles.map((middle) => before + middle + after)).toEqual(texts);
    for (const part of [before, ...middles, after]) expect(part.isWellFormed()).toBe(true);
  });
  fc.assert(property, { numRuns: 500 });
});
