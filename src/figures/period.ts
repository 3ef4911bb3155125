import type { Locale } from '../i18n/locales.ts';

const english = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', ...options });
const englishMonth = english({});
const englishDay = english({ day: 'numeric' });

/** How each language writes a month, and a day where there is one. */
const formats: Record<Locale, (year: string, month: string, day: string | undefined) => string> = {
  en: (year, month, day) =>
    (day === undefined ? englishMonth : englishDay).format(
      Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)),
    ),
  vi: (year, month, day) => `${day === undefined ? 'tháng ' : `${Number(day)}/`}${Number(month)}/${year}`,
};

/** A period in a locale: "2024", "June 2024", "30 June 2024"; "2024", "tháng 6/2024", "30/6/2024". */
export function formatPeriod(period: string, locale: Locale): string {
  const [year = '', month, day] = period.split('-');
  return month === undefined ? year : formats[locale](year, month, day);
}
