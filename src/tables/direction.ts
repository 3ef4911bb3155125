import { inEveryLocale, type Locale } from '../i18n/locales.ts';

export type Direction = 'up' | 'down';

const wordsOf = inEveryLocale<Record<Direction, RegExp>>({
  en: {
    down: /\b(?<!\b(?:no|not|at) )(?:fewe(?:r|st)|less|least|lowe(?:r|st)|smalle(?:r|st)|lost|loses|fell|falls|dropped|drops|decrease[sd]|declined?s?|shrank|halved)\b/giu,
    up: /\b(?<!\b(?:no|not|at) )(?:more|most|highe(?:r|st)|large(?:r|st)|bigge(?:r|st)|added|adds|gained|gains|grew|grows|rose|rises|increase[sd]|doubled|tripled|exceed(?:s|ed)?|outnumber(?:s|ed)?)\b/giu,
  },
  vi: {
    down: /(?<!\p{L}|không |chưa )(?:(?:ít|thấp|nhỏ)(?: \p{L}+){0,4}? (?:nhất|hơn)|kém|giảm|thua)(?!\p{L})/giu,
    up: /(?<!\p{L}|không |chưa )(?:(?:nhiều|cao|lớn)(?: \p{L}+){0,4}? nhất|hơn|tăng|thêm|vượt|dẫn đầu|đứng đầu)(?!\p{L})/giu,
  },
});

/** Which way all comparing words of a text go; undefined where there is none, or some go up and some down. */
export function directionOf(text: string, locale: Locale): { to: Direction; word: string } | undefined {
  const { down, up } = wordsOf[locale];
  const [fall] = text.match(down) ?? [];
  const [rise] = text.replace(down, '').match(up) ?? [];
  if (fall !== undefined && rise !== undefined) return undefined;
  if (fall !== undefined) return { to: 'down', word: fall };
  return rise === undefined ? undefined : { to: 'up', word: rise };
}
