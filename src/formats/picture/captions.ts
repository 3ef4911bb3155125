import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { agree } from '../../tables/prefer.ts';
import { reportOf } from '../../tables/tables.ts';
import { datedPublisher } from '../row.ts';
import type { ChartView } from '../view.ts';

/**
 * What stands under a chart: its note, what other reports say otherwise of its values, and how each of its derived
 * measures was worked out, once.
 */
export function notesOf({
  data,
  rows,
  reports,
  locale,
}: Pick<ChartView, 'data' | 'rows' | 'reports' | 'locale'>): string[] {
  const formulas = new Set(data.data.map(({ formula }) => formula).filter((formula) => formula !== ''));
  const derived = [...formulas].map((formula) => t(locale, 'chart.derivedNote', { formula }));
  const inTime = data.chart.period === 'all';
  return [
    ...(data.note === '' ? [] : [data.note]),
    ...discrepanciesOf(rows, inTime, locale),
    ...crowdedOut(data),
    ...derived,
    ...combinedOf(rows, reports, locale),
  ];
}

/** What a line does not show, for a report prints that value, and what is derived otherwise: told where both cannot be. */
function crowdedOut({ dropped, locale }: ChartView['data']): string[] {
  return dropped.flatMap(({ shown, other }) =>
    agree(shown.figure, other.figure)
      ? []
      : t(locale, 'chart.crowdedOut', {
          label: shown.label,
          figure: shown.longValue,
          formula: other.formula,
          other: other.longValue,
        }),
  );
}

/** The values that no one report bears out: they were worked out from what several say. */
function combinedOf(rows: ChartView['rows'], reports: ChartView['reports'], locale: Locale): string[] {
  return rows.flatMap(({ label, operands }) => {
    const ids = new Set(operands.map(reportOf));
    if (ids.size < 2) return [];
    const told = reports.filter(({ id }) => ids.has(id)).map((report) => datedPublisher(report, locale));
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    return t(locale, 'chart.combined', { label, reports: list.format(told) });
  });
}

/** Each value that another report contradicts: beyond both intervals, not by rounding. */
function discrepanciesOf(rows: ChartView['rows'], inTime: boolean, locale: Locale): string[] {
  return rows.flatMap(({ label, period, source, figure, others }) =>
    others.flatMap((other) =>
      other.agrees || !source
        ? []
        : t(locale, 'chart.discrepancy', {
            label: inTime && !label.includes(period) ? `${label}, ${period}` : label,
            shown: datedPublisher(source.report, locale),
            figure,
            other: datedPublisher(other.source.report, locale),
            otherFigure: other.figure,
          }),
    ),
  );
}

/** "Source: VietNamNet, Zalo tops Facebook and TikTok in Vietnamese user base" */
export function sourceLine({ reports, locale }: Pick<ChartView, 'reports' | 'locale'>): string {
  const names = reports.map((report) => `${report.publisher}, ${localized(report, 'title', locale)}`);
  return `${t(locale, 'chart.source')} ${names.join('; ')}`;
}

/** "Source: VietNamNet", where there is little room. */
export function publisherLine({ reports, locale }: Pick<ChartView, 'reports' | 'locale'>): string {
  const publishers = new Set(reports.map(({ publisher }) => publisher));
  return `${t(locale, 'chart.source')} ${[...publishers].join(', ')}`;
}
