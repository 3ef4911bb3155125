import { expect, test } from 'vitest';
import { summary } from '../../src/charts/describe.ts';
import { project, viewOf } from '../formats/support.ts';

// The golden drawings hold all other summaries and descriptions.
test.each([
  ['en', 'Bar chart. Users, 2024. Largest: Zalo (domestic), 76.5 million users.'],
  ['vi', 'Biểu đồ thanh. Số\u00a0người\u00a0dùng, 2024. Lớn nhất: Zalo (trong nước), 76,5 triệu người dùng.'],
] as const)('what was counted at another time is not subtracted, in %s', (locale, sentence) => {
  expect(summary(viewOf('platform-users', locale, project).data)).toBe(sentence);
});
