import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { catalog } from '../../src/formats/package/catalog.ts';
import { dataPackage, xsdPattern } from '../../src/formats/package/datapackage.ts';
import { dataVersion, tableCsv } from '../../src/formats/tables.ts';
import type { RecordTableName } from '../../src/tables/schemas/index.ts';
import { everyData, expectGolden, recordsOf, sample, site } from './support.ts';

interface Resource {
  name: RecordTableName;
  path: string;
  bytes: number;
  hash: string;
  schema: {
    fields: { name: string; delimiter?: string; itemReference?: { resource: string; field: string } }[];
    primaryKey?: string[];
    foreignKeys?: { fields: string[]; reference: { resource?: string; fields: string[] } }[];
  };
}

test('the descriptor and the catalogue are as they were looked at', async () => {
  expectGolden('catalog.jsonld', await catalog(sample, site));
  expectGolden('datapackage.json', await dataPackage(sample, site));
});

describe.each(everyData)('%s', async (_, tables) => {
  const descriptor = JSON.parse(await dataPackage(tables, site));
  const resources: Resource[] = descriptor.resources;
  const records = new Map<string, Record<string, string>[]>(
    resources.map(({ name }) => [name, recordsOf(tableCsv(name, tables))]),
  );

  describe.each(resources)('$name', ({ name, bytes, hash, schema }) => {
    const rows = records.get(name) ?? [];

    test('size and SHA-256 are those of the file', () => {
      const file = Buffer.from(tableCsv(name, tables));
      expect(bytes).toBe(file.length);
      expect(hash).toBe(`sha256:${createHash('sha256').update(file).digest('hex')}`);
    });

    test('its primary key names each row', () => {
      const columns = schema.primaryKey;
      if (!columns) return;
      const keys = rows.map((row) => columns.map((column) => row[column]).join('\0'));
      expect(new Set(keys).size).toBe(rows.length);
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
});

test('the version changes with any cell, and only then', async () => {
  const glossary = sample.glossary.map((one) => ({ ...one, term_vi: 'khác' }));
  expect(await dataVersion({ ...sample, glossary })).not.toBe(await dataVersion(sample));
  expect(await dataVersion({ ...sample })).toBe(await dataVersion(sample));
});

it.each([
  ['^[a-z]+$', '[a-z]+'],
  ['^[A-Z]{3}$|^(?:a|b)$', '([A-Z]{3}|(a|b))'],
  ['^[^$]+$', '[^$]+'],
])('the pattern %s is %s in XML Schema', (pattern, xsd) => {
  expect(xsdPattern(pattern)).toBe(xsd);
});
