import { createContext, runInContext } from 'node:vm';
import { describe, expect, it, test } from 'vitest';
import { snippets } from '../../src/embed/snippets.ts';
import { site } from '../formats/support.ts';
import { inputOf, only } from './support.ts';

const html = snippets.listener(inputOf('accounts', 'en'));
/** The script of the snippet, as a browser is given it. */
const code = only(html, 'script').textContent;

/** A frame on a page: what is in it, its address, and the height that a script has given it. */
interface Frame {
  contentWindow: object;
  src: string;
  style: { height?: string };
}

const frameOf = (src: string): Frame => ({ contentWindow: {}, src, style: {} });
const ours = (id: string) => frameOf(`${site.root}embed/${id}/`);

/** A page with some frames in which the script runs, once or more often; `send` is what a browser does with a message. */
function pageWith(frames: Frame[], { times = 1, script = code } = {}) {
  const listeners: ((event: { data: unknown; source: unknown }) => void)[] = [];
  const context = createContext({
    addEventListener: (type: string, listener: (typeof listeners)[number]) => {
      expect(type).toBe('message');
      listeners.push(listener);
    },
    document: { querySelectorAll: (selector: string) => (selector === 'iframe' ? frames : []) },
  });
  for (let time = 0; time < times; time++) runInContext(script, context);
  expect(Object.keys(context)).toEqual(['addEventListener', 'document']);
  expect(listeners).toHaveLength(times);
  return {
    send: (data: unknown, source: unknown) => {
      for (const listener of listeners) listener({ data, source });
    },
  };
}

const size = (height: unknown) => ({ sentinel: 'amp', type: 'embed-size', height });

describe('the listener', () => {
  it('gives the frame that asks the height it asks for', () => {
    const frames = [
      ours('a'),
      ours('b'),
      frameOf(`${site.root}vi/embed/a/`),
      frameOf(`${site.root}frozen/a/v/`),
    ];
    const page = pageWith(frames);
    for (const [at, frame] of frames.entries()) page.send(size(400 + at), frame.contentWindow);
    expect(frames.map(({ style }) => style.height)).toEqual(['400px', '401px', '402px', '403px']);
    page.send(size(10_000), frames[0]?.contentWindow);
    expect(frames[0]?.style.height).toBe('10000px');
  });

  it('hears no other site, not even one whose address starts alike', () => {
    const frames = [
      'https://evil.example/',
      `https://evil.example/?${site.root}`,
      site.root.replace(/\/$/, '-evil/'),
      '',
    ].map(frameOf);
    const page = pageWith(frames);
    for (const { contentWindow } of frames) page.send(size(400), contentWindow);
    for (const source of [{}, null, undefined]) page.send(size(400), source);
    expect(frames.map(({ style }) => style.height)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each([
    ...[-1, 0, 10_000.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(size),
    ...['400', '400px', null, undefined, true, [400], { valueOf: () => 400 }, 400n].map(size),
    ...[null, undefined, '', 'amp', 0, 7, 7n, true, [], {}, new Date(0), new Map()],
    { sentinel: 'amp', height: 400 },
    { type: 'embed-size', height: 400 },
    { sentinel: 'amp-1', type: 'embed-size', height: 400 },
    { sentinel: 'amp', type: 'embed-ready', height: 400 },
    JSON.stringify(size(400)),
    { secret: 'abcdefghij', message: 'height', value: 400 },
    Object.create(null),
  ])('leaves %o alone', (data) => {
    const frame = ours('a');
    pageWith([frame]).send(data, frame.contentWindow);
    expect(frame.style).toEqual({});
  });
});
