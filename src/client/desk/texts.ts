import type { Texts } from '../../desk/protocol.ts';
import en from '../../i18n/en.json' with { type: 'json' };
import problems from '../../i18n/problems.vi.json' with { type: 'json' };
import vi from '../../i18n/vi.json' with { type: 'json' };

/** Gives the page's texts to what says them with `t()`: in a browser, it has none of its own (`bundle.ts`). */
export function fillTexts({ locale, words, problems: sentences }: Texts): void {
  Object.assign({ en, vi }[locale], words);
  if (locale === 'vi') Object.assign(problems, sentences);
}
