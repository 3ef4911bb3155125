import { expect, it, vi } from 'vitest';
import { type Answer, remoteDesk } from '../../src/desk/browser/remote.ts';
import { published } from './support.ts';

it('the worker answers the page’s calls, its failures too', async () => {
  // Both ends of a worker, in one place.
  const listeners: ((event: { data: unknown }) => void)[] = [];
  let hear: (event: { data: Answer }) => void = () => {};
  vi.stubGlobal('addEventListener', (_: string, listener: (typeof listeners)[number]) => {
    listeners[0] = listener;
  });
  vi.stubGlobal('postMessage', (data: Answer) => hear({ data: structuredClone(data) }));
  await import('../../src/desk/browser/worker.ts');
  const worker = {
    postMessage: (data: unknown) => listeners[0]?.({ data: structuredClone(data) }),
    addEventListener: (type: string, listener: typeof hear) => {
      if (type === 'message') hear = listener;
    },
  };
  worker.postMessage({ locale: 'en', words: { en: {}, vi: {} }, problems: {} });
  const desk = remoteDesk(worker as unknown as Worker);

  const changes = await desk.publish(published);
  desk.change(changes);
  const row = ['Not an id', 'count', '1', 'a', 'b', 'c'];
  desk.change([{ file: 'units.csv', content: { kind: 'rows', rows: [row, row] } }]);
  const [{ problems }, text] = await Promise.all([desk.check(272), desk.text('units.csv')]);
  expect(problems[0]).toMatchObject({ file: 'units.csv' });
  expect(text).toMatch(/^Not an id/);
  await expect(desk.open(null as never, [])).rejects.toThrow('iterable');
});
