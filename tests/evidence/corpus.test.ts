import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { extractEvidence } from '../../src/evidence/extract.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';

interface Line {
  topic: string;
  line: string;
  /** `phrase = number unit qualifier | …`; what an editor must decide about is `vague` or `?`. */
  figures: string;
}

/** Lines on which extraction may ask although a person would not, or finds a figure more, with the reason. */
const exceptions: Record<string, string> = {};

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

describe.each(locales)('lines of prose, in %s', (locale) => {
  const text = readFileSync(path.join(import.meta.dirname, 'corpus', `${locale}.csv`), 'utf8');
  const lines = Papa.parse<Line>(text, { header: true, skipEmptyLines: true }).data;
  const all = lines.map((line) => ({ line: line.line, ...compare(line, locale) }));
  const sum = (name: 'right' | 'wrong' | 'missed' | 'asked' | 'found') =>
    all.reduce((total, one) => total + one[name], 0);

  it('are at least 300', () => {
    expect(lines.length).toBeGreaterThanOrEqual(300);
  });

  it('give every figure as it is meant, or ask', () => {
    const bad = all.filter(({ line, wrong, missed }) => wrong + missed > 0 && !(line in exceptions));
    expect(bad).toEqual([]);
    expect(Object.keys(exceptions).length).toBeLessThanOrEqual(lines.length * 0.03);
  });

  it('are read without asking, but for what nobody can tell', () => {
    const figures = sum('right') + sum('wrong') + sum('missed') + sum('asked');
    console.log(
      `${locale}: ${lines.length} lines, ${figures} figures; recall ${sum('right') / figures}, precision ${sum('right') / sum('found')}, wrong ${sum('wrong')}, asked ${sum('asked')}.`,
    );
    expect(sum('asked')).toBeLessThanOrEqual(figures * 0.03);
  });
});
