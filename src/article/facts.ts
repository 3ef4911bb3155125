import type { Figure } from '../figures/figure.ts';
import { formatFigure } from '../figures/format.ts';
import { formatPeriod } from '../figures/period.ts';
import { figureJson } from '../formats/about.ts';
import { historyOf } from '../formats/figure/history.ts';
import { correctionViews } from '../formats/row.ts';
import type { SearchViews } from '../formats/search.ts';
import { figurePath, pagePath, type Site } from '../formats/site.ts';
import { type MessageKey, t, textsUnder } from '../i18n/index.ts';
import { type HasLocales, type Locale, localized } from '../i18n/locales.ts';
import { allObservations, allReported, observationKey, type Tables } from '../tables/tables.ts';
import { signs } from './judge.ts';

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
  /** How an article in each language may put it, its unit's name aside: "about 4,100". */
  phrases: Partial<Record<Locale, string>>;
  /** What there is to say of it, in the reader's language: its name, the source's words, its formula or correction. */
  lines: { text: string; url?: string | undefined; lang?: Locale }[];
}

/** How a figure changed: a line that says it, and what the figure was before unless its words are no number. */
export interface Change extends Record<'key' | 'date' | 'text' | 'url', string> {
  figure: ReturnType<typeof jsonOf> | undefined;
}

type WordsUnder<Key> = Key extends `article.${infer Name}` ? Name : never;

/** All that a check of articles needs: plain data, which a page carries and a browser reads. */
export interface ArticleData extends Pick<Tables, 'subjects' | 'measures' | 'units'>, HasLocales {
  facts: Fact[];
  /** Of each figure in their order, for pictures that show an earlier value. */
  changes: Change[];
  /** The address of the site. */
  root: string;
  /** The currency and the country of the site's settings. */
  currency: string | undefined;
  country: string | undefined;
  /** Who the sources are and whom they name: a figure that is said to be of others is not compared. */
  names: string;
  texts: Record<WordsUnder<MessageKey>, string>;
  signs: typeof signs;
}

type Views = Pick<SearchViews, 'tables' | 'row'>;
const jsonOf = (figure: Figure) => ({ ...figureJson(figure), value: figure.value });

/** The values of the site, those of several reports and those that were corrected included. */
export function articleData(views: Views, locale: Locale, site: Site): ArticleData {
  const { subjects, measures, units, reports, glossary, corrections, derived } = views.tables;
  const { locales, root, values } = site;
  const current = [...allReported(views.tables), ...derived].map((observation): Fact => {
    const { subject, measure, period, figure } = observation;
    const { source, unit, formula, ...row } = views.row(observation);
    const bare = unit.kind !== 'currency';
    const phrases = locales.map((to) => [to, formatFigure(figure, unit, to, { words: 'long', bare })]);
    const text = `${row.name}: ${row.figure}`;
    const lines: Fact['lines'] = [{ text, url: pagePath(site, `${figurePath(observation)}/`, locale) }];
    if (source) {
      const { report, evidence, place, url } = source;
      const words = [evidence.before, evidence.phrase, evidence.after].filter(Boolean).join(' ');
      lines.push({ text: `“${words}” (${place})`, url, lang: report.language });
    } else lines.push({ text: t(locale, 'table.derived', { formula }) });
    return {
      ...{ subject, measure, period, ...jsonOf(figure), lines },
      unit: unit.kind === 'count' || unit.kind === 'ratio' ? '' : unit.id,
      phrases: Object.fromEntries(phrases) as Fact['phrases'],
      isDerived: !source,
      isCorrected: false,
    };
  });
  const names = locales.flatMap((to) => [
    ...glossary.map((one) => localized(one, 'term', to)),
    ...reports.flatMap((one) => [one.publisher, one.author, localized(one, 'author', to)]),
  ]);
  const shown = allObservations(views.tables).flatMap((one) => {
    const row = views.row(one);
    const history = historyOf(row, views.tables, locale, []);
    return history.slice(1).map(({ from, words: after, reason }, at) => {
      const { words: before = '', figure } = history[at] ?? {};
      const [date, page] = [from ?? '', `${figurePath(one)}/#history`];
      return { ...one, what: row.name, date, before, after, reason, figure, page };
    });
  });
  const present = new Map(current.map((fact) => [observationKey(fact), fact]));
  const taken = corrections.filter((one) => !present.has(observationKey(one)));
  const gone = correctionViews(taken, views.tables, locale).map((one) => {
    const [reason, page] = [localized(one, 'reason', locale), `corrections/#${one.anchor}`];
    return { ...one, reason, figure: undefined, page };
  });
  const changes = [...shown, ...gone].map(({ what, date, before, after, reason, ...one }): Change => {
    const words = { what, date: formatPeriod(date, locale), before, after, reason };
    const figure = one.figure && jsonOf(one.figure);
    const url = pagePath(site, one.page, locale);
    return { key: observationKey(one), date, figure, text: t(locale, 'article.changed', words), url };
  });
  const earlier = changes.flatMap(({ key, figure, ...line }): Fact[] => {
    const fact = present.get(key);
    return fact && figure ? [{ ...fact, ...figure, lines: [line], isCorrected: true }] : [];
  });
  const texts = textsUnder(locale, 'article.') as ArticleData['texts'];
  return {
    ...{ locales, root, subjects, measures, units, texts, signs, changes },
    ...{ currency: values.currency, country: values.country },
    facts: [...current, ...earlier],
    names: names.join(' '),
  };
}
