import { describe, expect, test } from 'vitest';
import { csvw } from '../../src/formats/package/csvw.ts';
import { tableCsv } from '../../src/formats/tables.ts';
import type { RecordTableName } from '../../src/tables/schemas/index.ts';
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
  const sheet = (url: string) => readBack(tableCsv(url.replace('.csv', '') as RecordTableName, tables));
  const notes = described.find(({ url }) => url === 'observations.csv')?.notes ?? [];

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
});
