import { describe, expect, test } from 'vitest';
import { csvw } from '../../src/outputs/package/csvw.ts';
import { tableCsv } from '../../src/outputs/table/table-csv.ts';
import type { TableName } from '../../src/tables/schemas/index.ts';
import { everyData, expectGolden, readBack, sample, site } from './support.ts';

interface Column {
  name: string;
  titles: { en: string[]; vi: string[] };
  datatype: string | { base: string; format: string };
  required?: true;
  separator?: string;
}

interface Note {
  target: string;
  body: {
    source: string;
    selector: [
      { exact: string; suffix?: string },
      { conformsTo: string; value: string; refinedBy: { start: number; end: number } },
    ];
    state: { 'dc:source': string };
  };
}

interface Table {
  url: string;
  tableSchema: {
    aboutUrl?: string;
    columns: Column[];
    primaryKey?: string[];
    foreignKeys?: { columnReference: string; reference: { resource: string; columnReference: string } }[];
  };
  notes?: Note[];
}

test('is as it was looked at', () => {
  expectGolden('csvw.json', csvw(sample, site));
});

describe.each(everyData)('%s', (_, tables) => {
  const described: Table[] = JSON.parse(csvw(tables, site)).tables;
  const sheet = (url: string) => readBack(tableCsv(url.replace('.csv', '') as TableName, tables));
  const notes = described.find(({ url }) => url === 'observations.csv')?.notes ?? [];

  describe.each(described)('$url', ({ url, tableSchema }) => {
    const { labels, rows } = sheet(url);

    test('its columns are those of the CSV, whose header is among their titles', () => {
      expect(tableSchema.columns.map((column) => column.name)).toEqual(labels);
      for (const [at, { titles, name }] of tableSchema.columns.entries()) {
        expect(titles.en).toContain(labels[at]);
        expect(titles.vi).toHaveLength(1);
        // Names become variables of URI templates (RFC 6570).
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_]*$/);
      }
    });

    test('every cell is of its datatype', () => {
      for (const [at, { datatype, required, separator }] of tableSchema.columns.entries())
        for (const row of rows) {
          const cell = row[at] ?? '';
          if (cell === '') expect(required).toBeUndefined();
          else if (typeof datatype === 'object' && !separator)
            expect(cell).toMatch(new RegExp(datatype.format));
          else if (datatype === 'double') expect(Number(cell)).not.toBeNaN();
        }
    });

    test('keys and templates name columns that there are', () => {
      const columns = (file: string) =>
        described.find((one) => one.url === file)?.tableSchema.columns.map(({ name }) => name) ?? [];
      for (const key of tableSchema.primaryKey ?? []) expect(labels).toContain(key);
      for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
        expect(labels).toContain(columnReference);
        expect(columns(reference.resource)).toContain(reference.columnReference);
      }
      for (const [, name] of (tableSchema.aboutUrl ?? '').matchAll(/\{\+?(\w+)\}/g))
        expect(labels).toContain(name);
    });
  });

  test('a note for each reported value: its address (RFC 7111) hits the value beside its phrase', () => {
    const { labels, rows } = sheet('observations.csv');
    const table = [labels, ...rows];
    const hits = notes.map(({ target, body }) => {
      const [, row, column] = /^observations\.csv#cell=(\d+),(\d+)$/.exec(target) ?? [];
      const cells = table[Number(row) - 1] ?? [];
      const cell = (name: string) => cells[labels.indexOf(name)] ?? '';
      expect(labels[Number(column) - 1]).toBe('value');
      expect(body.selector[0].exact).toBe(cell('reported'));
      return `${cell('subject')} ${cell('measure')} ${cell('period')} ${cells[Number(column) - 1]}`;
    });
    expect(hits).toEqual(
      tables.observations.map(
        ({ subject, measure, period, figure }) => `${subject} ${measure} ${period} ${figure.value}`,
      ),
    );
  });

  test('lines (RFC 5147) and characters of a note are those of the evidence', () => {
    const places = new Map(tables.evidence.map((one) => [one.id, one]));
    for (const [at, { body }] of notes.entries()) {
      const place = places.get(tables.observations[at]?.evidence ?? '');
      if (!place) throw new Error('A note is of no observation.');
      const { line = 0 } = place;
      const [quote, { conformsTo, value, refinedBy }] = body.selector ?? expect.fail();
      expect(conformsTo).toBe('http://tools.ietf.org/rfc/rfc5147');
      expect(value).toBe(`line=${line - 1},${line}`);
      expect(refinedBy.start + 1).toBe(place.column);
      expect(refinedBy.end - refinedBy.start).toBe([...place.phrase].length);
      expect(quote.suffix ?? '').toBe(place.after && ` ${place.after}`);
    }
  });

  test('the state of a note names the row of reports.csv with the SHA-256 of the text', () => {
    const { labels, rows } = sheet('reports.csv');
    for (const { body } of notes) {
      const row = Number(/^reports\.csv#row=(\d+)$/.exec(body.state['dc:source'])?.[1]);
      const cells = [labels, ...rows][row - 1] ?? [];
      expect(cells[labels.indexOf('url')]).toBe(body.source);
      expect(cells[labels.indexOf('text_sha256')]).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('notes are plain JSON to CSVW: no key in them begins with @', () => {
    expect(JSON.stringify(notes)).not.toMatch(/"@\w+":/);
  });
});
