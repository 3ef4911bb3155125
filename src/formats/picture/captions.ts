import { t } from '../../i18n/index.ts';
import { localized } from '../../i18n/locales.ts';
import { agree } from '../../tables/prefer.ts';
import { reportOf } from '../../tables/tables.ts';
import { datedPublisher } from '../row.ts';
import type { ChartView } from '../view.ts';

/** What stands under a chart: its note, discrepancies between reports, and how derived values were derived. */
export function notesOf({ data, rows, reports, locale }: ChartView): string[] {
  const formulas = new Set(rows.map(({ formula }) => formula).filter(Boolean));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const isInTime = data.chart.period === 'all';
  return [
    ...(data.note === '' ? [] : [data.note]),
    // Each value that another report contradicts: beyond both intervals, not by rounding.
    ...rows.flatMap(({ label, period, source, figure, others }) =>
      others.flatMap((other) => {
        if (other.agrees || !source) return [];
        return t(locale, 'chart.discrepancy', {
          label: isInTime && !label.includes(period) ? `${label}, ${period}` : label,
          shown: datedPublisher(source.report, locale),
          figure,
          other: datedPublisher(other.source.report, locale),
          otherFigure: other.figure,
        });
      }),
    ),
    // What a line does not show because a report prints a value of that time, if both cannot be true.
    ...data.dropped.flatMap(({ shown, other }) => {
      if (agree(shown.figure, other.figure)) return [];
      const { label, longValue: figure } = shown;
      return t(locale, 'chart.crowdedOut', { label, figure, formula: other.formula, other: other.longValue });
    }),
    ...(formulas.size > 0 ? [t(locale, 'chart.derivedNote', { formula: [...formulas].join('; ') })] : []),
    // The values that were derived from what several reports say.
    ...rows.flatMap(({ label, operands }) => {
      const ids = new Set(operands.map(reportOf));
      if (ids.size < 2) return [];
      const used = reports.filter(({ id }) => ids.has(id)).map((report) => datedPublisher(report, locale));
      return t(locale, 'chart.combined', { label, reports: list.format(used) });
    }),
  ];
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
