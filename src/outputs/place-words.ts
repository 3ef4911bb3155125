import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Evidence, Report } from '../tables/tables.ts';

/** "VietNamNet, line 13"; of a figure that has no line, "VietNamNet; cited, not located": nobody can have verified it. */
export function placeInWords(
  { line }: Pick<Evidence, 'line'>,
  { publisher }: Pick<Report, 'publisher'>,
  locale: Locale,
): string {
  return line === undefined
    ? t(locale, 'evidence.cited', { publisher })
    : t(locale, 'evidence.place', { publisher, line });
}
