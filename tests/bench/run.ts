/**
 * `npm run bench`: measures what users wait for and download. Every figure is the median of several runs, each in a
 * process of its own. `npm run bench -- --rows 100000` takes a smaller table.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '5' } },
});
const runs = Number(values.runs);
const node = process.execPath;

rows();
charts();
commands();
sizes();
desk();
embeds();
scores();

/** Reading, validating and checking a large table, beside PapaParse alone on the same text. */
function rows(): void {
  const measure = (mode: string) => {
    const output = execFileSync(node, [path.join(import.meta.dirname, 'measure-rows.ts'), mode, values.rows]);
    return JSON.parse(String(output)) as { seconds: number; megabytes: number; bytes: number };
  };
  const raw: ReturnType<typeof measure>[] = [];
  const check: ReturnType<typeof measure>[] = [];
  // In turn, so that a machine that slows down slows both.
  for (let at = 0; at < runs; at++) {
    raw.push(measure('raw'));
    check.push(measure('check'));
  }
  const seconds = (all: { seconds: number }[]) => median(all.map((one) => one.seconds));
  const ratio = median(check.map((one, at) => one.seconds / (raw[at]?.seconds ?? Number.NaN)));
  console.log(
    `${Number(values.rows).toLocaleString('en')} observation rows (${megabytes(raw[0]?.bytes ?? 0)}), median of ${runs}`,
  );
  console.log(`  PapaParse alone             ${seconds(raw).toFixed(2)} s`);
  console.log(
    `  read, validated, checked    ${seconds(check).toFixed(2)} s, ${ratio.toFixed(1)} times PapaParse`,
  );
  console.log(
    `  peak memory of the process  ${median(check.map((one) => one.megabytes)).toFixed(0)} MB, the generator's own included\n`,
  );
}

/** Drawing, beside the bare d3 work for the same marks. */
function charts(): void {
  const output = execFileSync(node, [path.join(import.meta.dirname, 'measure-charts.ts'), '10000']);
  const { whole, bare, examples } = JSON.parse(String(output)) as Record<
    'whole' | 'bare' | 'examples',
    number
  >;
  console.log(`a chart, median of 10,000 drawings of ${examples} mixed examples`);
  console.log(`  words, places, SVG text     ${whole.toFixed(3)} ms`);
  console.log(`  bare d3 scale and strings   ${bare.toFixed(3)} ms\n`);
}

/** The commands that an editor waits for, on the real data. */
function commands(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'nguon-bench-'));
  const time = (script: string) => {
    const start = performance.now();
    const env = { ...process.env, NGUON_DIST: path.join(folder, 'dist'), CI: '1' };
    const { status, stderr } = spawnSync(node, [script], { env });
    if (status !== 0) throw new Error(String(stderr));
    return (performance.now() - start) / 1000;
  };
  for (const script of ['src/cli/check.ts', 'src/cli/build.ts']) {
    const times = Array.from({ length: runs }, () => time(script));
    console.log(`${script.padEnd(28)}  ${median(times).toFixed(2)} s`);
  }
  rmSync(folder, { recursive: true, force: true });
  console.log();
}

/** What a reader downloads: `dist/` as it stands, gzipped file by file (fonts are compressed already). */
function sizes(): void {
  const dist = 'dist';
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const file = path.join(parentPath, name);
    const bytes = readFileSync(file);
    const size = name.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
    console.log(`${path.relative(dist, file).padEnd(60)} ${size} bytes`);
  }
}

/** The desk with 100,000 rows. */
function desk(): void {
  execFileSync(node, [path.join(import.meta.dirname, 'desk.ts')], { stdio: 'inherit' });
}

/** Embed pages on a slow phone; it wants a machine that does nothing else. */
function embeds(): void {
  execFileSync(node, [path.join(import.meta.dirname, 'embeds.ts')], { stdio: 'inherit' });
}

/** What Lighthouse says of the pages; it wants a machine that does nothing else. */
function scores(): void {
  execFileSync(node, [path.join(import.meta.dirname, 'lighthouse.ts')], { stdio: 'inherit' });
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
