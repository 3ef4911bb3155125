import { formatPeriod } from '../../figures/period.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import { dayOf } from '../../tables/prefer.ts';
import type { Report } from '../../tables/tables.ts';
import type { ChartView } from '../view.ts';

/**
 * What stands under a chart: its note, what other reports say otherwise of its values, and how each of its derived
 * measures was worked out, once.
 */
export function notesOf({ data, rows, locale }: Pick<ChartView, 'data' | 'rows' | 'locale'>): string[] {
  const formulas = new Set(data.data.map(({ formula }) => formula).filter((formula) => formula !== ''));
  const derived = [...formulas].map((formula) => t(locale, 'chart.derivedNote', { formula }));
  return [...(data.note === '' ? [] : [data.note]), ...discrepanciesOf(rows, locale), ...derived];
}

/** Each value that another report contradicts: beyond both intervals, not by rounding. */
function discrepanciesOf(rows: ChartView['rows'], locale: Locale): string[] {
  return rows.flatMap(({ label, source, figure, others }) =>
    others.flatMap((other) =>
      other.agrees || !source
        ? []
        : t(locale, 'chart.discrepancy', {
            label,
            shown: dated(source.report, locale),
            figure,
            other: dated(other.source.report, locale),
            otherFigure: other.figure,
          }),
    ),
  );
}

/** "VietNamNet (28 November 2024)": one publisher may contradict itself. */
function dated(report: Report, locale: Locale): string {
  return `${report.publisher} (${formatPeriod(dayOf(report), locale)})`;
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
