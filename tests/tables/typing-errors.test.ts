import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { projectSources, withChange } from '../support/data.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const observations = projectSources().filter(({ file }) => file.startsWith('observations/'));

/** Every fifth digit of a file's cells, typed wrongly. */
function* slips(
  csv: string,
  columns: readonly string[],
): Generator<{ line: number; csv: string; slip: string }> {
  const { data } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
  const labels = data[0] ?? [];
  let count = 0;
  for (let line = 2; line <= data.length; line++)
    for (const label of columns) {
      const row = data[line - 1]!;
      const cell = row[labels.indexOf(label)]!;
      for (const { index } of cell.matchAll(/\d/g)) {
        if (count++ % 5 > 0) continue;
        const digit = (Number(cell[index]) + 1) % 10;
        const slip = cell.slice(0, index) + digit + cell.slice(index + 1);
        const changed = data.with(line - 1, row.with(labels.indexOf(label), slip));
        yield { line, csv: `${Papa.unparse(changed, { newline: '\n' })}\n`, slip: `${label} ${slip}` };
      }
    }
}

describe('double entry: a digit typed wrongly is found, in its row', () => {
  it.each(observations)('$file', async ({ file, bytes }) => {
    for (const { line, csv, slip } of slips(text(bytes), ['value', 'reported', 'evidence'])) {
      const { problems } = await readTables(withChange(file, () => csv));
      expect(
        problems.map((problem) => [problem.file, problem.line]),
        slip,
      ).toContainEqual([file, line]);
    }
  });

  it('in the evidence too', async () => {
    const evidence = projectSources().find(({ file }) => file === 'seeds/mic-2024.csv')!;
    const figures = text(evidence.bytes)
      .split('\n')
      .filter((row, at) => at === 0 || row.includes(',figure,'));
    for (const { csv, slip } of slips(`${figures.join('\n')}\n`, ['phrase', 'number'])) {
      const { problems } = await readTables(withChange(evidence.file, () => csv));
      expect(problems, slip).not.toEqual([]);
    }
  });
});
