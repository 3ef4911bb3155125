import { t } from '../../i18n/index.ts';
import { localized } from '../../i18n/locales.ts';
import type { ChartView } from '../view.ts';

/** What stands under a chart: its note, and how each of its derived measures was worked out, once. */
export function notesOf({ data, locale }: Pick<ChartView, 'data' | 'locale'>): string[] {
  const formulas = new Set(data.data.map(({ formula }) => formula).filter((formula) => formula !== ''));
  const derived = [...formulas].map((formula) => t(locale, 'chart.derivedNote', { formula }));
  return data.note === '' ? derived : [data.note, ...derived];
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
