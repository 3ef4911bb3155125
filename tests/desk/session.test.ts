import type { Remote } from 'comlink';
import { expect, it, vi } from 'vitest';
import { Session } from '../../src/desk/browser/session.ts';
import { Desk } from '../../src/desk/desk.ts';
import {
  applyChanges,
  type Change,
  type FilePosition,
  fileNames,
  rowsOf,
  setCells,
  type Workbook,
} from '../../src/desk/workbook.ts';
import { cellsOf } from './support.ts';

const changesOf = (...names: string[]): Change[] => names.map((file) => [file, cellsOf('id,b\nnew,1')]);

/** A session that begins with published files, and what it did. */
function begin() {
  const [shown, revealed]: [string[], FilePosition[]] = [[], []];
  const desk = new Desk('en');
  const check = vi.fn<Desk['check']>((workbook, options) => desk.check(workbook, options));
  const remote = { check, publish: (workbook: Workbook) => desk.publish(workbook) };
  const callbacks = {
    refresh: () => session.current === shown.at(-1) || shown.push(session.current),
    reveal: (position: FilePosition) => revealed.push(position),
    checked: vi.fn(),
    failed: vi.fn(),
  };
  const session: Session = new Session(remote as unknown as Remote<Desk>, callbacks);
  const files = changesOf('units.csv', 'observations/a.csv', 'seeds/r.csv');
  session.begin(applyChanges(new Map(), files));
  const set = (text: string) => {
    const rows = setCells(rowsOf(session.workbook, 'units.csv')!, 1, 1, [[text]]);
    const position = { file: 'units.csv', row: 1, column: 1 };
    session.make([['units.csv', rows]], position);
  };
  return { session, remote, callbacks, shown, revealed, set };
}

it('a session begins with figures, and nothing to undo', () => {
  const { session, shown } = begin();
  expect(session.files).toEqual(['observations/a.csv', 'units.csv', 'seeds/r.csv']);
  expect([shown, session.undoSteps]).toEqual([['observations/a.csv'], []]);
});

it('a session undoes and redoes, and goes where it was', () => {
  const { session, shown, revealed, set } = begin();
  const cells = () => rowsOf(session.workbook, 'units.csv')?.[1];
  set('x');
  expect(cells()).toEqual(['new', 'x']);
  session.undo();
  expect(cells()).toEqual(['new', '1']);
  expect([shown.at(-1), revealed.at(-1)]).toEqual(['units.csv', { file: 'units.csv', row: 1, column: 1 }]);
  session.redo();
  expect(cells()).toEqual(['new', 'x']);
});

it('a session checks the last state only, and drops what was found before it', async () => {
  const { session, remote, callbacks, set } = begin();
  set('x');
  set('y');
  await expect.poll(() => callbacks.checked.mock.calls.length).toBe(1);
  expect(remote.check).toHaveBeenCalledTimes(2);
  // Charts that a change overtakes are not shown.
  session.resize(364);
  set('z');
  await expect.poll(() => callbacks.checked.mock.calls.length).toBe(2);
  expect(remote.check).toHaveBeenCalledTimes(4);
  // A failure is reported, and the next change is checked again.
  remote.check.mockRejectedValueOnce(new Error('no'));
  set('one');
  await expect.poll(() => callbacks.failed.mock.calls.length).toBe(1);
  set('two');
  await expect.poll(() => callbacks.checked.mock.calls.length).toBe(3);
});

it('a session takes opened files as a step; what a folder lacks is listed still, and all can be as published again', () => {
  const { session, shown } = begin();
  session.take([['observations/a.csv', undefined], ...changesOf('observations/b.csv', 'seeds/r.txt')]);
  expect(shown.at(-1)).toBe('observations/b.csv');
  expect(fileNames(session.workbook)).toEqual([
    'observations/b.csv',
    'units.csv',
    'seeds/r.csv',
    'seeds/r.txt',
  ]);
  expect(session.files).toEqual(['observations/b.csv', 'units.csv', 'seeds/r.csv', 'observations/a.csv']);
  session.reset();
  expect(fileNames(session.workbook)).toEqual(['observations/a.csv', 'units.csv', 'seeds/r.csv']);
  session.undo();
  session.undo();
  expect(fileNames(session.workbook)).toEqual(['observations/a.csv', 'units.csv', 'seeds/r.csv']);
});
