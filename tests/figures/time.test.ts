import { expect, test } from 'vitest';
import { byTime, timeOf } from '../../src/figures/period.ts';

test('a period stands at its middle, and years are one apart', () => {
  for (const year of [1999, 2000, 2023, 2024, 2025]) expect(timeOf(String(year))).toBe(year + 0.5);
  // Noon of the 182nd of 366 days; the middle of the month before it.
  expect(timeOf('2024-06-30')).toBeCloseTo(2024 + 181.5 / 366, 10);
  expect(timeOf('2024-06')).toBeCloseTo(2024 + 167 / 366, 10);
  expect(timeOf('2023-12')).toBeCloseTo(2023 + 349.5 / 365, 10);
  expect(timeOf('2023-12-31')).toBeLessThan(2024);
});

test('periods are sorted by their middles, not by how they are written', () => {
  const sorted = ['2023', '2023-12-31', '2024-01', '2024-06-30', '2024', '2024-12', '2025'];
  expect(sorted.toReversed().toSorted(byTime)).toEqual(sorted);
});
