import type { Texts } from '../../desk/protocol.ts';
import en from '../../i18n/en.json' with { type: 'json' };
import problems from '../../i18n/problems.vi.json' with { type: 'json' };
import vi from '../../i18n/vi.json' with { type: 'json' };

/** Fills in the page's texts for `t()`, in the page and in the worker: the scripts are bundled without texts (`bundle.ts`). */
export function fillTexts({ locale, words, problems: sentences }: Texts): void {
  Object.assign({ en, vi }[locale], words);
  if (locale === 'vi') Object.assign(problems, sentences);
}
