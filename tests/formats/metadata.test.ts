import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { loadTables } from '../../src/dataset/load.ts';
import { bibTex, citationFile, cslItem, plainCitation } from '../../src/formats/meta/cite.ts';
import { atomFeed } from '../../src/formats/meta/feed.ts';
import { chartJsonLd, scriptJson, siteJsonLd } from '../../src/formats/meta/jsonld.ts';
import { siteAt } from '../../src/formats/site.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { snapshot } from '../support/folders.ts';
import { correction, project, viewOf } from './support.ts';

const { tables } = await loadTables(snapshot);
const site = siteAt('https://example.org', '/some/folder/', project.site);
const version = '0123456789ab';
const wrong = correction({
  ...{ date: '2025-03-01', subject: 'zalo', period: '2024-06-30' },
  ...{ before: '7.65 million <b>', after: '76.5 million & more' },
  reason_en: 'A "comma" was lost ]]> </summary>.',
});
const corrected: Tables = { ...tables, corrections: [wrong] };
const view = (id: string, locale: Locale) => viewOf(id, locale, tables);

describe.each(locales)('in %s', (locale) => {
  test('a correction is in both feeds, the newest first, and dates the feed', () => {
    for (const kind of ['all', 'corrections'] as const) {
      const feed = atomFeed(kind, corrected, site, locale);
      expect(/<updated>(.*?)<\/updated>/.exec(feed)?.[1]).toBe('2025-03-01T00:00:00.000Z');
      expect(feed).toContain('corrections/#correction--2025-03-01--zalo--users--2024-06-30');
      const [first] = parseAtomFeed(feed).entries ?? [];
      expect(first?.summary?.value).toBe(
        `7.65 million <b> → 76.5 million & more. ${locale === 'en' ? wrong.reason_en : wrong.reason_vi}`,
      );
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

test('a report without author and address leaves no gap', () => {
  const reports = tables.reports.map((report) => ({
    ...report,
    author: undefined,
    author_vi: undefined,
    url: undefined,
  }));
  const bare = viewOf('platform-users', 'en', { ...tables, reports });
  expect(plainCitation(bare, site)).toMatch(
    /Figures from “[^”]+”, VietNamNet, about an event on 28 November 2024\./,
  );
  const all = [
    bibTex(cslItem(bare, site, version)),
    JSON.stringify(chartJsonLd(bare, site, version)),
    citationFile({ ...tables, reports }, site, version),
  ];
  for (const text of all) expect(text).not.toMatch(/undefined|null|, ,/);
});

describe('JSON-LD', () => {
  const documents = locales.flatMap((locale) => [
    siteJsonLd(tables, site, locale, version),
    ...tables.charts.map((chart) => chartJsonLd(view(chart.id, locale), site, version)),
  ]);

  test("has every property that Google's Dataset Search wants or recommends", () => {
    for (const document of documents) {
      const graph = (document['@graph'] ?? [document]) as Record<string, unknown>[];
      const dataset = graph.find((one) => one['@type'] === 'Dataset') ?? {};
      const wanted =
        'name description url identifier keywords license isAccessibleForFree creator distribution includedInDataCatalog measurementTechnique spatialCoverage temporalCoverage variableMeasured version isBasedOn';
      expect(Object.keys(dataset)).toEqual(expect.arrayContaining(wanted.split(' ')));
      expect(String(dataset['description'])).toMatch(/^[\s\S]{50,5000}$/);
    }
  });

  test('cannot end the element that it stands in', () => {
    expect(scriptJson({ name: '</script><script>alert(1)</script>' })).not.toContain('<');
  });
});
