import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadTables } from '../../src/tables/load.ts';
import { copyOfData, root } from '../support/folders.ts';
import { wantedOf } from './peers/framework/urls.ts';
import { editOurs } from './peers/nguon.ts';
import { readmeTable } from './readme-table.ts';
import { type Results, resultsMarkdown, withTable } from './results.ts';
import { sections } from './section.ts';
import { duration, median, short, size, table } from './statistics.ts';

const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const results: Results = JSON.parse(read('tests/bench/results.json'));

test('RESULTS.md says what results.json says, and nothing else', () => {
  expect(read('tests/bench/RESULTS.md')).toBe(resultsMarkdown(results, Object.keys(sections)));
});

test('the README quotes the figures that were measured', () => {
  const readme = read('README.md');
  expect(withTable(readme, readmeTable(results['peers']?.figures ?? {}))).toBe(readme);
});

test('every section is one of those that run', () => {
  const files = readdirSync(path.join(root, 'tests/bench/sections'));
  expect(files.toSorted()).toEqual(
    Object.keys(sections)
      .map((name) => `${name}.ts`)
      .toSorted(),
  );
});

test('a section that is measured anew replaces its own words only, in its place', () => {
  const one = (words: string) => ({ title: words, measured: 'then', markdown: [words], figures: {} });
  const before = { late: one('Late'), early: one('Early') };
  const text = resultsMarkdown(before, ['early', 'late']);
  expect(text).toMatch(/## Early\n\n\*then\*\n\nEarly\n\n## Late\n\n\*then\*\n\nLate\n$/);
  const after = { ...before, late: { ...one('Late'), measured: 'now', markdown: ['Later'] } };
  expect(resultsMarkdown(after, ['early', 'late'])).toBe(
    text.replace('*then*\n\nLate\n', '*now*\n\nLater\n'),
  );
});

test('the table goes between its two lines, and nowhere else', () => {
  const readme = 'a\n<!-- bench -->\nold\n<!-- /bench -->\nb\n';
  expect(withTable(readme, 'new')).toBe('a\n<!-- bench -->\nnew\n<!-- /bench -->\nb\n');
  expect(() => withTable('no such lines', 'new')).toThrow('README.md needs the lines');
});

test('medians are the middle, and nothing has none', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow('Nothing was measured');
});

test('figures are short and keep their size', () => {
  expect([0.0312, 4.614, 43.21, 226.4, 12_345].map(short)).toEqual([
    '0.031',
    '4.61',
    '43.2',
    '226',
    '12,345',
  ]);
  expect([64.2, 999, 2049, 36_500].map(duration)).toEqual(['64.2 ms', '999 ms', '2.05 s', '36.5 s']);
  expect([950, 16_566, 3_236_786].map(size)).toEqual(['950 B', '16.6 KB', '3.24 MB']);
  expect(table(['a', 'b'], [['c', '1']])).toBe('| a | b |\n| --- | ---: |\n| c | 1 |');
});

test('what Framework’s build fetches is found among packages on the disk', () => {
  expect(wantedOf('https://cdn.jsdelivr.net/npm/d3@7.9.2/+esm')).toEqual({
    kind: 'file',
    name: 'd3',
    version: '7.9.2',
    file: '+esm',
  });
  expect(wantedOf('https://cdn.jsdelivr.net/npm/@observablehq/plot@0.6.17/package.json')).toMatchObject({
    name: '@observablehq/plot',
    version: '0.6.17',
    file: 'package.json',
  });
  expect(wantedOf('https://registry.npmjs.org/@observablehq/plot')).toEqual({
    kind: 'versions',
    name: '@observablehq/plot',
    tag: undefined,
  });
  expect(wantedOf('https://registry.npmjs.org/d3/latest')).toMatchObject({ name: 'd3', tag: 'latest' });
  expect(wantedOf('https://example.org/npm/d3@7.9.2/+esm')).toBeUndefined();
});

test('the edit that is timed leaves the data sound, and the next one brings them back', async () => {
  const folders = copyOfData();
  const before = await loadTables(folders);
  expect(editOurs(path.dirname(folders.data))).toBe('76600000');
  const edited = await loadTables(folders);
  expect(edited.problems).toEqual([]);
  const users = ({ tables }: typeof edited) =>
    tables.observations.find(({ subject, measure }) => subject === 'zalo' && measure === 'users')?.figure
      .value;
  expect(users(edited)).toBe(76_600_000);
  expect(editOurs(path.dirname(folders.data))).toBe('76500000');
  expect(await loadTables(folders)).toEqual(before);
});
