import { describe, expect, it } from 'vitest';
import { scanLine } from '../../src/evidence/scan.ts';
import type { Locale } from '../../src/i18n/locales.ts';

const scan = (line: string, locale: Locale) =>
  scanLine(line, locale).map(({ phrase, role, qualifier }) => [phrase, role, qualifier ?? ''].join(' · '));

describe('context in English', () => {
  it.each([
    ['It opened on June 30, 2024.', ['June 30, 2024 · context · ']],
    ['It opened on 2024-06-30 at 14:05.', ['2024-06-30 · context · ', '14:05 · context · ']],
    ['From 2019–2024 and in the 1990s', ['2019–2024 · context · ', '1990s · context · ']],
    ['Decree 15/2020/NĐ-CP, Article 4', ['15/2020/NĐ-CP · context · ', 'Article 4 · context · ']],
    ['COVID-19 and G1', ['COVID-19 · context · ', 'G1 · context · ']],
    ['IMG_2024_07.JPG', ['IMG_2024_07.JPG · context · ']],
    ['the 3rd and the fourth time', ['3rd · context · ', 'fourth · context · ']],
    ['one of the two main ports', ['one · context · ', 'two · context · ']],
  ])('%s', (line, expected) => {
    expect(scan(line, 'en')).toEqual(expected);
  });
});

describe('context in Vietnamese', () => {
  it.each([
    ['Ngày 30 tháng 6 năm 2024', ['Ngày 30 tháng 6 năm 2024 · context · ']],
    ['sáng 1/3 và ngày 28/11', ['1/3 · context · ', 'ngày 28/11 · context · ']],
    ['lần thứ hai trong quý 3/2024', ['lần thứ hai · context · ', 'quý 3/2024 · context · ']],
    ['Quyết định 15/QĐ-TTg', ['15/QĐ-TTg · context · ']],
    ['cả hai bến, một số tàu', ['hai · context · ', 'một · context · ']],
    ['quận Ba Đình', ['Ba · context · ']],
    ['trong năm nay, mỗi năm, năm ngoái', []],
    ['dự kiến năm 2031, gần năm nay', ['năm 2031 · context · ']],
    [
      'đến 2031 tỉnh có trường cấp 3 tỉnh, khóa 12',
      ['2031 · context · ', 'cấp 3 · context · ', 'khóa 12 · context · '],
    ],
    ['tỷ lệ, tỷ giá và tỷ phú', []],
  ])('%s', (line, expected) => {
    expect(scan(line, 'vi')).toEqual(expected);
  });
});

describe('figures among what looks like context', () => {
  it.each<[string, Locale, string[]]>([
    ['2,024 boats in 2024', 'en', ['2,024 · figure · exact', '2024 · context · ']],
    ['2024 million', 'en', ['2024 million · figure · rounded']],
    ['one boat', 'en', ['one · figure · exact']],
    ['five of 12', 'en', ['five · figure · exact', '12 · figure · exact']],
    ['năm tàu', 'vi', ['năm · figure · exact']],
    ['2/3 số tàu', 'vi', ['2/3 · figure · exact']],
    ['cấp 25 giấy phép, khóa 5 triệu tài khoản', 'vi', ['25 · figure · exact', '5 triệu · figure · rounded']],
    ['khoảng năm tàu', 'vi', ['khoảng năm · figure · about']],
    ['hai mươi năm', 'vi', ['hai mươi năm · figure · exact']],
    ['tỷ lệ 5 tỷ', 'vi', ['5 tỷ · figure · rounded']],
    ['5 triệu phú có 5 triệu đồng', 'vi', ['5 · figure · exact', '5 triệu đồng · figure · rounded']],
  ])('%s', (line, locale, expected) => {
    expect(scan(line, locale)).toEqual(expected);
  });
});

describe('quantities without a number to read, which an editor must decide about', () => {
  const quantities = (line: string, locale: Locale) =>
    scanLine(line, locale).map(({ phrase, role, number, qualifier }) => [phrase, role, number, qualifier]);
  const unread = (...phrases: string[]) => phrases.map((phrase) => [phrase, 'figure', undefined, 'exact']);

  it.each<[string, Locale, string[]]>([
    ['a dozen boats, over two dozen birds, dozens of nests', 'en', ['a dozen', 'over two dozen', 'dozens']],
    ['half of the boats, half a million birds', 'en', ['half', 'half a million']],
    ['hundreds of boats, tens of thousands of birds', 'en', ['hundreds', 'tens of thousands']],
    ['two and a half million birds', 'en', ['two and a half million']],
    ['the first half of the year, halfway, in the hundreds', 'en', []],
    ['hàng trăm tàu, hàng chục nghìn chim, vài trăm tổ', 'vi', ['hàng trăm', 'hàng chục nghìn', 'vài trăm']],
    ['một nửa số tàu, hơn một nửa, nửa triệu chim', 'vi', ['một nửa', 'hơn một nửa', 'nửa triệu']],
    ['tăng gấp đôi, 1 tỷ rưỡi, hơn 2 vạn người', 'vi', ['gấp đôi', '1 tỷ rưỡi', 'hơn 2 vạn']],
    ['hàng năm, hằng tháng, nửa đầu năm', 'vi', []],
  ])('%s', (line, locale, phrases) => {
    expect(quantities(line, locale).filter(([, role]) => role === 'figure')).toEqual(unread(...phrases));
  });
});

describe('qualifiers', () => {
  it.each<[string, Locale, string]>([
    ['over 46', 'en', 'over'],
    ['over a total of 46', 'en', 'over'],
    ['an estimated yearly income from tickets of 46', 'en', 'estimated'],
    ['46 boats or more', 'en', 'at_least'],
    ['over the river went 46', 'en', 'exact'],
    ['hơn 46', 'vi', 'over'],
    ['hơn tổng số 46', 'vi', 'over'],
    ['ước thu từ vé 46', 'vi', 'estimated'],
    ['46 tàu trở lên', 'vi', 'at_least'],
  ])('%s', (line, locale, expected) => {
    expect(scanLine(line, locale).map(({ qualifier }) => qualifier)).toEqual([expected]);
  });

  it('belong to one figure only', () => {
    expect(scan('over 46 boats and 290', 'en')).toEqual(['over 46 · figure · over', '290 · figure · exact']);
  });
});
