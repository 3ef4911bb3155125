import { randomLcg } from 'd3';
import { allTexts, dates, numbers } from './corpus.ts';
import { type Folder, isStory, isTable, rowsOf, snapshotFolder, textOf, write, writeRows } from './folder.ts';

const original = snapshotFolder();

/** The snapshot's folder, changed in one to three ways that follow from the seed, and a description of the changes. */
export function mutate(seed: number): { folder: Folder; changes: string[] } {
  const next = randomLcg(seed / 100_000);
  const below = (end: number) => Math.floor(next() * end);
  const pick = <T>(all: readonly T[]) => all[below(all.length)] as T;
  const folder: Folder = new Map(original);
  const anyFile = (is: (file: string) => boolean) => pick([...folder.keys()].filter(is)) ?? '';

  const ways: Record<string, () => void> = {
    cells() {
      const file = anyFile(isTable);
      const rows = rowsOf(folder, file);
      for (let count = pick([1, 1, 1, 3, 20]); count > 0; count--) {
        const row = pick(rows);
        if (row) row[below(row.length)] = pick([pick(allTexts), pick(numbers), pick(dates), '']);
      }
      writeRows(folder, file, rows);
    },
    rows() {
      const file = anyFile(isTable);
      const [head = [], ...rows] = rowsOf(folder, file);
      if (rows.length === 0) return;
      const at = below(rows.length);
      const row = rows[at] ?? [];
      writeRows(folder, file, [
        head,
        ...pick([
          [...rows, ...Array.from({ length: pick([1, 500]) }, () => row)],
          rows.toSpliced(at, 1),
          rows.with(at, row.slice(0, -1)),
          rows.with(at, [...row, 'x']),
          rows.toReversed(),
        ]),
      ]);
    },
    columns() {
      const file = anyFile(isTable);
      const rows = rowsOf(folder, file);
      const at = below(rows[0]?.length ?? 1);
      const name = pick([...allTexts, '', 'id']);
      const change = pick([
        (row: string[], line: number) => (line === 0 ? row.with(at, name) : row),
        (row: string[], line: number) => [...row, line === 0 ? name : 'x'],
        (row: string[]) => row.toSpliced(at, 1),
      ]);
      writeRows(folder, file, rows.map(change));
    },
    bytes() {
      const file = anyFile(() => true);
      const bytes = folder.get(file) ?? new Uint8Array();
      const at = below(bytes.length || 1);
      const insert = (what: string) =>
        Buffer.concat([bytes.subarray(0, at), Buffer.from(what, 'latin1'), bytes.subarray(at)]);
      const changed = pick([
        () => bytes.slice(0, at),
        () => bytes.map((byte, place) => (place === at ? byte ^ (1 << below(8)) : byte)),
        () => insert(pick(['\0', '\xff', '\xc3(', '\xef\xbb\xbf', '"', '\r', '\n'])),
        () => Buffer.from(`\ufeff${textOf(folder, file)}`, 'utf16le'),
        () => Uint8Array.from({ length: 2000 }, () => below(256)),
      ])();
      folder.set(file, new Uint8Array(changed));
    },
    files() {
      const [file, other] = [anyFile(() => true), anyFile(() => true)];
      const bytes = folder.get(file) ?? new Uint8Array();
      pick([
        () => folder.delete(file),
        () => folder.set(file, new Uint8Array()),
        () => folder.set(file, folder.get(other) ?? bytes),
        () => folder.set(`observations/${pick(allTexts).slice(0, 50)}.csv`, bytes),
      ])();
    },
    stories() {
      const file = anyFile(isStory);
      const piece = pick([
        ...allTexts,
        '{process.exit(1)}',
        "import fs from 'node:fs'",
        '> '.repeat(3000),
        '{'.repeat(3000),
        '<Figure of="__proto__ constructor" />',
        '<Chart id={globalThis.x} />',
        '[a](javascript:window.__xss=1)',
      ]);
      const lines = textOf(folder, file).split('\n');
      write(folder, file, lines.toSpliced(below(lines.length), 0, '', piece, '').join('\n'));
    },
  };

  const changes = Array.from({ length: pick([1, 1, 2, 3]) }, () => pick(Object.keys(ways)));
  for (const name of changes) ways[name]?.();
  return { folder, changes };
}
