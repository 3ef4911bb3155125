import { expect, test } from 'vitest';
import type { Source } from '../../src/csv/decode.ts';
import { readTables } from '../../src/dataset/read.ts';
import { projectSources } from '../support/data.ts';

const HEAD = 'date,subject,measure,period,report,before,after,reason_en,reason_vi';
const row = (report: string, before = '76 million') =>
  `2025-03-01,zalo,users,2024-06-30,${report},${before},76.5 million,Misread.,Đọc nhầm.`;

/** Reads the project with other corrections. */
function withCorrections(...lines: string[]) {
  const own: Source = { file: 'corrections.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
  return readTables([...projectSources().filter(({ file }) => file !== own.file), own]);
}
const problems = async (...lines: string[]) =>
  (await withCorrections(...lines)).problems.map(({ code, line, column }) => [code, line, column]);

test('a correction may name its report, or not; the column may be missing', async () => {
  const named = await withCorrections(HEAD, row('mic-2024'), row(''));
  expect(named.problems).toEqual([]);
  expect(named.tables.corrections.map(({ report }) => report)).toEqual(['mic-2024', undefined]);
  const without = await withCorrections(HEAD.replace('report,', ''), row('').replace(',,', ','));
  expect(without.problems).toEqual([]);
  expect(without.tables.corrections).toMatchObject([{ report: undefined, before: '76 million' }]);
});

test('a report that is not there is a problem at its cell', async () => {
  expect(await problems(HEAD, row('mic-2042'))).toEqual([['foreign-key', 2, 'report']]);
});

test('a value may be corrected twice in a day, but not twice from the same', async () => {
  expect(await problems(HEAD, row(''), row('', '75 million'))).toEqual([]);
  expect(await problems(HEAD, row('mic-2024'), row('mic-2024'))).toEqual([['unique-error', 3, null]]);
});
