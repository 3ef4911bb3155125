import { describe, expect, test } from 'vitest';
import { description, summary } from '../../src/charts/describe.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { project, viewOf } from '../formats/support.ts';

const dataOf = (id: string, locale: Locale) => viewOf(id, locale, project).data;

describe('the summary of a chart', () => {
  test.each([
    [
      'platform-users',
      'Bar chart. Users, 2024. Zalo (domestic) is the largest: 76.5 million users.',
      'Biểu đồ thanh. Số người dùng, 2024. Zalo (trong nước) lớn nhất: 76,5 triệu người dùng.',
    ],
    [
      'items-removed',
      'Bar chart. Items removed, 2024. Facebook leads with 8,981 items, 2,938 more than YouTube.',
      'Biểu đồ thanh. Lượt gỡ bỏ, 2024. Facebook đứng đầu với 8.981 lượt gỡ bỏ, hơn YouTube 2.938.',
    ],
    [
      'game-workers',
      'Line chart. Game industry, workers. From about 3,130 workers in 2023 to about 4,100 workers in 2024.',
      'Biểu đồ đường. Ngành trò chơi điện tử, số lao động. Từ khoảng 3.130 lao động (2023) đến khoảng 4.100 lao động (2024).',
    ],
    [
      'game-revenue',
      'A single figure. Game industry, revenue, 2024. Game industry: an estimated 12.5 trillion VND. The game industry’s revenue fell slightly from 2023.',
      'Một con số. Ngành trò chơi điện tử, doanh thu, 2024. Ngành trò chơi điện tử: ước tính 12.500 tỷ đồng. Doanh thu ngành trò chơi điện tử giảm nhẹ so với năm 2023.',
    ],
  ])('%s', (id, en, vi) => {
    expect(summary(dataOf(id, 'en'))).toBe(en);
    expect(summary(dataOf(id, 'vi'))).toBe(vi);
  });
});

test('the description gives every value with its qualifier, and what stands beside it', () => {
  expect(description(dataOf('items-removed', 'en'))).toContain(
    'All values: Facebook: 8,981 items, compliance rate 94%; YouTube: 6,043 items, compliance rate 91%; TikTok: 971 items, compliance rate 93%.'.replace(
      /rate /g,
      'rate\u00a0',
    ),
  );
  const accounts = description(dataOf('accounts-by-platform', 'en'));
  expect(accounts).toContain(
    'Foreign social networks (203 million accounts): Facebook (foreign): 72 million users;',
  );
  expect(accounts).toContain('The rest of domestic social networks: about 33.5 million accounts');
});
