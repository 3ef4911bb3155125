import type { Texts } from '../../desk/protocol.ts';
import en from '../../i18n/en.json' with { type: 'json' };
import type { Locale } from '../../i18n/locales.ts';
import problemsEn from '../../i18n/problems.en.json' with { type: 'json' };
import type { ProblemText } from '../../i18n/problems.ts';
import problemsVi from '../../i18n/problems.vi.json' with { type: 'json' };
import vi from '../../i18n/vi.json' with { type: 'json' };

const texts: Record<Locale, Record<string, string>> = { en, vi };
const problems: Record<Locale, Record<string, ProblemText>> = { en: problemsEn, vi: problemsVi };
/** The parts of the interface texts that the desk and its drawings say. */
const SAID =
  /^(?:chart|copy|corrections|desk|evidence|formula|grid|interval|label|paste|problem|qualifier|scale)\./;

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
