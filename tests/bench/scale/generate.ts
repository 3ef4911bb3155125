import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { writeCsv } from '../../../src/csv/write.ts';
import { locales } from '../../../src/i18n/locales.ts';
import { references } from '../../../src/tables/schemas/references.ts';
import { snapshot } from '../../support/snapshot.ts';

type Cells = Record<string, string>;

/** The tables that each report brings rows of its own of; measures and units are the newsroom's. */
const COPIED = ['subjects', 'reports', 'charts', 'statements', 'glossary'] as const;
/** What a reader sees of a copy has its name in it: titles must differ, and so do letters, pictures and fonts. */
const NAMED = /^(?:title|label|term)_/;

/**
 * Writes the data of a newsroom with `count` charts into the folders `data`, `seeds` and `stories` of a folder: the
 * snapshot's report, with its eleven charts of every type, once for every made-up province, under ids and names of its
 * own. The last report brings fewer charts. The same count gives the same bytes.
 */
export function generateNewsroom(folder: string, count: number): void {
  const within = (name: string) => path.join(folder, name);
  cpSync(snapshot.data, within('data'), { recursive: true });
  cpSync(snapshot.seeds, within('seeds'), { recursive: true });
  cpSync(snapshot.stories, within('stories'), { recursive: true });
  const table = (file: string) => read(path.join(snapshot.data, file));
  const charts = table('charts.csv').length;
  const copies = Math.ceil(count / charts);
  const all = new Map(COPIED.map((name) => [name, [] as Cells[]]));
  for (let copy = 0; copy < copies; copy++) {
    for (const name of COPIED) {
      const rows = table(`${name}.csv`).map((row) => copied(name, row, copy));
      all.get(name)?.push(...(name === 'charts' ? rows.slice(0, count - copy * charts) : rows));
    }
    if (copy === 0) continue;
    for (const file of readdirSync(path.join(snapshot.data, 'observations'))) {
      const rows = table(`observations/${file}`).map((row) => copied('observations', row, copy));
      write(within(`data/observations/${file.replace('.csv', `-${copy}.csv`)}`), rows);
    }
    for (const file of readdirSync(snapshot.seeds)) {
      const rows = read(path.join(snapshot.seeds, file)).map((row) => copied('evidence', row, copy));
      write(within(`seeds/${file.replace('.csv', `-${copy}.csv`)}`), rows);
    }
  }
  for (const [name, rows] of all) write(within(`data/${name}.csv`), rows);
}

/** A row of the snapshot as the row of a copy: its own ids, those that it names, and its names. The first copy is the snapshot. */
function copied(table: string, row: Cells, copy: number): Cells {
  if (copy === 0) return row;
  const own = (id: string) => id.replace(/^[^#]+/, (name) => `${name}-${copy}`);
  const named = new Set(
    references
      .filter((one) => one.table === table && (COPIED as readonly string[]).includes(one.to))
      .map((one) => one.column),
  );
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]): [string, string] => {
      if (cell === '') return [column, cell];
      if (column === 'id' || column === 'evidence') return [column, own(cell)];
      if (named.has(column)) return [column, cell.split(' ').map(own).join(' ')];
      if (column === 'url') return [column, `${cell}?province=${copy}`];
      return [column, NAMED.test(column) ? `${cell}, ${province(copy)}` : cell];
    }),
  );
}

const onsets = 'B C Ch D Đ G H K L M N Nh Ph Qu R S T Th V X'.split(' ');
const rhymes = 'a à ăn âm é ê ích ỉnh ọ ông ơn u ướng ư ỵ oai iễn uyết ẫu ồi'.split(' ');

/** A made-up name, such as "Phích Kông"; another for each number, up to 160,000. */
function province(number: number): string {
  const syllable = (at: number) =>
    `${onsets[at % onsets.length]}${rhymes[Math.floor(at / onsets.length) % rhymes.length]}`;
  const all = onsets.length * rhymes.length;
  // A step that has no factor in common with the number of syllables reaches every one.
  return `${syllable((number * 137) % all)} ${syllable(Math.floor(number / all) * 31 + number * 211)}`;
}

function read(file: string): Cells[] {
  return Papa.parse<Cells>(readFileSync(file, 'utf8').trimEnd(), { header: true }).data;
}

function write(file: string, rows: readonly Cells[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, writeCsv(Object.keys(rows[0] ?? {}), rows));
}

if (import.meta.main) {
  const [folder, count] = process.argv.slice(2);
  if (folder === undefined || !(Number(count) > 0)) {
    console.error('node tests/bench/scale/generate.ts FOLDER CHARTS');
    process.exit(1);
  }
  generateNewsroom(folder, Number(count));
  console.log(`${count} charts in ${locales.length} languages: ${path.resolve(folder)}`);
}
