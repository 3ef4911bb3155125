import { t } from '../i18n/index.ts';
import { defaultLocale, type Locale, locales } from '../i18n/locales.ts';

type Environment = Record<string, string | undefined>;

/** The language of the terminal (POSIX: LC_ALL, LC_MESSAGES, LANG), where the project has it; else English. */
export function terminalLocale(env: Environment = process.env): Locale {
  const terminal = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locales.find((locale) => terminal.startsWith(locale)) ?? defaultLocale;
}

/**
 * The language that `--lang` asks for; without it, that of the terminal.
 * @throws when there is none such, in words for who called.
 */
export function localeOf(lang: string | undefined, env: Environment = process.env): Locale {
  if (lang === undefined) return terminalLocale(env);
  const found = locales.find((locale) => locale === lang);
  if (found) return found;
  const all = locales.join(', ');
  throw new Error(t(terminalLocale(env), 'check.noLanguage', { language: lang, all }));
}
