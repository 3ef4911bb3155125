import { describe, expect, it } from 'vitest';
import type { Link } from '../../src/desk/browser/link.ts';
import { Session } from '../../src/desk/browser/session.ts';
import type { FilePosition } from '../../src/desk/browser/view.ts';
import { setCell } from '../../src/desk/edits.ts';
import type { FileState, Files } from '../../src/desk/protocol.ts';
import { type Change, packRows, Workbook } from '../../src/desk/sheet.ts';

const content = (...rows: string[][]) => ({
  kind: 'rows' as const,
  packed: packRows([['id', 'b'], ...rows]),
});
const files = (...names: string[]): Files => ({
  published: false,
  files: names.map((file) => ({ file, from: file, content: content(['new', '1']) })),
  gone: [],
  passedOver: [],
});

/** A session that begins with published files, and what it did. */
function begin() {
  const worker = new Workbook();
  const [opened, revealed, edited]: [string[], FilePosition[], string[]] = [[], [], []];
  const link = {
    change: (changes: Change[]) => {
      for (const change of changes) worker.apply(change);
    },
  } as unknown as Link;
  const shown = {
    file: (file: string) => opened.push(file),
    refresh: () => {},
    reveal: (position: FilePosition) => revealed.push(position),
    edited: (names: readonly string[]) => edited.push(...names),
  };
  const session = new Session(link, shown, 'en');
  const published = files('units.csv', 'observations/a.csv', 'seeds/r.csv');
  session.take({ ...published, published: true });
  return { session, worker, opened, revealed, edited };
}

describe('a session', () => {
  it('begins with figures, and nothing to undo', () => {
    const { session, opened, edited } = begin();
    expect(session.files).toEqual(['observations/a.csv', 'units.csv', 'seeds/r.csv']);
    expect([opened, edited, session.history.canUndo]).toEqual([['observations/a.csv'], [], false]);
  });

  it('tells the worker all that is done and undone, and where it was', () => {
    const { session, worker, opened, revealed, edited } = begin();
    const sheet = session.workbook.sheet('units.csv')!;
    session.make([setCell('units.csv', sheet, 1, 1, 'x')!], { file: 'units.csv', row: 1, column: 1 });
    expect(worker.sheet('units.csv')?.row(1)).toEqual(['new', 'x']);
    session.undo();
    expect(worker.sheet('units.csv')?.row(1)).toEqual(['new', '1']);
    expect([opened.at(-1), revealed.at(-1)]).toEqual(['units.csv', { row: 1, column: 1 }]);
    session.redo();
    expect(worker.sheet('units.csv')?.row(1)).toEqual(['new', 'x']);
    expect(edited).toEqual(['units.csv', 'units.csv', 'units.csv']);
  });

  it('keeps marks with their rows until the next check', () => {
    const { session } = begin();
    const state: FileState = { problems: 0, changes: 1, isNew: false, isGone: false, rows: [[1, [1]]] };
    session.check({ problems: [], total: 0, states: { 'units.csv': state }, verified: [] });
    const row: Change = { kind: 'rows', file: 'units.csv', at: 1, removed: 0, rows: [['', '']] };
    session.make([row], { file: 'units.csv', row: 1, column: null });
    expect([1, 2].map((at) => session.marks.isChanged('units.csv', at, 1))).toEqual([false, true]);
  });

  it('takes opened files as a step; what a folder lacks is listed still, and all can be as published again', () => {
    const { session, worker, opened } = begin();
    session.take({ ...files('observations/b.csv', 'seeds/r.txt'), gone: ['observations/a.csv'] });
    expect(opened.at(-1)).toBe('observations/b.csv');
    expect(session.workbook.names).toEqual(['observations/b.csv', 'units.csv', 'seeds/r.csv', 'seeds/r.txt']);
    expect(session.files).toEqual(['observations/b.csv', 'units.csv', 'seeds/r.csv', 'observations/a.csv']);
    session.reset();
    expect(worker.names).toEqual(['observations/a.csv', 'units.csv', 'seeds/r.csv']);
    expect(opened.at(-1)).toBe('observations/a.csv');
    session.undo();
    session.undo();
    expect(worker.names).toEqual(['observations/a.csv', 'units.csv', 'seeds/r.csv']);
  });
});
