import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/tables/draft/period.ts';

describe('a time in English', () => {
  it.each([
    ['2031', 'year', '2031'],
    ['June 2031', 'month', '2031-06'],
    ['Sept. 2031', 'month', '2031-09'],
    ['June 30, 2031', 'day', '2031-06-30'],
    ['30th of June 2031', 'day', '2031-06-30'],
    ['2031-06-30', 'day', '2031-06-30'],
    ['30/6/2031', 'day', '2031-06-30'],
    ['6/30/2031', 'day', '2031-06-30'],
    ['5/6/2031', 'day', undefined],
    ['June 30', 'day', undefined],
    ['2031-02-30', 'day', undefined],
    ['2029–2031', 'other', '2029/2031'],
    ['2029/31', 'other', undefined],
    ['third quarter of 2031', 'other', '2031-Q3'],
    ['Q3 2031', 'other', '2031-Q3'],
    ['H1 2031', 'other', '2031-S1'],
    ['first nine months of 2031', 'other', '2031-01/2031-09'],
    ['fiscal year 2031', 'other', 'FY2031'],
    ['FY2030/31', 'other', 'FY2030/2031'],
    ['2020s', 'other', undefined],
  ])('%s', (phrase, kind, period) => {
    expect(readDate(phrase, 'en')).toEqual({ kind, period });
  });
});

describe('a time in Vietnamese', () => {
  it.each([
    ['Năm 2031', 'year', '2031'],
    ['tháng 6/2031', 'month', '2031-06'],
    ['tháng sáu năm 2031', 'month', '2031-06'],
    ['tháng mười hai năm 2031', 'month', '2031-12'],
    ['6/2031', 'month', '2031-06'],
    ['ngày 5/6/2031', 'day', '2031-06-05'],
    ['ngày 30 tháng 6 năm 2031', 'day', '2031-06-30'],
    ['ngày 28/11', 'day', undefined],
    ['tháng 6', 'month', undefined],
    ['quý II/2031', 'other', '2031-Q2'],
    ['quý IV năm 2031', 'other', '2031-Q4'],
    ['quý II', 'other', undefined],
    ['6 tháng đầu năm 2031', 'other', '2031-S1'],
    ['nửa cuối năm 2031', 'other', '2031-S2'],
    ['năm tài chính 2031', 'other', 'FY2031'],
    ['năm 2030-2031', 'other', '2030/2031'],
  ])('%s', (phrase, kind, period) => {
    expect(readDate(phrase, 'vi')).toEqual({ kind, period });
  });
});

it.each(['G1', 'Decree 15', '147/2031/NĐ-CP', 'photo-2031.jpg', 'second', '14:05'])(
  '%s is no time',
  (phrase) => {
    expect(readDate(phrase, 'en')).toBeUndefined();
  },
);
