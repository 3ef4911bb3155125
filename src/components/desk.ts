import { foldersFromEnvironment, loadSources } from '../dataset/load.ts';
import type { Texts } from '../desk/protocol.ts';
import en from '../i18n/en.json' with { type: 'json' };
import type { Locale } from '../i18n/locales.ts';
import problemsEn from '../i18n/problems.en.json' with { type: 'json' };
import type { ProblemText } from '../i18n/problems.ts';
import problemsVi from '../i18n/problems.vi.json' with { type: 'json' };
import vi from '../i18n/vi.json' with { type: 'json' };
import { canonicalCsv } from '../tables/canonical.ts';

const texts: Record<Locale, Record<string, string>> = { en, vi };
const problems: Record<Locale, Record<string, ProblemText>> = { en: problemsEn, vi: problemsVi };
/** The parts of the interface texts that the desk and its drawings say. */
const SAID =
  /^(?:chart|claim|copy|corrections|desk|evidence|formula|grid|interval|label|paste|problem|qualifier|scale)\./;

/** Problems that only a command finds. */
const ELSEWHERE = /^(?:story-error|correction-missing|check-yourself)\./;

/** True for a text that the desk brings along. */
export const isSaid = (key: string): boolean => SAID.test(key);

/** The texts of the desk in one language. */
export function deskTexts(locale: Locale): Texts {
  return {
    locale,
    words: Object.fromEntries(Object.entries(texts[locale]).filter(([key]) => isSaid(key))),
    problems: Object.fromEntries(Object.entries(problems[locale]).filter(([key]) => !ELSEWHERE.test(key))),
  };
}

/** A CSV of the data or of the evidence, in its canonical form. */
export interface DeskSource {
  file: string;
  text: string;
}

/**
 * Every CSV that the site is made from: in a build those that it has checked, even where they have changed since. They are
 * read as tables before a page is made, so all of them are sound.
 */
export async function deskSources(): Promise<DeskSource[]> {
  const { sources } = await loadSources(foldersFromEnvironment());
  return sources.flatMap((source) => {
    // A report's text belongs to its author.
    if (!source.file.endsWith('.csv')) return [];
    const canonical = canonicalCsv(source);
    return 'text' in canonical ? [{ file: source.file, text: canonical.text }] : [];
  });
}
