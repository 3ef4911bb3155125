import columnsEn from './columns.en.json' with { type: 'json' };
import columnsVi from './columns.vi.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import type { Locale } from './locales.ts';
import problemsEn from './problems.en.json' with { type: 'json' };
import problemsVi from './problems.vi.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };

/** A gap in the texts, in words for the person who must fix it. */
export interface TextProblem {
  /** Path of the file from the project's root. */
  file: string;
  key: string;
  message: string;
  fix: string;
}

type Texts = Record<string, string>;

/** Compares the interface texts, the descriptions of columns and the sentences of problems of all languages. */
export function checkAllTexts(): TextProblem[] {
  return [
    ...checkTexts({ en, vi }),
    ...checkTexts({ en: columnsEn, vi: columnsVi }, 'columns.'),
    ...checkTexts({ en: flat(problemsEn), vi: flat(problemsVi) }, 'problems.'),
  ];
}

/**
 * Compares the texts of all languages: each must have the same keys, none blank, with the same `{places}` to fill in, and
 * in NFC, so that a search for a word finds it.
 */
export function checkTexts(texts: Record<Locale, Texts>, prefix = ''): TextProblem[] {
  const files = Object.entries(texts).map(([locale, own]) => ({
    file: `src/i18n/${prefix}${locale}.json`,
    own,
  }));
  const keys = [...new Set(files.flatMap(({ own }) => Object.keys(own)))];
  return files.flatMap(({ file, own }) =>
    keys.flatMap((key) => {
      const model = files.find((other) => other.own !== own && other.own[key] !== undefined);
      const wrong = wrongWith(own[key], model?.own[key], model?.file ?? '');
      return wrong ? [{ file, key, ...wrong }] : [];
    }),
  );
}

/** Messages and fixes as texts of their own: `blank-row message`, `blank-row fix`. */
function flat(sentences: Record<string, { message: string; fix: string }>): Texts {
  return Object.fromEntries(
    Object.entries(sentences).flatMap(([key, { message, fix }]) => [
      [`${key} message`, message],
      [`${key} fix`, fix],
    ]),
  );
}

function wrongWith(
  text: string | undefined,
  model: string | undefined,
  file: string,
): Pick<TextProblem, 'message' | 'fix'> | undefined {
  if (text === undefined)
    return { message: `The text is missing; ${file} has it.`, fix: 'Write it, or delete it there.' };
  if (text.trim() === '') return { message: 'The text is blank.', fix: 'Write it.' };
  if (text !== text.normalize('NFC'))
    return { message: 'Letters and their marks are apart (NFD).', fix: 'Type it anew.' };
  if (model === undefined || places(text) === places(model)) return undefined;
  return {
    message: `The text has places for ${places(text)}, but that of ${file} for ${places(model)}.`,
    fix: 'Make them the same.',
  };
}

/** The names in braces, sorted: what is filled in. */
function places(text: string): string {
  const names = [...text.matchAll(/\{(\w+(?:\|\w+)?)\}/g)].map(([, name]) => name);
  return names.length === 0 ? 'nothing' : [...new Set(names)].toSorted().join(', ');
}
