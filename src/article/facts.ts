import { scanLine } from '../evidence/scan.ts';
import type { Figure } from '../figures/figure.ts';
import { formatFigure } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import { readPhrase } from '../figures/phrase.ts';
import { figureOf } from '../figures/reading.ts';
import { correctionViews } from '../formats/corrections.ts';
import type { SearchViews } from '../formats/search.ts';
import { figurePath, pagePath, type Site } from '../formats/site.ts';
import { type MessageKey, t, textsUnder } from '../i18n/index.ts';
import { type HasLocales, type Locale, localized } from '../i18n/locales.ts';
import { allReported, observationKey, type Tables } from '../tables/tables.ts';

/** A value that numbers of an article are compared with. It goes through JSON: open ends of its interval are null. */
export interface Fact
  extends Record<'subject' | 'measure' | 'period', string>,
    Pick<Figure, 'value' | 'qualifier'> {
  low: number | null;
  high: number | null;
  /** As evidence names it: '' for a count. */
  unit: string;
  isDerived: boolean;
  /** An earlier value, corrected since. */
  isCorrected: boolean;
  /** How an article in each language may put it: "about 4,100 workers". */
  phrases: Partial<Record<Locale, string>>;
  /** What there is to say of it, in the reader's language: its name, the source's words, its formula or correction. */
  lines: { text: string; url?: string | undefined; lang?: Locale }[];
}

type WordsUnder<Key> = Key extends `article.${infer Name}` ? Name : never;

/** All that a check of articles needs: plain data, which a page carries and a browser reads. */
export interface ArticleData extends Pick<Tables, 'subjects' | 'measures' | 'units'>, HasLocales {
  facts: Fact[];
  /** Who the sources are and whom they name: a figure that is said to be of others is not compared. */
  names: string;
  texts: Record<WordsUnder<MessageKey>, string>;
}

/** The values of the site, those of several reports and those that were corrected included. */
export function articleData(views: SearchViews, locale: Locale, site: Site): ArticleData {
  const { subjects, measures, units, reports, glossary, corrections, derived } = views.tables;
  const current = [...allReported(views.tables), ...derived].map((observation): Fact => {
    const { subject, measure, period, figure } = observation;
    const { source, unit, formula, ...row } = views.row(observation);
    const phrases = site.locales.map((to) => [to, formatFigure(figure, unit, to, { words: 'long' })]);
    const name = `${[row.subjectLabel, row.measureLabel, row.period].join(', ')}: ${row.figure}`;
    const lines: Fact['lines'] = [{ text: name, url: pagePath(site, `${figurePath(observation)}/`, locale) }];
    if (source) {
      const { report, evidence, place, url } = source;
      const words = [evidence.before, evidence.phrase, evidence.after].filter(Boolean).join(' ');
      lines.push({ text: `“${words}” (${place})`, url, lang: report.language });
    } else lines.push({ text: t(locale, 'table.derived', { formula }) });
    return {
      ...{ subject, measure, period, ...figure, lines },
      low: Number.isFinite(figure.low) ? figure.low : null,
      high: Number.isFinite(figure.high) ? figure.high : null,
      unit: unit.kind === 'count' || unit.kind === 'ratio' ? '' : unit.id,
      phrases: Object.fromEntries(phrases) as Fact['phrases'],
      isDerived: !source,
      isCorrected: false,
    };
  });
  const earlier = correctionViews(corrections, views.tables, locale).flatMap((one): Fact[] => {
    const fact = current.find((now) => observationKey(now) === observationKey(one));
    const [find] = scanLine(one.before, site.locales[0]);
    const reading = find && readPhrase(find.phrase, site.locales[0]);
    const figure = reading && figureOf(reading, find.qualifier);
    if (!fact || !figure) return [];
    const url = `${pagePath(site, 'corrections/', locale)}#${one.anchor}`;
    const params = { date: formatPeriod(one.date, locale), reason: localized(one, 'reason', locale) };
    const lines = [
      { text: `${one.what}: ${one.before}`, url },
      { text: t(locale, 'corrections.on', params) },
    ];
    return [{ ...fact, ...figure, lines, isCorrected: true }];
  });
  const names = site.locales.flatMap((to) => [
    ...glossary.map((one) => localized(one, 'term', to)),
    ...reports.flatMap((one) => [one.publisher, one.author, localized(one, 'author', to)]),
  ]);
  const facts = [...current, ...earlier];
  const texts = textsUnder(locale, 'article.') as ArticleData['texts'];
  return { locales: site.locales, subjects, measures, units, facts, names: names.join(' '), texts };
}
