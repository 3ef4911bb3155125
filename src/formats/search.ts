import MiniSearch, { type SearchResult } from 'minisearch';
import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { allObservations, type Tables } from '../tables/tables.ts';
import type { Row } from './row.ts';
import { chartPage, figurePath, pagePath, reportPage, type Site, statementAnchor } from './site.ts';
import type { ChartView } from './view.ts';

/** A search result: a chart, figure, term or statement with its address. All texts are in one locale. */
export interface SearchDocument {
  /** "Chart", "Figure", "Term", "Statement". */
  kind: string;
  title: string;
  text: string;
  /** From the root of the host. */
  path: string;
}

/** What pages show in one locale. */
export interface SearchViews {
  tables: Tables;
  charts: readonly ChartView[];
  row: (one: Row['observation']) => Row;
}

/** The site's charts, figures, terms and statements. */
export function searchDocuments(views: SearchViews, locale: Locale, site: Site): SearchDocument[] {
  const { tables, charts, row } = views;
  const at = (page: string, anchor: string) => `${pagePath(site, page, locale)}#${anchor}`;
  return [
    ...charts.map(({ chart, data }) => ({
      kind: t(locale, 'search.chart'),
      title: data.title,
      text: [data.subtitle, data.note, ...data.remarks].filter(Boolean).join(' · '),
      path: pagePath(site, chartPage(chart.id), locale),
    })),
    ...allObservations(tables).map((observation) => {
      const { title, measureLabel, period, formula, source, note } = row(observation);
      return {
        kind: t(locale, 'search.figure'),
        title,
        text: [`${measureLabel}, ${period}`, formula || (source && quote(source.evidence)), note]
          .filter(Boolean)
          .join(' · '),
        path: pagePath(site, `${figurePath(observation)}/`, locale),
      };
    }),
    ...tables.glossary.map((entry) => ({
      kind: t(locale, 'search.term'),
      title: localized(entry, 'term', locale),
      text: localized(entry, 'definition', locale),
      path: at('glossary/', `term-${entry.id}`),
    })),
    ...tables.statements.map((statement) => ({
      kind: t(locale, 'search.statement'),
      title: localized(statement, 'text', locale),
      text: statement.phrase && quote(statement),
      path: at(reportPage(statement.report), statementAnchor(statement.id)),
    })),
  ];
}

/** "“Zalo: 76.5 million monthly users”" */
const quote = ({ before, phrase, after }: Record<'before' | 'phrase' | 'after', string>) =>
  `“${[before, phrase, after].filter(Boolean).join(' ')}”`;

/** Words, and numbers with their separators. */
const tokenize = (text: string) => text.match(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A word as it is written and without its marks, a number also without separators of thousands, so that either finds it. */
function forms(word: string): string[] {
  const lower = word.normalize('NFC').toLowerCase();
  const digits = lower.replace(/(?<=\p{N})[.,](?=\p{N}{3})/gu, '');
  return [...new Set([lower, withoutMarks(lower), digits])];
}

/** Indexes documents for {@link search}. */
export function searchIndex(documents: readonly SearchDocument[]): MiniSearch<SearchDocument> {
  const index = new MiniSearch<SearchDocument>({
    idField: 'id',
    fields: ['title', 'text'],
    storeFields: ['kind', 'title', 'text', 'path'],
    tokenize,
    processTerm: forms,
  });
  index.addAll(documents.map((document, id) => ({ ...document, id })));
  return index;
}

/** The documents with all words of a query, the best first. Words with the same marks rank before those with others. */
export function search(index: MiniSearch<SearchDocument>, query: string): (SearchResult & SearchDocument)[] {
  return index.search(
    { combineWith: 'AND', queries: tokenize(query).map((word) => ({ combineWith: 'OR', queries: [word] })) },
    {
      prefix: true,
      fuzzy: (term) => /^\p{L}{6,}$/u.test(term) && 0.15,
      boost: { title: 2 },
      boostTerm: (term) => (term === withoutMarks(term) ? 1 : 4),
    },
  ) as (SearchResult & SearchDocument)[];
}

const withoutMarks = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
