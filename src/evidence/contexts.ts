import { latin } from '../figures/grammar.ts';
import { byLocale } from '../figures/lexicon.ts';
import { inEveryLocale } from '../i18n/locales.ts';
import { english } from './contexts.en.ts';
import type { Contexts, Pattern } from './contexts.shared.ts';
import { vietnamese } from './contexts.vi.ts';

const contexts = inEveryLocale<Contexts>({ en: english, vi: vietnamese });

/** The patterns of a language. */
export const contextsOf = byLocale((locale) => {
  const { contexts: none, parts, unreadable } = contexts[locale];
  return { contexts: join(none()), parts: join(parts()), unreadable: join(unreadable()) };
});

const withFlags = (pattern: Pattern) =>
  typeof pattern === 'string' ? { source: pattern, flags: 'iuy' } : pattern;

/** One pattern for all that match letters in the same way: the first that matches wins. */
function join(patterns: readonly Pattern[]): RegExp[] {
  const byFlags = Map.groupBy(patterns.map(withFlags), ({ flags }) => flags);
  return [...byFlags].map(
    ([flags, group]) => new RegExp(group.map(({ source }) => `(?:${latin(source)})`).join('|'), flags),
  );
}

/** What the first of the patterns that match at a place matches. */
export function matchAt(patterns: readonly RegExp[], line: string, at: number): string | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (match) return match[0];
  }
  return undefined;
}
