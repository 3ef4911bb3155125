import type { Locale } from '../i18n/locales.ts';
import type { Convention } from './digits.ts';
import { type Lexicon, lexicons } from './lexicon.ts';

/** What the rest of a text settles of figures that could be read in two ways. */
export interface Settled {
  convention?: Convention;
  /** What ¥ stands for. */
  yen?: 'JPY' | 'CNY' | undefined;
}

export function settledBy(text: string, locale: Locale): Settled {
  return { convention: conventionOf(text, lexicons[locale]), yen: yenOf(text) };
}

/** The names of two currencies with one sign, and then those of their countries. */
const yenWords = [
  [/\b(?:yen|JPY)\b|yên Nhật|đồng yên/i, /\b(?:yuan|renminbi|RMB|CNY|NDT)\b|nhân dân tệ/i],
  [/Japan|Tokyo|Osaka|Nikkei|Nhật Bản/, /China|Chinese|Beijing|Shanghai|Trung Quốc|Bắc Kinh/],
] as const;

function yenOf(text: string): Settled['yen'] {
  if (!text.includes('¥')) return undefined;
  const found = yenWords.map(([yen, yuan]) => [yen.test(text), yuan.test(text)] as const);
  const [isYen, isYuan] = found.find(([yen, yuan]) => yen || yuan) ?? [];
  return isYen === isYuan ? undefined : isYen ? 'JPY' : 'CNY';
}

/** Looks through a text for numbers that can be read in one way only. */
function conventionOf(text: string, { group, decimal }: Lexicon): Convention {
  const shows = (g: string, d: string) =>
    new RegExp(
      `(?<![\\d.,])(?:[1-9]\\d{0,2}(?:\\${g}\\d{3}){2,}(?:\\${d}\\d+)?|[1-9]\\d{0,2}(?:\\${g}\\d{3})+\\${d}\\d+|\\d+\\${d}\\d{1,2}(?=%| (?:per|phần|million|billion|triệu|tỷ|tỉ|nghìn)))(?![\\d]|[.,]\\d)`,
    ).test(text);
  const [own, foreign] = [shows(group, decimal), shows(decimal, group)];
  return own ? (foreign ? 'mixed' : 'own') : foreign ? 'foreign' : undefined;
}
