import { Grid } from '../../../src/client/desk/grid/grid.ts';
import type { GridModel } from '../../../src/client/desk/grid/model.ts';

/**
 * The owner of a grid, as the desk is one, for a page of its own: it keeps the rows, and says of each call what it was.
 * `?rows=` so many, `?locked` for a grid that cannot be changed.
 */
const asked = new URLSearchParams(location.search);
const count = Number(asked.get('rows') ?? 40);

const columns: GridModel['columns'][number][] = [
  {
    name: 'subject',
    description: 'What the figure is about.',
    numeric: false,
    choices: ['zalo', 'tiktok', 'báo chí'],
  },
  { name: 'period', description: 'A year, or a day.', numeric: false },
  { name: 'value', description: 'A plain number in the measure’s unit.', numeric: true },
  { name: 'reported', description: 'The figure as printed.', numeric: false },
  { name: 'note_en', description: 'A note in English.', numeric: false },
  { name: 'note_vi', description: 'Ghi chú tiếng Việt.', numeric: false },
  { name: '', description: '', numeric: false },
];

const note =
  'Counted at the end of the month, by the authority itself; the others are counts of accounts, not of persons.';
const ghi =
  'Số liệu cuối tháng do cơ quan quản lý công bố; các số còn lại là số tài khoản, không phải số người dùng.';
const rowOf = (at: number) => [
  ['zalo', 'tiktok', 'báo chí', 'facebook'][at % 4] ?? '',
  `${2024 - (at % 3)}`,
  `${76_500_000 - at}`,
  `${(76.5 - at / 1000).toFixed(1)} million`,
  at % 5 === 0 ? note : '',
  at % 5 === 0 ? ghi : '',
  '',
];

let rows = Array.from({ length: count }, (_, at) => rowOf(at));
const loaded = new Map(rows.map((row) => [row, [...row]]));
const calls: unknown[] = [];
const before: string[][][] = [];

/** A value that is not a number is wrong; so is a row without a subject. */
const model: GridModel = {
  columns,
  get rowCount() {
    return rows.length;
  },
  cell: (row, column) => rows[row]?.[column] ?? '',
  line: (row) => row + 2,
  problems(row, column) {
    const [subject = '', , value = ''] = rows[row] ?? [];
    if (column === null)
      return subject === '' ? ['This row has no subject. Write one, or delete the row.'] : [];
    if (column !== 2 || /^\d+$/.test(value)) return [];
    return [
      `“${value}” is not a number. Write digits only, without separators: 76500000.`,
      'It does not match what the report prints, “76.5 million”. Change one of them.',
    ];
  },
  isChanged: (row, column) => loaded.get(rows[row] ?? [])?.[column] !== rows[row]?.[column],
};

/** Changes the rows, and lets it be undone. */
function change(act: () => void): void {
  before.push(rows.map((row) => [...row]));
  act();
  grid.refresh();
}

const grid = new Grid(document.querySelector('main') as HTMLElement, {
  words: {
    label: 'platforms.csv',
    row: 'Line',
    edited: 'edited',
    problems: 'Problems',
    help: 'Arrow keys move, Enter edits, Esc cancels, Ctrl+Z undoes.',
    insertRow: 'Insert a row below',
    deleteRow: 'Delete this row',
  },
  onEdit(row, column, text) {
    calls.push(['edit', row, column, text]);
    change(() => {
      if (rows[row]) rows[row][column] = text;
    });
  },
  onPaste(row, column, cells) {
    calls.push(['paste', row, column, cells]);
    change(() => {
      cells.forEach((texts, down) => {
        rows[row + down] ??= columns.map(() => '');
        texts.forEach((text, right) => {
          (rows[row + down] as string[])[column + right] = text;
        });
      });
    });
  },
  onInsertRow(after) {
    calls.push(['insert', after]);
    change(() =>
      rows.splice(
        after + 1,
        0,
        columns.map(() => ''),
      ),
    );
  },
  onDeleteRow(row) {
    calls.push(['delete', row]);
    change(() => rows.splice(row, 1));
  },
  onUndo() {
    calls.push(['undo']);
    rows = before.pop() ?? rows;
    grid.refresh();
  },
  onRedo: () => calls.push(['redo']),
});
grid.show(model);

Object.assign(window, {
  owner: {
    grid,
    /** Every call since the last time one asked. */
    calls: () => calls.splice(0),
    set(row: number, column: number, text: string) {
      if (rows[row]) rows[row][column] = text;
      grid.refresh();
    },
    drop(to: number) {
      rows.length = to;
      grid.refresh();
    },
    cell: model.cell,
  },
});
