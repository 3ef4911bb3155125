import en from '../../i18n/en.json' with { type: 'json' };
import type { Locale } from '../../i18n/locales.ts';
import problemsEn from '../../i18n/problems.en.json' with { type: 'json' };
import type { ProblemText } from '../../i18n/problems.ts';
import problemsVi from '../../i18n/problems.vi.json' with { type: 'json' };
import vi from '../../i18n/vi.json' with { type: 'json' };

/** The interface texts that the page passes to its scripts. */
export interface Texts {
  locale: Locale;
  /** All in the page's language; in the others those that figures in texts are printed with. */
  words: Record<Locale, Record<string, string>>;
  /** The sentences of problems, by their keys. */
  problems: Record<string, ProblemText>;
}

/** Fills in the page's texts for `t()` and `problemText()`: the scripts are bundled without texts (`noTexts` in `integration`). */
export function fillTexts({ locale, words, problems }: Texts): void {
  Object.assign(en, words.en);
  Object.assign(vi, words.vi);
  Object.assign({ en: problemsEn, vi: problemsVi }[locale], problems);
}
