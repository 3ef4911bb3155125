import columnsEn from './columns.en.json' with { type: 'json' };
import columnsVi from './columns.vi.json' with { type: 'json' };
import { messages } from './index.ts';
import { type Locale, locales } from './locales.ts';
import problemsEn from './problems.en.json' with { type: 'json' };
import problemsVi from './problems.vi.json' with { type: 'json' };

type Texts = Record<string, string>;

/** Compares the interface texts, the descriptions of columns and the sentences of problems of all languages. Gaps are sentences with file, key and fix. */
export function checkAllTexts(): string[] {
  return [
    ...checkTexts(messages),
    ...checkTexts({ en: columnsEn, vi: columnsVi }, 'columns.'),
    ...checkTexts({ en: flat(problemsEn), vi: flat(problemsVi) }, 'problems.'),
  ];
}

/**
 * Compares the texts of all languages: each must have the same keys, none blank, with the same `{places}` to fill in, and
 * in NFC, so that a search for a word finds it.
 */
export function checkTexts(texts: Partial<Record<Locale, Texts>>, prefix = ''): string[] {
  const fileOf = (locale: Locale) => `src/i18n/${prefix}${locale}.json`;
  const own = locales.filter((locale) => texts[locale]);
  const keys = [...new Set(own.flatMap((locale) => Object.keys(texts[locale] ?? {})))];
  return own.flatMap((locale) =>
    keys.flatMap((key) => {
      const model = own.find((one) => one !== locale && texts[one]?.[key] !== undefined) ?? locale;
      const wrong = wrongWith(texts[locale]?.[key], texts[model]?.[key] ?? '', fileOf(model));
      return wrong ? `${fileOf(locale)} key "${key}": ${wrong}` : [];
    }),
  );
}

/** Messages and fixes as texts of their own: `blank-row message`, `blank-row fix`. */
function flat(sentences: Record<string, Texts>): Texts {
  const entries = Object.entries(sentences).flatMap(([key, parts]) =>
    Object.entries(parts).map(([part, text]) => [`${key} ${part}`, text]),
  );
  return Object.fromEntries(entries);
}

function wrongWith(text: string | undefined, model: string, file: string): string | undefined {
  if (text === undefined) return `The text is missing; ${file} has it. Write it, or delete it there.`;
  if (text.trim() === '') return 'The text is blank. Write it.';
  if (text !== text.normalize('NFC')) return 'Letters and their marks are apart (NFD). Type it again.';
  const [own, other] = [places(text), places(model)];
  if (own === other) return undefined;
  return `The text has places for ${own}, but that of ${file} for ${other}. Make them the same.`;
}

/** The names in braces, sorted: what is filled in. */
function places(text: string): string {
  const names = [...text.matchAll(/\{(\w+(?:\|\w+)?)\}/g)].map(([, name]) => name);
  return [...new Set(names)].toSorted().join(', ') || 'nothing';
}
