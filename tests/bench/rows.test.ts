import { expect, test } from 'vitest';
import { readTables } from '../../src/tables/read.ts';
import { generateSources } from './rows.ts';

test('the table that the benchmark measures is sound', async () => {
  const { tables, problems } = await readTables(generateSources(5_000));
  expect(problems).toEqual([]);
  expect(tables.observations).toHaveLength(5_000);
});
