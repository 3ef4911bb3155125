/**
 * `npm run bench`: measures the built site and writes the results into `RESULTS.md` and the README's table.
 * `-- --only peers,scale` runs some sections and leaves the others' results; `--runs 5` repeats each measurement;
 * `--charts 100` sets the sizes of the section `scale`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../support/folders.ts';
import { block, replaceBlock } from './report.ts';

const sections = {
  peers: () => import('./peers.ts'),
  scale: () => import('./scale.ts'),
  sizes: () => import('./sizes.ts'),
  reading: () => import('./reading.ts'),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(sections).join() },
    runs: { type: 'string', default: '3' },
    charts: { type: 'string', default: '100,1000,2000' },
  },
});
const names = values.only.split(',');
const [runs = 0, ...charts] = [values.runs, ...values.charts.split(',')].map(Number);
if (!names.every((name) => name in sections) || ![runs, ...charts].every((number) => number >= 1)) {
  console.error(`npm run bench -- [--only ${Object.keys(sections).join()}] [--runs 3] [--charts 100,1000]`);
  process.exit(1);
}

const options = { runs, charts, dist: path.join(root, 'dist') };
const [results, readme] = [path.join(import.meta.dirname, 'RESULTS.md'), path.join(root, 'README.md')];
const edit = (file: string, name: string, content: string) =>
  writeFileSync(file, replaceBlock(readFileSync(file, 'utf8'), name, content));
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const processor = `${os.cpus()[0]?.model.trim() || os.arch()}, ${os.cpus().length} cores`;
const memory = `${Math.round(os.totalmem() / 2 ** 30)} GiB`;
const machine = `${processor}; ${memory}; Node ${process.versions.node}; Astro ${dependencies.astro}`;
for (const name of names as (keyof typeof sections)[]) {
  console.log(`\n${name}`);
  const section = await sections[name]();
  const markdown = await section.measure(options);
  console.log(`\n${markdown}`);
  // Saved after each section, so that a later failure loses nothing.
  edit(results, name, `*${new Date().toISOString().slice(0, 10)}: ${machine}*\n\n${markdown}`);
  if (name === 'peers') edit(readme, 'bench', block(markdown, 'bench'));
}
process.exit();
