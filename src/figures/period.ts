import type { Locale } from '../i18n/locales.ts';

const english = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', ...options });
const englishMonth = english({});
const englishDay = english({ day: 'numeric' });

/** A period in a locale: "2024", "June 2024", "30 June 2024"; "2024", "tháng 6/2024", "30/6/2024". */
export function formatPeriod(period: string, locale: Locale): string {
  const [year = '', month, day] = period.split('-');
  if (month === undefined) return year;
  if (locale === 'vi') return `${day === undefined ? 'tháng ' : `${Number(day)}/`}${Number(month)}/${year}`;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return (day === undefined ? englishMonth : englishDay).format(at);
}
