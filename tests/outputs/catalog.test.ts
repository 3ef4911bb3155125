import { expect, test } from 'vitest';
import { catalog } from '../../src/outputs/package/catalog.ts';
import { dataVersion } from '../../src/outputs/package/files.ts';
import { publishedTables } from '../../src/outputs/table/table-formats.ts';
import { expectGolden, sample, site } from './support.ts';

// The library has no types; named in a variable, it is not looked for.
const library = 'jsonld';
const { default: jsonld } = await import(/* @vite-ignore */ library);

const text = await catalog(sample, site);
const document = JSON.parse(text);
/** Nothing is fetched: a catalog that wants a context from elsewhere fails. */
const documentLoader = () => Promise.reject(new Error('The catalog must not need another document.'));
const expanded: object[] = await jsonld.expand(document, { documentLoader, safe: true });

test('is as it was looked at', () => {
  expectGolden('catalog.jsonld', text);
});

test('expands without losing a property', () => {
  const { '@context': context, ...rest } = document;
  expect(countKeys(expanded, isMine)).toBe(countKeys(rest, (key) => !isLanguage(key)));
  for (const key of keysOf(rest)) expect(isLanguage(key) || key in context, key).toBe(true);
});

test('every IRI is absolute', () => {
  const iris = [...valuesOf(expanded, '@id'), ...valuesOf(expanded, '@type')];
  expect(iris.length).toBeGreaterThan(100);
  expect(iris.filter((iri) => !/^https?:\/\//.test(iri))).toEqual([]);
  expect([...keysOf(expanded)].filter((key) => !key.startsWith('@') && !/^http/.test(key))).toEqual([]);
});

test('becomes RDF with what DCAT asks for', async () => {
  const quads: Quad[] = await jsonld.toRDF(document, { documentLoader, safe: true });
  const objects = (subject: string, predicate: string) =>
    quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
      .map((quad) => quad.object);
  const DCAT = 'http://www.w3.org/ns/dcat#';
  const TERMS = 'http://purl.org/dc/terms/';
  const datasets = objects('https://example.org/nguon/catalog.jsonld', `${DCAT}dataset`).map(
    ({ value }) => value,
  );
  expect(datasets).toHaveLength(1 + publishedTables.length + sample.charts.length);
  expect(new Set(datasets).size).toBe(datasets.length);
  for (const dataset of datasets) {
    expect(
      objects(dataset, `${TERMS}title`)
        .map(({ language }) => language)
        .toSorted(),
    ).toEqual(['en', 'vi']);
    expect(objects(dataset, `${DCAT}version`).map(({ value }) => value)).toEqual([await dataVersion(sample)]);
    for (const { value } of objects(dataset, `${DCAT}distribution`)) {
      expect(objects(value, `${DCAT}downloadURL`)).toHaveLength(1);
      expect(objects(value, `${TERMS}license`)[0]?.value).toBe(
        'https://creativecommons.org/licenses/by/4.0/',
      );
    }
  }
  const whole = 'https://example.org/nguon/data/#dataset';
  const period = objects(whole, `${TERMS}temporal`)[0]?.value ?? '';
  expect(objects(period, `${DCAT}startDate`)[0]).toMatchObject({
    value: '2023',
    datatype: { value: 'http://www.w3.org/2001/XMLSchema#gYear' },
  });
});

/** A statement of RDF, as the library gives it. */
interface Quad {
  subject: { value: string };
  predicate: { value: string };
  object: { value: string; language?: string; datatype?: { value: string } };
}

const isLanguage = (key: string) => key === 'en' || key === 'vi';
/** Keys of the expanded form that stand for one in the document; values are wrapped in objects of their own. */
const isMine = (key: string) => !key.startsWith('@');

function* entriesOf(value: unknown): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [key, inner];
    yield* entriesOf(inner);
  }
}

const keysOf = (value: unknown) => new Set([...entriesOf(value)].map(([key]) => key));

/** Properties; id and type are keywords in both forms, and left out. */
function countKeys(value: unknown, counts: (key: string) => boolean): number {
  return [...entriesOf(value)].filter(([key]) => counts(key) && key !== 'id' && key !== 'type').length;
}

function valuesOf(value: unknown, wanted: string): string[] {
  return [...entriesOf(value)].flatMap(([key, inner]) =>
    key === wanted ? (inner as string | string[]) : [],
  );
}
