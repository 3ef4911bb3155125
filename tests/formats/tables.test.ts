import { describe, expect, it, test } from 'vitest';
import { chartCsv, chartJson } from '../../src/formats/chart-files.ts';
import { dictionary, publishedTables } from '../../src/formats/dictionary.ts';
import { publishedRows, tableCsv, tableJson } from '../../src/formats/tables.ts';
import { locales } from '../../src/i18n/locales.ts';
import { columnsOfNew } from '../../src/tables/rows.ts';
import { schemas } from '../../src/tables/schemas/index.ts';
import {
  expectGolden,
  guarded,
  hostile,
  hostileTables,
  readBack,
  recordsOf,
  sample,
  site,
  viewOf,
} from './support.ts';

describe.each(locales)('in %s', (locale) => {
  test.each(['accounts', 'items-removed', 'requests'])('the chart %s is as it was looked at', (id) => {
    expectGolden(`${id}-${locale}.csv`, chartCsv(viewOf(id, locale)));
    expectGolden(`${id}-${locale}.json`, chartJson(viewOf(id, locale), site));
  });
});

test('every table is published but confirmations, moved pages and settings, which readers see elsewhere; and what other reports say', () => {
  const { confirmations: _, moved: __, site: ___, ...others } = schemas;
  expect([...publishedTables].toSorted()).toEqual([...Object.keys(others), 'alternatives'].toSorted());
});

describe.each(dictionary(site))('$name', ({ name, columns }) => {
  test('every column of the schema is there, with words in both languages', () => {
    expect(columns.map((column) => column.name)).toEqual(
      expect.arrayContaining(columnsOfNew(name === 'alternatives' ? 'observations' : name)),
    );
    for (const column of columns) {
      for (const words of [column.description_en, column.description_vi, column.title_en, column.title_vi])
        expect(words?.trim(), column.name).toBeTruthy();
    }
  });

  test('the CSV is read back as the cells that it was written from', () => {
    const toText = (cell: unknown, at: number) =>
      Array.isArray(cell) ? cell.join(columns[at]?.separator) : String(cell ?? '');
    const cells = publishedRows(name, sample).map((row) => Object.values(row).map(toText));
    const sheet = readBack(tableCsv(name, sample));
    expect(sheet.labels).toEqual(columns.map((column) => column.name));
    expect(sheet.rows).toEqual(cells);
    expect(tableCsv(name, sample, true)).toBe(`\ufeff${tableCsv(name, sample)}`);
  });

  test('the JSON has the same rows, typed', () => {
    const json = JSON.parse(tableJson(name, sample, site));
    expect(json.name).toBe(name);
    expect(json.licence.spdx).toBe('CC-BY-4.0');
    expect(json.columns).toEqual(columns.map((column) => column.name));
    expect(json.rows).toEqual(publishedRows(name, sample));
    const types = { string: 'string', date: 'string', number: 'number', integer: 'number', list: 'object' };
    for (const row of json.rows)
      for (const column of columns)
        if (row[column.name] !== null) expect(typeof row[column.name], column.name).toBe(types[column.type]);
  });
});

test('observations are the reported ones and the derived ones, whatever order the derived ones come in', () => {
  const reversed = { ...sample, derived: sample.derived.toReversed() };
  expect(publishedRows('observations', sample)).toHaveLength(
    sample.observations.length + sample.derived.length,
  );
  expect(tableCsv('observations', reversed)).toBe(tableCsv('observations', sample));
});

test('open ends are blank in CSV, null in JSON', () => {
  const figure = { value: 5, low: Number.NEGATIVE_INFINITY, high: 5, qualifier: 'under' } as const;
  const observations = sample.observations.map((one, at) => (at > 0 ? one : { ...one, figure }));
  const from = { ...sample, observations };
  expect(recordsOf(tableCsv('observations', from))[0]).toMatchObject({ low: '', high: '5' });
  expect(JSON.parse(tableJson('observations', from, site)).rows[0]).toMatchObject({ low: null, high: 5 });
  expect(tableCsv('observations', from)).not.toContain('Infinity');
});

it.each(hostile)('hostile texts %j comes through', (cell) => {
  const from = hostileTables(cell);
  expect(recordsOf(tableCsv('subjects', from))[0]?.['label_vi']).toBe(guarded(cell));
  expect(recordsOf(tableCsv('observations', from))[0]?.['note_en']).toBe(guarded(cell));
  expect(JSON.parse(tableJson('subjects', from, site)).rows[0].label_vi).toBe(cell);
});
