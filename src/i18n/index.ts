import en from './en.json' with { type: 'json' };
import type { Locale } from './locales.ts';
import vi from './vi.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

/** The compiler refuses a language with a key too few; `npm run check:texts` names each gap. */
const messages: Record<Locale, Record<MessageKey, string>> = { en, vi };

/**
 * The interface text of `key` in a locale, its `{name}` places filled in.
 * @throws when a named place gets no value: a half-filled sentence must not be published.
 */
export function t(locale: Locale, key: MessageKey, params: Record<string, string | number> = {}): string {
  const message = messages[locale][key];
  if (!message.includes('{')) return message;
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined)
      throw new Error(`The text "${key}" in ${locale}.json wants a value for {${name}}.`);
    return String(value);
  });
}
