import { scanLine } from '../evidence/scan.ts';
import type { Figure } from '../figures/figure.ts';
import { formatFigure } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import { readPhrase } from '../figures/phrase.ts';
import { figureOf } from '../figures/reading.ts';
import { placesOf, type SearchViews } from '../formats/search.ts';
import { pagePath, type Site } from '../formats/site.ts';
import { correctionViews } from '../formats/view.ts';
import { openText, t } from '../i18n/index.ts';
import { type HasLocales, type Locale, localized } from '../i18n/locales.ts';
import { allReported, observationKey, type Tables } from '../tables/tables.ts';
import { verdicts } from './check.ts';

/** In what a number contradicts the data. */
const causes = ['value', 'subject', 'measure', 'period', 'scale', 'digits', 'points', 'currency'] as const;
const texts = [
  ...verdicts,
  ...causes,
  'precision',
  'several',
  'unread',
  'could',
  'noNumber',
  'language',
  'marked',
  'list',
] as const;
export type Cause = (typeof causes)[number];
export type ArticleText = (typeof texts)[number];

/** A value that numbers of an article are compared with, with its words in the reader's language. */
export interface Fact extends Pick<Figure, 'value' | 'qualifier'> {
  subject: string;
  measure: string;
  period: string;
  /** Null where the interval is open. */
  low: number | null;
  high: number | null;
  /** As evidence names it: '' for a count. */
  unit: string;
  /** "Facebook, Items removed, 2024: 8,981 items" */
  name: string;
  /** How an article in each language may put it: "about 4,100 workers". */
  phrases: Partial<Record<Locale, string>>;
  periods: Partial<Record<Locale, string>>;
  /** The site's page of it. */
  page: string;
  /** How it was derived, or why it was corrected; '' for a value as a source prints it. */
  formula: string;
  correction: string;
  /** The words of the source, and their address. */
  source?: { words: string; language: Locale; place: string; url: string | undefined } | undefined;
}

/** All that a check of articles needs: plain data, which a page carries and a browser reads. */
export interface ArticleData extends Pick<Tables, 'subjects' | 'measures' | 'units'>, HasLocales {
  facts: Fact[];
  /** Who the sources are and whom they name: a figure that is said to be of others is not compared. */
  names: string;
  texts: Record<ArticleText, string>;
}

/** The values of the site, those of several reports and those that were corrected included. */
export function articleData(views: SearchViews, locale: Locale, site: Site): ArticleData {
  const { subjects, measures, units, reports, glossary, ...tables } = views.tables;
  const pageOf = placesOf(views, locale, site);
  const current = [...allReported(views.tables), ...tables.derived].map((observation): Fact => {
    const { subject, measure, period, figure } = observation;
    const {
      source,
      formula,
      unit,
      subjectLabel,
      measureLabel,
      period: when,
      figure: words,
    } = views.row(observation);
    const inEach = (write: (to: Locale) => string) =>
      Object.fromEntries(site.locales.map((to) => [to, write(to)])) as Fact['phrases'];
    const { before = '', phrase = '', after = '' } = source?.evidence ?? {};
    const printed = [before, phrase, after].filter(Boolean).join(' ');
    return {
      ...{ subject, measure, period, ...figure },
      low: Number.isFinite(figure.low) ? figure.low : null,
      high: Number.isFinite(figure.high) ? figure.high : null,
      unit: unit.kind === 'count' || unit.kind === 'ratio' ? '' : unit.id,
      name: `${[subjectLabel, measureLabel, when].join(', ')}: ${words}`,
      phrases: inEach((to) => formatFigure(figure, unit, to, { words: 'long' })),
      periods: inEach((to) => formatPeriod(period, to)),
      page: pageOf(observation),
      formula: formula && t(locale, 'table.derived', { formula }),
      correction: '',
      source: source && {
        words: printed,
        language: source.report.language,
        place: source.place,
        url: source.url,
      },
    };
  });
  const earlier = correctionViews(tables.corrections, views.tables, locale).flatMap((one): Fact[] => {
    const fact = current.find((now) => observationKey(now) === observationKey(one));
    const [find] = scanLine(one.before, site.locales[0]);
    const reading = find && readPhrase(find.phrase, site.locales[0]);
    const figure = reading && figureOf(reading, find.qualifier);
    if (!fact || !figure) return [];
    const params = { date: formatPeriod(one.date, locale), reason: localized(one, 'reason', locale) };
    const page = `${pagePath(site, 'corrections/', locale)}#${one.anchor}`;
    return [
      {
        ...fact,
        ...figure,
        page,
        name: `${one.what}: ${one.before}`,
        correction: t(locale, 'article.corrected', params),
      },
    ];
  });
  const names = site.locales.flatMap((to) => [
    ...glossary.map((one) => localized(one, 'term', to)),
    ...reports.flatMap((one) => [one.publisher, one.author, localized(one, 'author', to)]),
  ]);
  const inWords = texts.map((key) => [key, openText(locale, `article.${key}`)]);
  return {
    ...{
      locales: site.locales,
      subjects,
      measures,
      units,
      facts: [...current, ...earlier],
      names: names.join(' '),
    },
    texts: Object.fromEntries(inWords) as ArticleData['texts'],
  };
}
