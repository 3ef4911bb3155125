/** Checks a draft or a picture. The page makes this worker of a blob, so that its policy holds here, too. */
import { checkArticle, checkPicture, type PictureFinding, readPicture, summaryOf } from '../article/check.ts';
import type { ArticleData } from '../article/facts.ts';
import { textLines } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';
import type { Locale } from '../i18n/locales.ts';

/** What to check, a text or else a picture's file, and what it is compared with. */
interface Work {
  input: string | ArrayBuffer;
  data: ArticleData;
}

/** What the page shows: findings have their places in the text, if there is one. */
export interface Checked {
  said: string;
  text?: string;
  language?: Locale | undefined;
  findings: (PictureFinding & { start?: number })[];
}

function check({ input, data }: Work): Checked {
  const { texts, locales } = data;
  if (typeof input !== 'string') {
    const picture = readPicture(input);
    const findings = picture ? checkPicture(picture, data) : [];
    const said = findings.length > 0 ? summaryOf(findings, data) : texts.noPicture;
    return { said, language: picture?.language, findings };
  }
  const found = findLanguage(input);
  const language = locales.find((one) => one === found);
  if (!language) return { said: texts.language, findings: [] };
  const findings = checkArticle(input, data, language);
  return { said: summaryOf(findings, data), text: textLines(input).join('\n'), language, findings };
}

self.onmessage = ({ data }: MessageEvent<Work>) => self.postMessage(check(data));
