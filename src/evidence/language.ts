import { inEveryLocale, type Locale } from '../i18n/locales.ts';
import type { ProblemKey } from '../i18n/problems.ts';

const setOf = (words: string) => new Set(words.split(' '));

const commonWords = inEveryLocale<ReadonlySet<string>>({
  en: setOf(
    'the of and in to for with was were is on by from users at a an that it its be are this which has have had not or as but their they he she his her will would said than more were been who when',
  ),
  vi: setOf('của và là các được trong cho với những này người đã có tại trên không một đến từ về số'),
});

/** Letters that only Vietnamese has, for short texts without a common word. */
const VIETNAMESE = /[ơưđăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u;
/** Words of other languages that neither of the two has. */
const otherWords = setOf(
  'les des une dans pour avec est sont qui pas sur aux cette und der die das mit von für auf ist nicht ein eine wurde el los las del con para por una que en más dos das uma não com yang dan dengan untuk dari pada ini itu adalah di het een van voor niet zijn och att som är på inte og ikke til il gli della che sono per nella ang mga sa ng w nie się na jest că și din ja na ya wa kwa',
);

/**
 * Detects the language of a text by its common words. A text of few words that are none of them is English.
 * @returns undefined for what is written in another language.
 */
export function findLanguage(text: string): Locale | undefined {
  const counts = { en: 0, vi: 0, other: 0, words: 0 };
  for (const [word] of text
    .slice(0, 200_000)
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    counts.words++;
    if (commonWords.en.has(word)) counts.en++;
    else if (commonWords.vi.has(word) || VIETNAMESE.test(word)) counts.vi++;
    else if (otherWords.has(word) || !/^[\p{Script=Latin}\p{M}]+$/u.test(word)) counts.other++;
  }
  const known = Math.max(counts.en, counts.vi);
  if (counts.other > known || (counts.words >= 40 && known < counts.words * 0.1)) return undefined;
  return counts.vi > counts.en ? 'vi' : 'en';
}

/** Why a text cannot be read as a report's: it is empty, binary, a PDF, HTML, or in another language than the two. */
export function unfitText(text: string, chosen?: Locale): ProblemKey | undefined {
  const start = text.slice(0, 2000).trimStart();
  if (text.trim() === '') return 'source-error.text-empty';
  if (start.startsWith('%PDF-')) return 'source-error.text-pdf';
  if (/[\0-\x08\x0e-\x1a]|\ufffd{3}/.test(start)) return 'source-error.text-binary';
  if (
    /^<(?:!doctype|html|\?xml|head|body|div|p|article)\b/i.test(start) ||
    (start.match(/<\/?(?:p|div|span|a|br|td|tr|li)\b[^>]*>/gi)?.length ?? 0) > 5
  )
    return 'source-error.text-html';
  return (chosen ?? findLanguage(text)) ? undefined : 'source-error.text-language';
}
