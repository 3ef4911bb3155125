import type { Remote } from 'comlink';
import { expect, it, vi } from 'vitest';
import { Session } from '../../src/desk/browser/session.ts';
import { Desk } from '../../src/desk/desk.ts';
import { fileNames, rowsOf, setCells, type Workbook } from '../../src/desk/workbook.ts';
import { cellsOf } from './support.ts';

const filesOf = (...names: string[]) => names.map((file) => [file, cellsOf('id,b\nnew,1')] as const);

/** A session that begins with published files. */
function begin() {
  const desk = new Desk('en');
  const check = vi.fn<Desk['check']>((...given) => desk.check(...given));
  const publish = (workbook: Workbook) => desk.publish(workbook);
  const session = new Session({ check, publish } as unknown as Remote<Desk>);
  const calls = { reveal: vi.fn(), checked: vi.fn(), failed: vi.fn() };
  Object.assign(session, calls).begin(new Map(filesOf('units.csv', 'observations/a.csv', 'seeds/r.csv')));
  const position = { file: 'units.csv', row: 1, column: 1 };
  const set = (text: string) =>
    session.make([['units.csv', setCells(rowsOf(session.workbook, 'units.csv')!, 1, 1, [[text]])]], position);
  return { session, check, position, set, ...calls };
}

it('a session begins with figures; it undoes and redoes, and goes where it was', () => {
  const { session, reveal, position, set } = begin();
  expect(session.files).toEqual(['observations/a.csv', 'units.csv', 'seeds/r.csv']);
  expect([session.current, session.undoSteps]).toEqual(['observations/a.csv', []]);
  const cells = () => rowsOf(session.workbook, 'units.csv')?.[1];
  set('x');
  expect(cells()).toEqual(['new', 'x']);
  session.undo();
  expect([cells(), session.current]).toEqual([['new', '1'], 'units.csv']);
  expect(reveal.mock.lastCall).toEqual([position]);
  session.redo();
  expect(cells()).toEqual(['new', 'x']);
});

it('a session checks the last state only, and drops what was found before it', async () => {
  const { session, check, checked, failed, set } = begin();
  set('x');
  set('y');
  await expect.poll(() => checked.mock.calls.length).toBe(1);
  expect(check).toHaveBeenCalledTimes(2);
  // Charts that a change overtakes are not shown.
  session.resize(364);
  set('z');
  await expect.poll(() => checked.mock.calls.length).toBe(2);
  expect(check).toHaveBeenCalledTimes(4);
  // A failure is reported, and the next change is checked again.
  check.mockRejectedValueOnce(new Error('no'));
  set('one');
  await expect.poll(() => failed.mock.calls.length).toBe(1);
  set('two');
  await expect.poll(() => checked.mock.calls.length).toBe(3);
});

it('a session takes opened files as a step; what a folder lacks is listed still, and all can be as published again', () => {
  const { session } = begin();
  session.take([['observations/a.csv', undefined], ...filesOf('observations/b.csv', 'seeds/r.txt')]);
  const now = ['observations/b.csv', 'units.csv', 'seeds/r.csv'];
  expect(session.current).toBe('observations/b.csv');
  expect(fileNames(session.workbook)).toEqual([...now, 'seeds/r.txt']);
  expect(session.files).toEqual([...now, 'observations/a.csv']);
  const published = ['observations/a.csv', 'units.csv', 'seeds/r.csv'];
  session.reset();
  expect(fileNames(session.workbook)).toEqual(published);
  session.undo();
  session.undo();
  expect(fileNames(session.workbook)).toEqual(published);
});
