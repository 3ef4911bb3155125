import en from './en.json' with { type: 'json' };
import type { Locale } from './locales.ts';
import vi from './vi.json' with { type: 'json' };

/** A gap in the interface texts, in words for the person who must mend it. */
export interface TextProblem {
  /** Path of the file from the project's root. */
  file: string;
  key: string;
  message: string;
  mend: string;
}

/**
 * Compares the interface texts of all languages: each must have the same keys, none blank, with the same `{places}`
 * to fill in, and in NFC, so that a search for a word finds it.
 */
export function checkTexts(texts: Record<Locale, Record<string, string>> = { en, vi }): TextProblem[] {
  const files = Object.entries(texts).map(([locale, own]) => ({ file: `src/i18n/${locale}.json`, own }));
  const keys = [...new Set(files.flatMap(({ own }) => Object.keys(own)))];
  return files.flatMap(({ file, own }) =>
    keys.flatMap((key) => {
      const model = files.find((other) => other.own !== own && other.own[key] !== undefined);
      const wrong = wrongWith(own[key], model?.own[key], model?.file ?? '');
      return wrong ? [{ file, key, ...wrong }] : [];
    }),
  );
}

function wrongWith(
  text: string | undefined,
  model: string | undefined,
  file: string,
): Pick<TextProblem, 'message' | 'mend'> | undefined {
  if (text === undefined)
    return { message: `The text is missing; ${file} has it.`, mend: 'Write it, or delete it there.' };
  if (text.trim() === '') return { message: 'The text is blank.', mend: 'Write it.' };
  if (text !== text.normalize('NFC'))
    return { message: 'Letters and their marks are apart (NFD).', mend: 'Type it anew.' };
  if (model === undefined || places(text) === places(model)) return undefined;
  return {
    message: `The text has places for ${places(text)}, but that of ${file} for ${places(model)}.`,
    mend: 'Make them the same.',
  };
}

/** The names in braces, sorted: what is filled in. */
function places(text: string): string {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.length === 0 ? 'nothing' : names.toSorted().join(', ');
}
