import type { Locale } from '../../i18n/locales.ts';
import { english } from './english.ts';
import type { Grammar } from './grammar.ts';
import { vietnamese } from './vietnamese.ts';

/** What may stand between figures and labels, by language. */
export const grammars: Record<Locale, Grammar> = { en: english, vi: vietnamese };

/** British spellings, and what they are compared as. */
export const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?<=^(?:licen|defen|offen|preten))ce(?=s?$)/, 'se'],
  [/(?<=\p{L}{3}[^aeiou])is(?=(?:e[drs]?|ing|ations?)$)/u, 'iz'],
  [/^(cent|theat|fib|met)re(?=s?$)/, '$1er'],
  [/^(col|lab|fav|behavi|neighb|harb|hon|rum)our/, '$1or'],
  [/^programme(?=s?$)/, 'program'],
];
