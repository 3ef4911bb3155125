import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { agree } from '../../tables/prefer.ts';
import { reportOf } from '../../tables/tables.ts';
import { datedPublisher } from '../row.ts';
import type { ChartView } from '../view.ts';

/** What stands under a chart: its note, discrepancies between reports, and how derived values were derived. */
export function notesOf({ data, rows, reports, locale }: ChartView): string[] {
  const formulas = new Set(rows.map(({ formula }) => formula).filter((formula) => formula !== ''));
  return [
    ...(data.note === '' ? [] : [data.note]),
    ...discrepanciesOf(rows, data.chart.period === 'all', locale),
    ...crowdedOut(data),
    ...(formulas.size > 0 ? [t(locale, 'chart.derivedNote', { formula: [...formulas].join('; ') })] : []),
    ...combinedOf(rows, reports, locale),
  ];
}

/** What a line does not show because a report prints a value of that time, if both cannot be true. */
function crowdedOut({ dropped, locale }: ChartView['data']): string[] {
  return dropped
    .filter(({ shown, other }) => !agree(shown.figure, other.figure))
    .map(({ shown, other }) =>
      t(locale, 'chart.crowdedOut', {
        label: shown.label,
        figure: shown.longValue,
        formula: other.formula,
        other: other.longValue,
      }),
    );
}

/** The values that were derived from what several reports say. */
function combinedOf(rows: ChartView['rows'], reports: ChartView['reports'], locale: Locale): string[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return rows.flatMap(({ label, operands }) => {
    const ids = new Set(operands.map(reportOf));
    if (ids.size < 2) return [];
    const told = reports.filter(({ id }) => ids.has(id)).map((report) => datedPublisher(report, locale));
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
