import { texts } from '../corpus.ts';
import { isTable, rowsOf, writeRows } from '../folder.ts';
import { anyFile, type Mutation } from './mutation.ts';

/** Columns renamed, twice, gone, added or in another order. */
export const columnMutation: Mutation = (folder, random) => {
  const file = anyFile(folder, random, isTable);
  if (file === undefined) return 'no table is left';
  const rows = rowsOf(folder, file);
  const width = rows[0]?.length ?? 0;
  if (width === 0) return `${file} has no columns`;
  const at = random.below(width);
  const name = random.pick([
    ...texts.names,
    ...texts.paths,
    ...texts.scripts,
    '',
    ' ',
    'id',
    'x'.repeat(5000),
  ]);
  const order = Array.from({ length: width }, (_, column) => column).toSorted(() => random.next() - 0.5);
  const [told, change] = random.pick<[string, (row: string[], line: number) => string[]]>([
    ['renamed', (row, line) => (line === 0 ? row.with(at, name) : row)],
    ['added', (row, line) => [...row, line === 0 ? name : 'x']],
    ['twice', (row) => [...row, row[at] ?? '']],
    ['gone', (row) => row.toSpliced(at, 1)],
    ['in another order', (row) => order.map((column) => row[column] ?? '')],
    [
      '2,000 times',
      (row, line) => [...row, ...Array.from({ length: 2000 }, (_, n) => (line === 0 ? `${name}${n}` : ''))],
    ],
  ]);
  writeRows(
    folder,
    file,
    rows.map((row, line) => (row.length === width ? change(row, line) : row)),
  );
  return `a column ${told} (${name.slice(0, 20)}): ${file}`;
};
