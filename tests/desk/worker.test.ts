import { wrap } from 'comlink';
import { expect, it, vi } from 'vitest';
import type { Desk } from '../../src/desk/desk.ts';
import { applyChanges } from '../../src/desk/workbook.ts';
import { published } from './support.ts';

it('the worker answers the page’s calls, its failures too', async () => {
  // Both ends of a worker, in one place.
  const { port1: page, port2: inside } = new MessageChannel();
  for (const name of ['addEventListener', 'postMessage'] as const)
    vi.stubGlobal(name, inside[name].bind(inside));
  vi.stubGlobal('self', { name: 'en' });
  await import('../../src/desk/browser/worker.ts');
  inside.start();
  const desk = wrap<Desk>(page);

  const changes = await desk.publish(published);
  const row = ['Not an id', 'count', '1', 'a', 'b', 'c'];
  const content = { kind: 'rows' as const, rows: [row, row] };
  const workbook = applyChanges(applyChanges(new Map(), changes), [{ file: 'units.csv', content }]);
  const [{ problems }, text] = await Promise.all([
    desk.check(workbook, 272),
    desk.text('units.csv', content),
  ]);
  expect(problems[0]).toMatchObject({ file: 'units.csv' });
  expect(text).toMatch(/^Not an id/);
  await expect(desk.open(null as never, [])).rejects.toThrow('iterable');
  page.close();
});
