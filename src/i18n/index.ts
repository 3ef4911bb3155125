import en from './en.json' with { type: 'json' };
import { type Locale, localeName } from './locales.ts';
import vi from './vi.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

/** The compiler refuses a language with a key too few; `npm run check:texts` names each gap. */
export const messages: Record<Locale, Record<MessageKey, string>> = { en, vi };

/**
 * The interface text of `key` in a locale, its `{name}` places filled in.
 * @throws when a named place gets no value: a half-filled sentence must not be published.
 */
export function t(locale: Locale, key: MessageKey, params: Record<string, string | number> = {}): string {
  return fillPlaces(messages[locale][key], (name) => {
    const value = params[name];
    if (value === undefined)
      throw new Error(`The text "${key}" in ${locale}.json wants a value for {${name}}.`);
    return String(value);
  });
}

/** The interface text of `key` with its places left open. */
export function openText(locale: Locale, key: MessageKey): string {
  return messages[locale][key];
}

/** The texts whose keys begin so, by the rest of their keys; their places are left open. */
export function textsUnder(locale: Locale, prefix: string): Record<string, string> {
  const own = Object.entries(messages[locale]).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(prefix.length), text]));
}

export function hasText(key: string): key is MessageKey {
  return key in en;
}

/** The name of a language in a sentence of another: "Vietnamese", "tiếng Việt". */
export function languageName(of: Locale, locale: Locale): string {
  const key = `language.${of}`;
  return hasText(key) ? t(locale, key) : localeName(of, locale);
}

/** Fills in the places of a text: `{name}`, and for lists `{name|and}` and `{name|or}`. One without a value stays. */
export function fillPlaces(
  text: string,
  fill: (name: string, joinedBy?: 'and' | 'or') => string | undefined,
): string {
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)(?:\|(and|or))?\}/g, (place, name, joinedBy) => fill(name, joinedBy) ?? place);
}

/** A label as it stands inside a sentence: "Users" → "users". Abbreviations and brand names keep their capitals. */
export function insideSentence(label: string): string {
  if (/^\p{Lu}(?:\p{Lu}|\p{Ll}*\p{Lu})/u.test(label)) return label;
  return label.slice(0, 1).toLowerCase() + label.slice(1);
}
