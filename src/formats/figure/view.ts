import { neutral } from '../../charts/parts/palette.ts';
import { unbrokenTerms } from '../../charts/parts/text.ts';
import type { ChartData, Datum } from '../../charts/types.ts';
import { formatFigure, formatInterval, unitName } from '../../figures/format.ts';
import { isUndated } from '../../figures/period.ts';
import { insideSentence, t } from '../../i18n/index.ts';
import { type Locale, listOf, localized } from '../../i18n/locales.ts';
import { memoize } from '../../tables/memoize.ts';
import { type Chart, type Observation, observationKey, type Tables } from '../../tables/tables.ts';
import { figureJson, licenceOf, prettyJson } from '../about.ts';
import { chartCsv, rowJson, sourceJson } from '../chart-files.ts';
import { citation } from '../meta/cite.ts';
import {
  correctionsOf,
  correctionViews,
  datedPublisher,
  dayBeforeEnd,
  periodInWords,
  type Row,
} from '../row.ts';
import type { SearchViews } from '../search.ts';
import { chartPage, figurePath, fileUrl, pageUrl, reportPage, type Site, statementAnchor } from '../site.ts';
import { valueCells } from '../tables.ts';
import { usersOf } from '../view.ts';
import { type Archive, daysOf, historyOf } from './history.ts';

/** What a figure leads to: what it was derived from, the charts that use it, what is derived from it, what reports say beside it. */
export const linkNames = ['operands', 'charts', 'derived', 'statements'] as const;

/** A figure with all that its page and its files say of it, in one locale. */
export type FigureView = ReturnType<typeof figureView>;
/** Words, and the path of their page without the locale. */
type Link = [text: string, path: string];

/** What is derived from a value, by its key. */
const derivedFrom = memoize(({ derived }: Tables) => {
  const uses = derived.flatMap((one) => one.operands.map((key) => ({ key, one })));
  return Map.groupBy(uses, ({ key }) => key);
});

/** Assembles what a figure's page and files say. `archives` are what charts were frozen with. */
export function figureView(
  one: Observation,
  views: SearchViews,
  locale: Locale,
  archives: readonly Archive[],
) {
  const { tables, charts } = views;
  const row = views.row(one);
  const key = observationKey(one);
  const sources = [row.source ?? [], row.operandSources, row.others.map(({ source }) => source)].flat();
  const toLink = ({ observation, name, figure }: Row): Link => {
    return [`${name}: ${figure}`, `${figurePath(observation)}/`];
  };
  const links: Record<(typeof linkNames)[number], Link[]> = {
    operands: row.operands.map(views.row).map(toLink),
    charts: (usersOf(charts).get(key) ?? []).map(({ view }) => [view.data.title, chartPage(view.chart.id)]),
    derived: (derivedFrom(tables).get(key) ?? []).map((use) => toLink(views.row(use.one))),
    statements: row.statements.map(({ text, report, evidence }) => [
      text,
      `${reportPage(report.id)}#${statementAnchor(evidence.id)}`,
    ]),
  };
  return {
    ...{ row, locale, links, page: `${figurePath(one)}/` },
    title: row.title,
    /** "Users, 30 June 2024" */
    subtitle: `${row.measureLabel}, ${row.period}`,
    answer: answerOf(row, locale, localized(tables.site, 'name', locale)),
    /** How it must not be quoted, and why. */
    cautions: cautionsOf(row, locale),
    history: historyOf(row, tables, locale, archives),
    reports: [...new Set(sources.map(({ report }) => report))],
    corrections: correctionViews(correctionsOf([row], tables), tables, locale),
    /** Its cell in the published tables (RFC 7111), which csvw.json describes: `observations.csv#cell=4,4`. */
    cell: valueCells(tables).get(key) ?? '',
  };
}

/** "Zalo, users, 30 June 2024: 76.5 million, according to VietNamNet. Nguồn reads it as rounded: 76.45 to 76.55 million." */
function answerOf(row: Row, locale: Locale, site: string): string {
  const { observation, unit, measureLabel, subjectLabel, source, interval } = row;
  const { figure } = observation;
  const isNamed =
    unit.kind !== 'currency' && measureLabel.toLowerCase().includes(unitName(unit, locale).toLowerCase());
  // The words of other qualifiers say all that is known; the range of what a report calls "about" is this site's.
  const precision: Partial<Record<typeof figure.qualifier, string>> = {
    about: source ? '' : interval,
    estimated: interval,
  };
  const words = precision[figure.qualifier];
  const rounded = figure.qualifier === 'rounded' ? ` ${t(locale, 'answer.rounded', { site, interval })}` : '';
  const answer = t(locale, source ? 'answer.reported' : 'answer.derived', {
    about: `${subjectLabel}, ${insideSentence(measureLabel)}, ${periodInWords({ ...row, period: yearOf(row, locale) }, locale)}`,
    figure: formatFigure(figure, unit, locale, { words: 'long', bare: isNamed }),
    precision: words ? ` (${words})` : '',
    publisher: publishersOf(row, locale),
    site,
  });
  return answer + rounded;
}

/** A period inside a sentence: "30 June 2024", "năm 2024". */
const yearOf = ({ observation, period }: Row, locale: Locale) =>
  /^\d{4}$/.test(observation.period) ? t(locale, 'answer.year', { year: period }) : period;

function publishersOf({ source, operandSources }: Row, locale: Locale): string {
  const publishers = [source ?? operandSources].flat().map(({ report }) => report.publisher);
  return listOf(new Set(publishers), locale);
}

function cautionsOf(row: Row, locale: Locale): string[] {
  const { observation, unit, interval, formula } = row;
  const { figure, period } = observation;
  const number = formatFigure(figure, unit, locale, { words: 'none' });
  const definition = localized(row.measure, 'definition', locale);
  const date = dayBeforeEnd(row, locale);
  const differing = row.others.filter(({ agrees }) => !agrees);
  return [
    t(locale, `caution.${figure.qualifier}`, { number, interval }),
    t(locale, 'caution.measure', { definition: insideSentence(definition) }),
    isUndated(period) ? t(locale, formula ? 'caution.undatedPart' : 'caution.undated') : '',
    date ? t(locale, 'caution.unfinished', { period: yearOf(row, locale), date }) : '',
    formula &&
      t(locale, 'caution.derived', {
        publisher: publishersOf(row, locale),
        formula: unbrokenTerms(formula),
      }),
    ...differing.map(({ figure, source }) =>
      t(locale, 'caution.differs', { figure, report: datedPublisher(source.report, locale) }),
    ),
    row.note,
  ].filter(Boolean);
}

/** The values of a figure's history as bars, the first one first; undefined unless there are several numbers. */
export function historyChart({ row, locale, history, title }: FigureView): ChartData | undefined {
  const { subject, measure } = row.observation;
  const data = history.flatMap((state, at): Datum[] => {
    const { figure, words } = state;
    if (!figure) return [];
    const names = {
      label: daysOf(state, locale),
      subject: row.subjectLabel,
      value: words,
      longValue: words,
      spokenValue: words,
    };
    const interval = formatInterval(figure, row.unit, locale);
    const none = { secondaryValue: '', secondaryObservation: undefined, colorRole: neutral };
    const observation = { ...row.observation, figure };
    return [{ ...row, ...names, ...none, observation, figure, interval, row: `value-${at + 1}` }];
  });
  if (data.length < 2) return undefined;
  const of = { period: 'all', subjects: [subject], measures: [measure] };
  const chart = { ...of, id: 'history', type: 'bar' } as unknown as Chart;
  const words = { title: t(locale, 'figure.history'), subtitle: title, note: '', claims: [], remarks: [] };
  const values = { groups: [{ heading: '', data }], wholes: [], data, dropped: [] };
  return { chart, locale, ...words, direction: undefined, ...values };
}

const asShown = (row: Row) =>
  ({ ...row, label: row.subjectLabel, role: 'shown', whole: null, step: row.formula }) as const;

/** A figure as a CSV of one row, in the columns of charts. */
export const figureCsv = ({ row, locale }: FigureView) => chartCsv({ rows: [asShown(row)], locale });

/** A figure as JSON, in the view's language. Blanks and open ends are null; `history` is read as `historyOf` says. */
export function figureFile(view: FigureView, site: Site): string {
  const { row, locale, page, title, answer, cautions, links, history, reports } = view;
  const { label: _, role: __, whole: ___, ...value } = rowJson(asShown(row));
  const urlOf = (path: string) => pageUrl(site, path, locale);
  const linked = linkNames.map((name) => [name, links[name].map(([text, to]) => ({ text, url: urlOf(to) }))]);
  const withUrls = (name: 'operands' | 'statements') =>
    value[name].map((one, at) => ({ ...one, url: urlOf(links[name][at]?.[1] ?? '') }));
  const none = { value: null, low: null, high: null, qualifier: null };
  return prettyJson({
    id: observationKey(row.observation),
    url: urlOf(page),
    file: urlOf(page.replace(/\/$/, '.json')),
    ...{ language: locale, title, answer },
    ...Object.fromEntries(linked),
    ...value,
    operands: withUrls('operands'),
    statements: withUrls('statements'),
    definition: localized(row.measure, 'definition', locale),
    cautions,
    history: history.map(({ words, figure, reason, ...days }) => {
      return { ...days, figure: words, ...(figure ? figureJson(figure) : none), reason: reason || null };
    }),
    citation: citation(view, site),
    cell: fileUrl(site, `data/${view.cell}`),
    licence: licenceOf(site),
    sources: reports.map((one) => sourceJson(one, locale)),
  });
}
