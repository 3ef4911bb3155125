import { isTable, rowsOf, writeRows } from '../folder.ts';
import { anyFile, type Mutation } from './mutation.ts';

/** Rows twice, gone, in another order, cut short, too long, blank, or ten thousand times. */
export const rowMutation: Mutation = (folder, random) => {
  const file = anyFile(folder, random, isTable);
  if (file === undefined) return 'no table is left';
  const [head = [], ...rows] = rowsOf(folder, file);
  if (rows.length === 0) return `${file} has no rows`;
  const at = random.below(rows.length);
  const row = rows[at] ?? [];
  const many = random.pick([2, 2, 2, 500, 10_000]);
  const [told, changed] = random.pick<() => [string, string[][]]>([
    () => [`a row ${many} times`, [...rows, ...Array.from({ length: many }, () => row)]],
    () => [
      `a row ${many} times, numbered`,
      [
        ...rows,
        ...Array.from({ length: many }, (_, n) =>
          row.map((cell, column) => (column === 0 ? `${cell}${n}` : cell)),
        ),
      ],
    ],
    () => ['a row gone', rows.toSpliced(at, 1)],
    () => ['all rows gone', []],
    () => ['rows in another order', rows.toSorted(() => random.next() - 0.5)],
    () => ['a row cut short', rows.with(at, row.slice(0, -1))],
    () => ['a row too long', rows.with(at, [...row, 'x', 'y'])],
    () => [
      `${many} blank rows`,
      [...rows.slice(0, at), ...Array.from({ length: many }, () => ['']), ...rows.slice(at)],
    ],
  ])();
  writeRows(folder, file, [head, ...changed]);
  return `${told}: ${file}`;
};
