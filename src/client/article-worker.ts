/** Checks drafts and pictures. The page makes this worker of a blob, so that its policy holds here, too. */
import { checkArticle, checkPicture, type PictureFinding, readPicture, summaryOf } from '../article/check.ts';
import type { ArticleData } from '../article/facts.ts';
import { textLines } from '../evidence/extract.ts';
import { findLanguage } from '../evidence/language.ts';

/** What the page shows: what is said of the whole, and findings with their places in the text, if it is one. */
export interface Checked {
  said: string;
  text?: string;
  language?: string | undefined;
  findings: (PictureFinding & { start?: number })[];
}

function check(input: string | ArrayBuffer, data: ArticleData): Checked {
  const { texts, locales } = data;
  if (typeof input !== 'string') {
    const picture = readPicture(input);
    const findings = picture ? checkPicture(picture, data) : [];
    const said = findings.length > 0 ? summaryOf(findings, data) : texts.noPicture;
    return { said, language: picture?.language, findings };
  }
  const language = locales.find((one) => one === findLanguage(input));
  if (!language) return { said: texts.language, findings: [] };
  const findings = checkArticle(input, data, language);
  return { said: summaryOf(findings, data), text: textLines(input).join('\n'), language, findings };
}

self.onmessage = ({ data: { input, data } }) => self.postMessage(check(input, data));
