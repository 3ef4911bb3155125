/**
 * `npm run bench`: measures what users wait for and download, and writes it into `RESULTS.md`, `results.json` and the
 * README's table. `-- --only peers,rows` measures these sections and leaves the others as they are; `--runs 3` takes fewer
 * runs than 5; `--rows 100000` takes a smaller table.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../support/snapshot.ts';
import { machineLine } from './machine.ts';
import { readmeTable } from './readme-table.ts';
import { type Results, resultsMarkdown, withTable } from './results.ts';
import { type Figures, sections } from './section.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '5' },
    rows: { type: 'string', default: '1000000' },
  },
});
const names = values.only?.split(',') ?? Object.keys(sections);
const unknown = names.filter((name) => !(name in sections));
const wrong = [
  ...unknown.map((name) => `There is no section "${name}"; there are ${Object.keys(sections).join(', ')}.`),
  ...(['runs', 'rows'] as const).flatMap((name) =>
    /^[1-9]\d*$/.test(values[name]) ? [] : [`--${name} wants a whole number, not "${values[name]}".`],
  ),
];
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}

const file = (name: string) => path.join(import.meta.dirname, name);
const readme = path.join(root, 'README.md');
const machine = await machineLine();
for (const name of names) {
  const section = await sections[name]?.();
  if (!section) continue;
  console.log(`\n${name}: ${section.title}`);
  const figures: Figures = {};
  const start = performance.now();
  const markdown = await section.measure({
    runs: Number(values.runs),
    rows: Number(values.rows),
    dist: path.join(root, 'dist'),
    say: (progress) => console.log(`  ${progress}`),
    keep: (more) => Object.assign(figures, more),
  });
  console.log(`\n${markdown}\n\n  ${((performance.now() - start) / 1000).toFixed(0)} s`);
  const measured = `${new Date().toISOString().slice(0, 10)}: ${machine}`;
  // After every section: what was measured is not lost when a later one fails.
  keepResult(name, { title: section.title, measured, markdown: markdown.split('\n'), figures });
}
const peers = readResults()['peers'];
if (peers && names.includes('peers'))
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), readmeTable(peers.figures)));
process.exit();

function readResults(): Results {
  const json = file('results.json');
  return existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) : {};
}

function keepResult(name: string, result: Results[string]): void {
  const results = { ...readResults(), [name]: result };
  writeFileSync(file('results.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(file('RESULTS.md'), resultsMarkdown(results, Object.keys(sections)));
}
