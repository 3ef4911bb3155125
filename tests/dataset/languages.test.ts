import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { changes } from '../../src/changes/changes.ts';
import { compare, snapshotOf } from '../../src/changes/comparison.ts';
import { publishedProblems, publishedWarnings } from '../../src/changes/published-checks.ts';
import { readTables } from '../../src/dataset/read.ts';
import { chartView } from '../../src/formats/view.ts';
import { project, site } from '../formats/support.ts';
import { projectSources } from '../support/data.ts';

/** The sources of a site in English alone. */
const english = projectSources().map(({ file, bytes }) => {
  const text = Buffer.from(bytes).toString().trim();
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true });
  const fields = (meta.fields ?? []).filter((name) => !name.endsWith('_vi'));
  return { file, bytes: Buffer.from(Papa.unparse({ fields, data })) };
});

test('a site in one language has no column of another', async () => {
  const { tables, problems } = await readTables(english);
  expect(problems).toEqual([]);
  expect(tables.site.locales).toEqual(['en']);
  const [chart, whole] = [tables.charts[0]!, project.charts[0]!];
  const { title, data } = chartView(chart, tables, 'en').data;
  expect({ title, data: data.map(({ value }) => value) }).toEqual({
    title: whole.title_en,
    data: chartView(whole, project, 'en').data.data.map(({ value }) => value),
  });
  expect(site.locales).toEqual(['en', 'vi']);
});

test('a reason in the one language of a site joins the note of its value', async () => {
  const bytes = Buffer.from('check,subject,measure,period,reason_en\nname,zalo,,,It was renamed.\n');
  const others = english.filter(({ file }) => file !== 'confirmations.csv');
  const { tables } = await readTables([...others, { file: 'confirmations.csv', bytes }]);
  const zalo = tables.observations.find(({ subject }) => subject === 'zalo');
  expect(zalo?.note_en).toContain('It was renamed.');
});

test('a site may get another language, or lose one: no correction is asked for, and no name is called changed', async () => {
  const { tables } = await readTables(english);
  for (const [was, is] of [
    [tables, tables],
    [tables, project],
    [project, tables],
  ] as const) {
    const comparison = compare(snapshotOf(was), is, { today: '2026-12-01', head: '' });
    expect([...publishedProblems(comparison), ...publishedWarnings(comparison)]).toEqual([]);
    expect(changes(snapshotOf(was), snapshotOf(is), 'vi').values).toEqual([]);
  }
});

test('a text in a language that the site does not have is a column too many', async () => {
  const sources = english.map((one) => {
    const { bytes } =
      one.file === 'charts.csv' ? projectSources().find(({ file }) => file === one.file)! : one;
    return { ...one, bytes };
  });
  const { problems } = await readTables(sources);
  expect(problems.map(({ key, column }) => [key, column])).toEqual([
    ['extra-label', 'title_vi'],
    ['extra-label', 'note_vi'],
  ]);
});
