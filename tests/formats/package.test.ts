import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { publishedTables } from '../../src/formats/dictionary.ts';
import { catalog } from '../../src/formats/package/catalog.ts';
import { csvw } from '../../src/formats/package/csvw.ts';
import { archive, dataPackage, xsdPattern } from '../../src/formats/package/datapackage.ts';
import { dataVersion, tableCsv } from '../../src/formats/tables.ts';
import { everyData, expectGolden, readBack, recordsOf, sample, site } from './support.ts';

interface Resource {
  name: (typeof publishedTables)[number];
  bytes: number;
  hash: string;
  schema: {
    fields: { name: string; delimiter?: string; itemReference?: { resource: string; field: string } }[];
    primaryKey?: string[];
    foreignKeys?: { fields: string[]; reference: { resource?: string; fields: string[] } }[];
  };
}
interface Note {
  target: string;
  body: {
    selector: [
      { exact: string; suffix?: string },
      { conformsTo: string; value: string; refinedBy: { start: number; end: number } },
    ];
  };
}

test('the descriptions are as they were looked at', async () => {
  expectGolden('catalog.jsonld', await catalog(sample, site));
  expectGolden('datapackage.json', await dataPackage(sample, site));
  expectGolden('csvw.json', csvw(sample, site));
});

describe.each(everyData)('%s', async (_, tables) => {
  const descriptor = JSON.parse(await dataPackage(tables, site));
  const resources: Resource[] = descriptor.resources;
  const records = new Map<string, Record<string, string>[]>(
    resources.map(({ name }) => [name, recordsOf(tableCsv(name, tables))]),
  );
  const notes: Note[] = JSON.parse(csvw(tables, site)).tables.find(
    ({ url }: { url: string }) => url === 'observations.csv',
  ).notes;

  describe.each(resources)('$name', ({ name, bytes, hash, schema }) => {
    const rows = records.get(name) ?? [];

    test('size and SHA-256 are those of the file', () => {
      const file = Buffer.from(tableCsv(name, tables));
      expect(bytes).toBe(file.length);
      expect(hash).toBe(`sha256:${createHash('sha256').update(file).digest('hex')}`);
    });

    test('its primary key names each row', () => {
      const { primaryKey = [] } = schema;
      const keys = rows.map((row) => primaryKey.map((column) => row[column]).join('\0'));
      if (primaryKey.length > 0) expect(new Set(keys).size).toBe(rows.length);
    });

    test('every foreign key, and every item of a list of keys, leads to a row', () => {
      const missing = (column = '', separator: string | undefined, to: string, key = '') => {
        const known = new Set((records.get(to) ?? []).map((row) => row[key]));
        return rows
          .flatMap((row) => (separator ? (row[column] ?? '').split(separator) : [row[column]]))
          .filter((cell) => cell !== '' && !known.has(cell));
      };
      for (const { fields, reference } of schema.foreignKeys ?? [])
        expect(missing(fields[0], undefined, reference.resource ?? name, reference.fields[0])).toEqual([]);
      for (const { name: column, delimiter, itemReference } of schema.fields)
        if (itemReference)
          expect(missing(column, delimiter, itemReference.resource, itemReference.field)).toEqual([]);
    });
  });

  test('operands are keys of observations', () => {
    const rows = records.get('observations') ?? [];
    const keys = new Set(rows.map(({ subject, measure, period }) => `${subject} ${measure} ${period}`));
    const operands = rows.flatMap(({ operands = '' }) => operands.split('; ').filter(Boolean));
    expect(operands.length).toBeGreaterThan(0);
    expect(operands.filter((key) => !keys.has(key))).toEqual([]);
  });

  test('the version is that of all CSVs', async () => {
    const all = resources.map(({ name }) => tableCsv(name, tables)).join('');
    expect(await dataVersion(tables)).toBe(createHash('sha256').update(all).digest('hex').slice(0, 12));
    expect(descriptor.version).toBe(await dataVersion(tables));
  });

  test('a note for each reported value: its address (RFC 7111) hits the value beside its phrase', () => {
    const { labels, rows } = readBack(tableCsv('observations', tables));
    const hits = notes.map(({ target, body }) => {
      const [, row, column] = /^observations\.csv#cell=(\d+),(\d+)$/.exec(target) ?? [];
      const cells = [labels, ...rows][Number(row) - 1] ?? [];
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
      const place = places.get(tables.observations[at]?.evidence ?? '') ?? expect.fail();
      const { line = 0, phrase, after } = place;
      const [quote, { conformsTo, value, refinedBy }] = body.selector ?? expect.fail();
      expect(conformsTo).toBe('http://tools.ietf.org/rfc/rfc5147');
      expect(value).toBe(`line=${line - 1},${line}`);
      expect(refinedBy.start + 1).toBe(place.column);
      expect(refinedBy.end - refinedBy.start).toBe([...phrase].length);
      expect(quote.suffix ?? '').toBe(after && ` ${after}`);
    }
  });
});

it.each([
  ['^[a-z]+$', '[a-z]+'],
  ['^[A-Z]{3}$|^(?:a|b)$', '([A-Z]{3}|(a|b))'],
  ['^[^$]+$', '[^$]+'],
])('the pattern %s is %s in XML Schema', (pattern, xsd) => {
  expect(xsdPattern(pattern)).toBe(xsd);
});

test('the archive has the files of the site, and a README that names each, the version and the licence', async () => {
  const zipped = Object.entries(unzipSync(await archive(sample, site)));
  const { 'README.txt': readme = '', ...files } = Object.fromEntries(
    zipped.map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  expect(zipped[0]?.[0]).toBe('README.txt');
  expect(files).toEqual({
    'datapackage.json': await dataPackage(sample, site),
    'csvw.json': csvw(sample, site),
    ...Object.fromEntries(publishedTables.map((name) => [`${name}.csv`, tableCsv(name, sample)])),
  });
  for (const name of publishedTables)
    expect(readme.split(`${name}.csv`)).toHaveLength(name === 'reports' ? 5 : 3);
  for (const words of [await dataVersion(sample), 'CC-BY-4.0', 'Giấy phép', site.root])
    expect(readme).toContain(words);
});
