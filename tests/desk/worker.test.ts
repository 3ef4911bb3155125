import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Link } from '../../src/desk/browser/link.ts';
import type { Answer, Request, Texts } from '../../src/desk/protocol.ts';
import type { Change } from '../../src/desk/sheet.ts';
import { changesOf, published } from './support.ts';

const texts: Texts = { locale: 'en', words: {}, problems: {} };
const title = (text: string): Change => ({
  kind: 'rows',
  file: 'units.csv',
  at: 1,
  removed: 1,
  rows: [[text, 'count', '1', 'a', 'b', 'c']],
});

describe('the worker', () => {
  let tell: (request: Request) => void;
  const answers: Answer[] = [];
  const of = <Kind extends Answer['kind']>(kind: Kind) =>
    answers.filter((one): one is Extract<Answer, { kind: Kind }> => one.kind === kind);

  beforeAll(async () => {
    vi.stubGlobal('addEventListener', (_: string, listener: (event: { data: Request }) => void) => {
      tell = (data) => listener({ data: structuredClone(data) });
    });
    vi.stubGlobal('postMessage', (answer: Answer) => answers.push(structuredClone(answer)));
    vi.stubGlobal('fetch', async (url: string) =>
      url === '/missing' ? new Response('', { status: 404 }) : Response.json({ files: published }),
    );
    await import('../../src/desk/browser/worker.ts');
    tell({ kind: 'begin', texts });
  });

  it('says when the published files are not there', async () => {
    tell({ kind: 'start', url: '/missing', width: 272 });
    await expect
      .poll(() => of('failed'))
      .toMatchObject([{ what: 'start', message: expect.stringContaining('404') }]);
  });

  it('checks what is there when no message is waiting, and tells nothing of what was', async () => {
    tell({ kind: 'start', url: '/sources.json', width: 272 });
    await expect.poll(() => of('files')).toHaveLength(1);
    const [files] = of('files');
    tell({ kind: 'change', revision: 1, changes: changesOf(files!) });
    tell({ kind: 'change', revision: 2, changes: [title('one')] });
    tell({ kind: 'change', revision: 3, changes: [title('Not an id')] });
    await expect.poll(() => of('charts')).toHaveLength(1);
    expect(of('checked').map(({ revision }) => revision)).toEqual([3]);
    expect(of('checked')[0]?.problems).toMatchObject([{ file: 'units.csv', row: 1, at: 0 }]);
  });
});

it('the page’s end of the line drops what was found before its last change', () => {
  let hear: (answer: Partial<Answer>) => void = () => {};
  const sent: Request[] = [];
  class FakeWorker {
    addEventListener(kind: string, listener: (event: { data: Partial<Answer> }) => void) {
      if (kind === 'message') hear = (data) => listener({ data });
    }
    postMessage(message: Request) {
      sent.push(message);
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  const checking = vi.fn();
  const checked = vi.fn();
  const charts = vi.fn();
  const link = new Link(texts, { files: vi.fn(), failed: vi.fn(), checking, checked, charts });
  link.change([]);
  link.change([]);
  hear({ kind: 'checked', revision: 1 });
  hear({ kind: 'charts', revision: 1 });
  expect([checked.mock.calls, charts.mock.calls]).toEqual([[], []]);
  hear({ kind: 'checked', revision: 2 });
  expect(checked).toHaveBeenCalledOnce();
  expect(checking).toHaveBeenCalledTimes(2);
  expect(sent.map(({ kind }) => kind)).toEqual(['begin', 'change', 'change']);
});
