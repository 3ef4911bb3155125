import { expect, test } from 'vitest';
import { byTime, formatPeriod, timeOf } from '../../src/figures/period.ts';

test('a period stands at its middle, and years are one apart', () => {
  for (const year of [1999, 2000, 2023, 2024, 2025]) expect(timeOf(String(year))).toBe(year + 0.5);
  // Noon of the 182nd of 366 days; the middle of the month before it.
  expect(timeOf('2024-06-30')).toBeCloseTo(2024 + 181.5 / 366, 10);
  expect(timeOf('2024-06')).toBeCloseTo(2024 + 167 / 366, 10);
  expect(timeOf('2023-12')).toBeCloseTo(2023 + 349.5 / 365, 10);
  expect(timeOf('2023-12-31')).toBeLessThan(2024);
  expect(timeOf('2024-Q1')).toBeCloseTo(2024 + 45.5 / 366, 10);
  expect(timeOf('FY2023/2024')).toBeCloseTo(2024, 2);
});

test('periods are sorted by their middles, not by how they are written', () => {
  const sorted = ['2023', '2023-12-31', '2024-01', '2024-06-30', '2024', '2024-Q3', '2024-12', '2025'];
  expect(sorted.toReversed().toSorted(byTime)).toEqual(sorted);
});

test.for([
  ['2024-Q3', 'Q3 2024', 'quý III/2024'],
  ['2023-S1', 'first half of 2023', '6 tháng đầu năm 2023'],
  ['2023-S2', 'second half of 2023', '6 tháng cuối năm 2023'],
  ['FY2024', 'fiscal year 2024', 'năm tài chính 2024'],
  ['FY2023/2024', 'fiscal year 2023–2024', 'năm tài chính 2023–2024'],
  ['2023/2024', '2023–2024', '2023–2024'],
  ['2024-01/2024-05', 'January–May 2024', 'tháng 1–5/2024'],
  ['2023-07/2024-05', 'July 2023 – May 2024', 'tháng 7/2023–5/2024'],
  ['2024-01-01/2024-03-15', '1 January – 15 March 2024', '1/1–15/3/2024'],
  ['2024-Q1/2024-Q3', 'Q1–Q3 2024', 'quý I–quý III/2024'],
  ['2024?', 'date not given', 'không nêu thời điểm'],
] as const)('%s is "%s" and "%s"', ([period, en, vi]) => {
  expect([formatPeriod(period, 'en'), formatPeriod(period, 'vi')]).toEqual([en, vi]);
});
