import { describe, expect, it } from 'vitest';
import { rowMaker } from '../../src/formats/row.ts';
import { search, searchDocuments, searchIndex } from '../../src/formats/search.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { chartsOf, project, site } from './support.ts';

const documents = (locale: Locale) => {
  const views = { tables: project, charts: chartsOf(project, locale), row: rowMaker(project, locale) };
  return searchDocuments(views, locale, site);
};
const indexes = { en: searchIndex(documents('en')), vi: searchIndex(documents('vi')) };
const best = (locale: Locale, query: string) => search(indexes[locale], query)[0];

describe('search', () => {
  it.each([
    ['en', 'monthly users', /^Zalo: 76\.5 million/, '/nguon/figures/zalo/users/2024-06-30/'],
    ['en', '76.5', /^Zalo/, '/nguon/figures/zalo/users/2024-06-30/'],
    ['en', '8981', /^Facebook, items removed: 8,981/, '/nguon/figures/facebook/items_removed/'],
    ['en', 'Facebok', /Facebook/, '/nguon/'],
    ['vi', 'nguoi dung zalo', /Zalo/, '/nguon/vi/figures/'],
    ['vi', 'NGƯỜI DÙNG Zalo', /Zalo/, '/nguon/vi/figures/'],
    ['vi', 'nghị định 147', /147/, '/nguon/vi/glossary/#term-'],
  ] as const)('in %s finds "%s"', (locale, query, title, path) => {
    const found = best(locale, query);
    expect(found?.title).toMatch(title);
    expect(found?.path.startsWith(path)).toBe(true);
  });

  it('ranks words with the marks of the query first, and finds the others', () => {
    const of = (title: string) => ({ kind: '', title, text: '', path: '' });
    const index = searchIndex([of('Bạn đọc báo'), of('Bản đồ'), of('Ban hành')]);
    expect(search(index, 'bản').map(({ title }) => title)[0]).toBe('Bản đồ');
    expect(search(index, 'bản')).toHaveLength(3);
    expect(search(index, 'ban do').map(({ title }) => title)).toEqual(['Bản đồ', 'Bạn đọc báo']);
  });

  it('needs every word, and finds nothing for none', () => {
    expect(search(indexes.en, 'zalo submarine')).toEqual([]);
    expect(search(indexes.en, ' . ')).toEqual([]);
  });

  it('has every chart, figure, term and statement, each with an address', () => {
    const all = documents('en');
    const { charts, observations, derived, glossary, statements } = project;
    expect(all).toHaveLength(
      [charts, observations, derived, glossary, statements].reduce((sum, one) => sum + one.length, 0),
    );
    expect(
      all.filter(
        ({ title, path }) => !title || !/^\/nguon\/(?:charts|figures|reports|glossary)\//.test(path),
      ),
    ).toEqual([]);
  });
});
