import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkArticle, type Finding } from '../../src/article/check.ts';
import { articleData } from '../../src/article/facts.ts';
import { findLanguage } from '../../src/evidence/language.ts';
import { rowMaker } from '../../src/formats/row.ts';
import { project, site } from '../formats/support.ts';

const correction = (subject: string, measure: string, before: string, after: string) => ({
  ...{ date: '2025-01-31', subject, measure, period: '2024', report: undefined, before, after },
  ...{ reason_en: 'Misread.', reason_vi: 'Đọc nhầm.', file: 'corrections.csv', row: 2 },
});
const tables = {
  ...project,
  corrections: [
    correction('tiktok', 'users', '64.5 million users', '67 million users'),
    correction('youtube', 'items_removed', '5,943 items', '6,043 items'),
  ],
};
const data = articleData({ tables, row: rowMaker(tables, 'en') }, 'en', site);

const codes = {
  ...{ r: 'reported', f: 'rounded', p: 'overstated', s: 'superseded', x: 'contradicted' },
  ...{ u: 'uncertain', n: 'unknown' },
};

/** A line of the corpus: its text, and what is expected at each place. */
function paragraph(line: string) {
  const expected: { start: number; end: number; text: string }[] = [];
  let text = '';
  for (const [at, part] of line.split(/\{|\}/).entries()) {
    const [number = '', code = ''] = part.split('|');
    const start = text.length;
    text += at % 2 ? number : part;
    const [verdict, cause] = code.split(':');
    const words = [codes[verdict as keyof typeof codes], cause].filter(Boolean).join(' ');
    if (at % 2) expected.push({ start, end: text.length, text: `${number}: ${words}` });
  }
  return { text, expected };
}

/** What is found, in the words of the corpus: the cause only where the corpus has one. */
function found(findings: readonly Finding[], { expected, text }: ReturnType<typeof paragraph>): string[] {
  const places = findings.filter(({ verdict }) => verdict !== 'none');
  return places.map(({ start, phrase, verdict, cause }) => {
    const place = expected.find((one) => start < one.end && one.start < start + phrase.length);
    const hasCause = cause !== undefined && place?.text.endsWith(` ${cause}`);
    const number = place ? text.slice(place.start, place.end) : phrase;
    return `${number}: ${verdict}${hasCause ? ` ${cause}` : ''}`;
  });
}

const lines = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('articles about the data', () => {
  it.each(lines('corpus.txt'))('%s', (line) => {
    const of = paragraph(line);
    const locale = findLanguage(of.text) ?? 'en';
    expect(found(checkArticle(of.text, data, locale), of)).toEqual(of.expected.map(({ text }) => text));
  });
});
