import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sum } from 'd3';
import Papa from 'papaparse';
import { root, snapshot } from '../support/folders.ts';
import { copyProject } from '../support/project.ts';
import { duration, log, type Options, size, table, times } from './report.ts';

const run = promisify(execFile);
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
/** Everything that a build leaves for the next one. */
const CACHES = ['.nguon', '.astro', 'dist', 'node_modules/.astro', 'node_modules/.vite'];

/** Builds newsrooms of several sizes: from nothing, and again after one figure was changed. */
export async function measure({ charts }: Options): Promise<string> {
  const built: { count: number; cold: Usage; edited: Usage; files: number; bytes: number }[] = [];
  // Deleted at the end only: for minutes after a large deletion, ext4 creates files several times as slowly.
  const all = fs.mkdtempSync(path.join(tmpdir(), 'nguon-scale-'));
  try {
    for (const count of charts) {
      const folder = path.join(all, String(count));
      copyOurs(folder);
      generateNewsroom(folder, count);
      log(`${count} charts from nothing`);
      const cold = await buildOurs(folder, true);
      editOurs(folder);
      log(`${count} charts after one edit`);
      const edited = await buildOurs(folder, false);
      built.push({ count, cold, edited, ...contents(path.join(folder, 'dist')) });
    }
  } finally {
    fs.rmSync(all, { recursive: true, force: true });
  }
  const cells = ({ ms, cpuMs, peakBytes }: Usage) => [duration(ms), duration(cpuMs), size(peakBytes)];
  const ratios = built.flatMap(({ count, cold }) => {
    const [half] = built.filter((one) => one.count === count / 2);
    return half ? [`${count} charts take ${times(cold.ms / half.cold.ms)} the time of ${count / 2}.`] : [];
  });
  const usage = ['… processor', '… peak memory'];
  return `${table(
    ['charts, each in two languages', 'from nothing', ...usage, 'after one edit', ...usage, 'files', 'size'],
    built.map((one) => {
      const counts = [`${one.files}`, size(one.bytes)];
      return [`${one.count}`, ...cells(one.cold), ...cells(one.edited), ...counts];
    }),
  )}\n\nOne build each. ${ratios.join(' ')}`;
}

/** What one run of a command took; `peakBytes` is the largest resident set of its Node processes. */
export interface Usage {
  ms: number;
  cpuMs: number;
  peakBytes: number;
}

/** Loaded into every Node process of a command: on exit, appends the process's usage to the file BENCH_USAGE. */
const RECORDER = `data:text/javascript,${encodeURIComponent(`
  import { appendFileSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  const record = () => appendFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage()) + '\\n');
  if (isMainThread) process.on('exit', record);`)}`;

/**
 * Runs a command as an npm script would, but with only PATH, HOME, CI and the given variables, and measures it.
 * @throws with the end of the command's output if it fails.
 */
export async function timed(command: string, cwd: string, more: Record<string, string> = {}): Promise<Usage> {
  const file = path.join(cwd, '.usage');
  fs.rmSync(file, { force: true });
  const { HOME } = process.env;
  const PATH = [path.join(root, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter);
  const recorder = { BENCH_USAGE: file, NODE_OPTIONS: `--import=${RECORDER}` };
  const env = { PATH, HOME, CI: '1', ASTRO_TELEMETRY_DISABLED: '1', ...recorder, ...more };
  const start = performance.now();
  await run('sh', ['-c', command], { cwd, env, maxBuffer: 2 ** 26 }).catch((error) => {
    const end = `${error.stdout}\n${error.stderr}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`${command} failed in ${cwd}:\n${end}`, { cause: error });
  });
  const ms = performance.now() - start;
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n');
  const all = lines.map((line): NodeJS.ResourceUsage => JSON.parse(line));
  return {
    ms,
    cpuMs: sum(all, ({ userCPUTime, systemCPUTime }) => (userCPUTime + systemCPUTime) / 1000),
    peakBytes: Math.max(...all.map(({ maxRSS }) => maxRSS * 1024)),
  };
}

/** Number of files in a folder, at any depth, and their bytes. */
export function contents(folder: string): { files: number; bytes: number } {
  const all = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = all.map((name) => fs.statSync(path.join(folder, name))).filter((one) => one.isFile());
  return { files: files.length, bytes: sum(files, (one) => one.size) };
}

/** Copies the project with the snapshot's data. The copy shares the installed packages, but no cache beside them. */
export function copyOurs(folder: string): void {
  copyProject(folder);
  const packages = path.join(folder, 'node_modules');
  fs.unlinkSync(packages);
  fs.mkdirSync(packages);
  for (const name of fs.globSync('[^.]*', { cwd: path.join(root, 'node_modules') }))
    fs.symlinkSync(path.join(root, 'node_modules', name), path.join(packages, name), 'junction');
}

/** Runs `npm run build` in a copy, without npm. From nothing: all caches are deleted first. */
export function buildOurs(folder: string, fromNothing: boolean): Promise<Usage> {
  if (fromNothing)
    for (const name of CACHES) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  return timed(scripts.build, folder);
}

/** Changes one figure and its evidence, as an editor does; the next call changes it back. Returns the new number. */
export function editOurs(folder: string): string {
  swapFigure(path.join(folder, 'seeds/mic-2024.csv'));
  return swapFigure(path.join(folder, 'data/observations/platforms.csv'));
}

/**
 * Replaces Zalo's 76.5 million users by 76.6 million in a file, or the other way round. Returns the new number.
 * @throws if the file has neither.
 */
export function swapFigure(file: string): string {
  const text = fs.readFileSync(file, 'utf8');
  const isOld = text.includes('76500000');
  const changed = text.replace(/\b(76[.,]?)[56](?=0{5}\b| (?:million|triệu))/g, isOld ? '$16' : '$15');
  if (changed === text) throw new Error(`${file} does not have the number of Zalo's users.`);
  fs.writeFileSync(file, changed);
  return isOld ? '76600000' : '76500000';
}

const project = path.dirname(snapshot.data);
type Cells = Record<string, string>;

/** Their rows are copied for each province; measures and units are shared. */
const COPIED = ['subjects', 'reports', 'charts', 'statements', 'glossary'];
/** Columns with ids of copied rows. */
const IDS = new Set(['id', 'evidence', 'part_of', 'subject', 'subjects', 'report']);
/** Columns that get the province's name: titles must differ, and so do the drawings. */
const NAMED = /^(?:title$|title_|label_|term_)/;

/** Gives a copy of the project the data of a newsroom: the snapshot's report and its charts, once for each province. */
export function generateNewsroom(folder: string, count: number): void {
  const charts = read('data/charts.csv').length;
  const copies = Array.from({ length: Math.ceil(count / charts) }, (_, copy) => copy);
  const copied = (file: string, copy: number) => read(file).map((row) => copyRow(row, copy));
  const write = (file: string, rows: readonly Cells[]) =>
    fs.writeFileSync(path.join(folder, file), `${Papa.unparse([...rows], { newline: '\n' })}\n`);
  for (const table of COPIED) {
    const rows = copies.flatMap((copy) => copied(`data/${table}.csv`, copy));
    write(`data/${table}.csv`, table === 'charts' ? rows.slice(0, count) : rows);
  }
  for (const file of fs.globSync(['data/observations/*.csv', 'seeds/*.csv'], { cwd: project }))
    for (const copy of copies.slice(1)) write(file.replace('.csv', `-${copy}.csv`), copied(file, copy));
}

/** A row with ids and names of its own; copy 0 is the snapshot's row. */
function copyRow(row: Cells, copy: number): Cells {
  if (copy === 0) return row;
  const rename = (id: string) => id.replace(/^[^#]+/, (name) => `${name}-${copy}`);
  const change = (column: string, cell: string) => {
    if (cell === '') return cell;
    if (IDS.has(column)) return cell.split(' ').map(rename).join(' ');
    if (column === 'url') return `${cell}?province=${copy}`;
    return NAMED.test(column) ? `${cell}, ${province(copy)}` : cell;
  };
  const cells = Object.entries(row).map(([column, cell]) => [column, change(column, cell)]);
  // The titles and statements name subjects of the snapshot.
  const name = `${province(copy)}: ${row['id']}`;
  const [en, vi] = [`The figures of the province ${name}`, `Số liệu của tỉnh ${name}`];
  // Names nothing, has no digit, and is another for each.
  const said = [...(row['id'] ?? '').replace(/\d/g, '')].toReversed().join('');
  return {
    ...Object.fromEntries(cells),
    ...('claim' in row && { claim: 'label', title_en: en, title_vi: vi, note_en: '', note_vi: '' }),
    ...('text_en' in row && { text_en: said, text_vi: said, direction: '' }),
  };
}

/** A fictitious name for each number, such as `BC`: titles must not have digits. */
const province = (number: number) => String(number).replace(/\d/g, (digit) => 'ABCDEFGHIJ'[+digit] ?? '');

function read(file: string): Cells[] {
  const text = fs.readFileSync(path.join(project, file), 'utf8');
  // The copies' evidence has other ids, so other digests.
  const { data } = Papa.parse<Cells>(text.trimEnd(), { header: true });
  return data.map(({ evidence_sha256: _, ...row }) => row);
}
