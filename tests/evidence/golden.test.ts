import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeRows } from '../../src/csv/text.ts';
import { evidenceColumns, extractEvidence } from '../../src/evidence/extract.ts';
import { findLanguage } from '../../src/evidence/language.ts';

const golden = path.join(import.meta.dirname, 'golden');

/**
 * Two fictitious texts that exercise every rule of extraction, with what is found in them beside.
 * `npx vitest -u` writes the CSVs anew: read the difference.
 */
describe.each([
  ['harbour-2031', 'en'],
  ['cho-noi-2031', 'vi'],
] as const)('the figures of %s', (name, locale) => {
  const text = readFileSync(path.join(golden, `${name}.txt`), 'utf8');
  const extract = (of: string) =>
    writeRows([evidenceColumns, ...extractEvidence(name, of, locale).map((row) => Object.values(row))]);

  it('are found in the language of the text', () => {
    expect(findLanguage(text)).toBe(locale);
  });

  it('are those of the golden file', async () => {
    await expect(extract(text)).toMatchFileSnapshot(path.join(golden, `${name}.csv`));
  });

  it.each<[string, (text: string) => string]>([
    ['again', (same) => same],
    ['with CRLF', (same) => same.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (same) => `\ufeff${same}`],
    ['in NFD', (same) => same.normalize('NFD')],
  ])('are the same %s', (_, change) => {
    expect(extract(change(text))).toBe(extract(text));
  });
});
