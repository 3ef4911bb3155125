import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { extractEvidence } from '../../src/evidence/extract.ts';
import type { Locale } from '../../src/i18n/locales.ts';

interface Line {
  topic: string;
  line: string;
  /** `phrase = number unit qualifier | …`; what an editor must decide about is `vague` or `?`. */
  figures: string;
}

const open = /^(?:vague|\?)$/;

/** What extraction makes of a line, beside what stands there. */
function compare({ line, figures }: Line, locale: Locale) {
  const found = extractEvidence('x', line, locale).filter(({ role }) => role === 'figure');
  const counts = { right: 0, wrong: 0, missed: 0, asked: 0, found: found.length };
  for (const wanted of figures === '' ? [] : figures.split(' | ')) {
    const [phrase = '', value = ''] = wanted.split(/ = (?=[^=]*$)/);
    const at = found.findIndex((row) => row.phrase === phrase);
    const [row] = at < 0 ? [] : found.splice(at, 1);
    const said = row && [row.number, row.unit, row.qualifier].filter((cell) => cell !== '').join(' ');
    if (row === undefined) counts.missed++;
    else if (open.test(value) ? row.number === '' : said === value) counts.right++;
    else if (row.number === '') counts.asked++;
    else counts.wrong++;
  }
  // What is left was found where there is no figure.
  return { ...counts, wrong: counts.wrong + found.filter(({ number }) => number !== '').length };
}

const names = ['right', 'wrong', 'missed', 'asked', 'found'] as const;

/** What extraction makes of the lines of a language's corpus: each, and in all; `figures` is how many there are. */
export function readCorpus(locale: Locale) {
  const text = readFileSync(path.join(import.meta.dirname, 'corpus', `${locale}.csv`), 'utf8');
  const lines = Papa.parse<Line>(text, { header: true, skipEmptyLines: true }).data;
  const all = lines.map((line) => ({ line: line.line, ...compare(line, locale) }));
  const [right = 0, wrong = 0, missed = 0, asked = 0, found = 0] = names.map((name) =>
    all.reduce((total, one) => total + one[name], 0),
  );
  const figures = right + wrong + missed + asked;
  return { all, right, wrong, missed, asked, figures, recall: right / figures, precision: right / found };
}
