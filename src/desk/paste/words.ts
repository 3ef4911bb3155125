import { formatPeriod } from '../../figures/period.ts';
import { t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Reason, Told } from '../../tables/draft/types.ts';

/** Why something is suggested, in words. */
export function reasonWords(locale: Locale, { kind, words, unmarked }: Reason): string {
  const shown = kind === 'event' ? formatPeriod(words, locale) : words;
  const reason = t(locale, `paste.why.${kind}`, { words: shown });
  return unmarked ? t(locale, 'paste.why.unmarked', { reason }) : reason;
}

/** What another figure says of the same, in words. */
export function toldWords(locale: Locale, { kind, evidence, reported }: Told): string {
  return t(locale, `paste.told.${kind}`, { evidence, reported });
}
