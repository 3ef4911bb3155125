import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv } from '../../src/csv/read.ts';
import { decode, type Source } from '../../src/csv/text.ts';
import { readTables } from '../../src/dataset/read.ts';
import { columnsOf, projectSources } from '../support/data.ts';
import { inWords } from '../support/words.ts';
import { spoilt } from './spoil.ts';

const sources = projectSources();

function linesOf(source: Source): string[] {
  const decoded = decode(source);
  return 'text' in decoded ? decoded.text.split('\n') : [];
}

/** A line that begins with a cell, in quotes or not. */
const startOf = (cell: string) => new RegExp(`^"?\\s*${RegExp.escape(cell)}`);

it('reads each of 500 spoilt files as rows or as located problems, and never throws', () => {
  fc.assert(
    fc.property(spoilt(sources), (source) => {
      const { sheet, problems } = readCsv(source, columnsOf(source.file));
      for (const problem of problems) {
        expect(inWords(problem).file).toBe(source.file);
        expect(problem.line).toBeGreaterThanOrEqual(1);
      }
      for (const row of sheet.rows) expect(row).toHaveLength(sheet.labels.length);
      expect(sheet.lines).toHaveLength(sheet.rows.length);
      const lines = linesOf(source);
      for (const [at, [first = '']] of sheet.rows.entries())
        if (!/["\n]/.test(first)) expect(lines[sheet.lines[at]! - 1]?.trimStart()).toMatch(startOf(first));
      // Nothing vanishes in silence.
      if (problems.length === 0) expect(sheet.complete).toBe(true);
    }),
    { numRuns: 500, seed: 2024 },
  );
});

it('checks whole data folders with one spoilt file, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(spoilt(sources), async (source) => {
      const all = sources.map((sound) => (sound.file === source.file ? source : sound));
      const { tables, problems } = await readTables(all);
      for (const { file, line, message, fix } of problems.map(inWords)) {
        expect([file, message, fix]).not.toContain('');
        expect(line).toBeGreaterThanOrEqual(1);
      }
      // Without a problem, every observation has its figure.
      if (problems.length === 0)
        for (const { figure, value } of tables.observations) expect(figure.value).toBe(value);
    }),
    { numRuns: 40, seed: 2024 },
  );
});
