import type { Locale } from '../i18n/locales.ts';

const commonWords: Record<Locale, ReadonlySet<string>> = {
  en: new Set('the of and in to for with was were is on by from users at'.split(' ')),
  vi: new Set('của và là các được trong cho với những này người đã có tại trên'.split(' ')),
};

/** Detects the language of a text by its common words. The default is English. */
export function findLanguage(text: string): Locale {
  const counts = { en: 0, vi: 0 };
  for (const [word] of text
    .slice(0, 200_000)
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    if (commonWords.en.has(word)) counts.en++;
    // Letters that only Vietnamese has, for short texts without a common word.
    if (commonWords.vi.has(word) || /[ơưđăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u.test(word))
      counts.vi++;
  }
  return counts.vi > counts.en ? 'vi' : 'en';
}
