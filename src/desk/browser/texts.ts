import en from '../../i18n/en.json' with { type: 'json' };
import problemsEn from '../../i18n/problems.en.json' with { type: 'json' };
import problemsVi from '../../i18n/problems.vi.json' with { type: 'json' };
import vi from '../../i18n/vi.json' with { type: 'json' };
import type { Texts } from '../protocol.ts';

/** Fills in the page's texts for `t()` and `problemText()`: the scripts are bundled without texts (`bundle.ts`). */
export function fillTexts({ locale, words, problems }: Texts): void {
  Object.assign({ en, vi }[locale], words);
  Object.assign({ en: problemsEn, vi: problemsVi }[locale], problems);
}
