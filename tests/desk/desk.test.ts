import { expect, it } from 'vitest';
import { readPasted } from '../../src/desk/paste.ts';
import { fileNames, pasteChanges, positionOf, rowsOf } from '../../src/desk/workbook.ts';
import { locales } from '../../src/i18n/locales.ts';
import { Bench, published } from './support.ts';

const platforms = 'observations/platforms.csv';
it('a check finds nothing in what is published, and reports a problem at its cell', async () => {
  const bench = new Bench();
  expect(await bench.check()).toMatchObject({ problems: [], verified: [], charts: [] });
  expect(bench.session.changed.size).toBe(0);
  bench.edit(platforms, 'zalo', 'value', '7650000');
  const { problems } = await bench.check();
  expect(problems).toMatchObject([{ file: platforms, line: 4, code: 'figure-mismatch' }]);
  expect(positionOf(bench.workbook, problems[0]!)).toMatchObject({ row: 3, column: 3 });
  expect([...bench.session.changed]).toEqual([[platforms, { changes: 1, rows: new Map([[3, [3]]]) }]]);
});

it('a check finds the row below cells with line breaks, and the column by its name', async () => {
  const bench = new Bench();
  bench.edit(platforms, 'domestic', 'note_en', 'one\ntwo');
  bench.edit(platforms, 'domestic', 'note_vi', 'một\nhai');
  bench.edit(platforms, 'tiktok', 'period', '2024-13');
  const { problems } = await bench.check();
  expect(problems[0]).toMatchObject({ line: 9, column: 'period' });
  expect(positionOf(bench.workbook, problems[0]!)).toMatchObject({ row: 6, column: 2 });
});

it('charts that a corrected figure touches are drawn before and after, with its value and its row', async () => {
  const bench = new Bench();
  bench.correct();
  const { charts = [] } = await bench.check();
  expect(charts.map(({ after }) => after?.svg.match(/after-([\w-]+)-title/)?.[1])).toEqual([
    'platform-users',
    'accounts-by-platform',
  ]);
  const [chart] = charts;
  const label = 'Zalo (domestic)';
  const [old, current] = [
    { label, value: '76.5 million users' },
    { label, value: '80.5 million users' },
  ];
  expect(chart?.values).toMatchObject([{ before: old, after: current }]);
  expect(chart?.before?.svg).toContain('76.5 million');
  expect(chart?.after?.svg).toContain('80.5 million');
  expect(chart?.after?.svg).toMatch(/^<svg[^>]* width="368"/);
  expect(chart?.places['platform-users--zalo--users--2024-06-30']).toEqual({ file: platforms, line: 4 });
  // What is worked out leads to the first value that it was worked out from.
  const rest = charts[1]?.places['accounts-by-platform--domestic_social_networks--rest--2024'];
  expect(rest).toEqual({ file: platforms, line: 2 });
});

it('charts do not wait for a problem elsewhere, nor for one of another chart', async () => {
  const bench = new Bench('vi');
  bench.edit('glossary.csv', 'abei', 'term_en', '');
  bench.edit('charts.csv', 'game-workers', 'type', 'pie');
  bench.edit('charts.csv', 'licences-2024', 'type', 'card');
  bench.edit('charts.csv', 'platform-users', 'title_vi', 'Zalo đứng đầu');
  const { charts } = await bench.check(272);
  expect(charts?.map(({ after }) => after?.title)).toEqual(['Zalo đứng đầu']);
});

const text = (file: string) => published.get(file)!;
it.each([
  ['data/subjects.csv', 'subjects.csv', 'subjects.csv'],
  ['project/data/observations/games.csv', 'observations/games.csv', 'observations/games.csv'],
  ['project/seeds/mic-2024.csv', 'seeds/mic-2024.csv', 'seeds/mic-2024.csv'],
  ['games.csv', 'observations/games.csv', 'observations/games.csv'],
  ['games (2).csv', 'observations/games.csv', 'observations/games.csv'],
  ['games - Copy.csv', 'observations/games.csv', 'observations/games.csv'],
  ['anything.csv', 'measures.csv', 'measures.csv'],
  ['new topic.csv', 'observations/games.csv', 'observations/new topic.csv'],
  ['from-excel.csv', 'seeds/mic-2024.csv', 'seeds/mic-2024.csv'],
])('an opened file: %s with the content of %s is %s', (path, file, name) => {
  expect(new Bench().open([path, text(file)])).toEqual([name]);
});

it('an opened file: leaves others as they are, unless it is one of a whole data folder', () => {
  const bench = new Bench();
  const names = fileNames(bench.workbook);
  bench.open(['new.csv', text('observations/games.csv')], ['units.csv', text('units.csv')]);
  expect([...bench.session.changed.keys()]).toEqual(['observations/new.csv']);
  expect(bench.changes('observations/new.csv')).toBe(3);
  const kept = names.filter((file) => file !== 'observations/games.csv');
  const folder = kept.filter((file) => !file.startsWith('seeds/'));
  bench.open(...folder.map((file): [string, string] => [`data/${file}`, text(file)]));
  expect(fileNames(bench.workbook)).toEqual(kept);
});

it('an opened file: may be texts of reports: evidence is compared with them', async () => {
  const bench = new Bench();
  const names = bench.open(['mic-2024.txt', 'Another text.'], ['letter.txt', 'Dear all']);
  expect(names).toEqual(['seeds/mic-2024.txt']);
  const { problems, verified } = await bench.check();
  expect(verified).toEqual(['mic-2024']);
  expect(problems).toMatchObject([{ file: 'reports.csv', column: 'text_sha256' }]);
});

it('an opened file: cannot reach what all objects have', async () => {
  const bench = new Bench();
  bench.open(['__proto__', 'x'], ['constructor.csv', '__proto__,b\n1,2\n']);
  bench.edit('subjects.csv', 'zalo', 'id', '__proto__');
  const { problems } = await bench.check();
  expect([...bench.session.changed.keys()]).toContain('constructor.csv');
  expect(problems).toContainEqual(expect.objectContaining({ file: 'subjects.csv', column: 'id', line: 6 }));
  expect(({} as Record<string, unknown>)['b']).toBeUndefined();
});

it('a pasted report comes in as evidence, observations and a row whose blanks are problems', async () => {
  const bench = new Bench();
  const text = 'Có 12 triệu người dùng năm 2025.';
  const pasted = readPasted({ text, report: 'fictitious' }, await bench.desk.tables(bench.workbook));
  const cells = { text_sha256: 'a'.repeat(64), line_lengths: '12', evidence_sha256: 'c'.repeat(64) };
  bench.change(...pasteChanges(bench.workbook, pasted, cells, locales));
  const added = rowsOf(bench.workbook, 'observations/fictitious.csv')?.[1];
  expect(added?.join()).toBe(',users,2025,12000000,12 triệu,fictitious#1.1,,');
  const { problems } = await bench.check();
  const blanks = problems.map(({ file, line, column }) => [file, line, column].join(' '));
  expect(blanks).toContain('observations/fictitious.csv 2 subject');
  expect(blanks).toContain('reports.csv 3 title_vi');
  expect((await bench.desk.tables(bench.workbook)).used).toContain('fictitious#1.1');

  // Pasted again, with another text: its row stays, its evidence is replaced, its observations are added.
  const again = { ...cells, text_sha256: 'b'.repeat(64) };
  const changes = pasteChanges(bench.workbook, { ...pasted, drafts: [] }, again, locales);
  expect(changes.map(([file]) => file)).toEqual(['seeds/fictitious.csv', 'reports.csv']);
  bench.change(...changes);
  expect(rowsOf(bench.workbook, 'reports.csv')?.[2]).toEqual(expect.arrayContaining(['b'.repeat(64), '12']));
});
