import { describe, expect, it, test } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { problemText } from '../../src/i18n/problems.ts';
import { checkStories } from '../../src/stories/check.ts';
import { resolveFigure } from '../../src/stories/figures.ts';
import { previewStory } from '../../src/stories/preview.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { withFigures } from '../support/data.ts';
import { inWords } from '../support/words.ts';

/** The project's data with another report, of a day, with figures: `[subject, measure, period, phrase, value]`. */
async function reporting(id: string, day: string, figures: string[][]): Promise<Tables> {
  const report = `${id},Cuối năm,Year’s end,Cuối năm,A,,B,vi,https://example.org/${id},Review,Tổng kết,${day},,`;
  const { tables, problems } = await readTables(withFigures(report, figures));
  expect(problems).toEqual([]);
  return tables;
}

const printed = ['three_platforms', 'users_total', '2024', '203 triệu', '203000000'];
const retold = ['tiktok', 'users', '2024', '60 triệu', '60000000'];
const later = await reporting('mic-2025', '2025-11-27', [
  retold,
  ['facebook', 'users', '2025', '75 triệu', '75000000'],
]);

/** The value that a figure's name means in a story of a report, or what is wrong with it. */
function meant(name: string, report: string | undefined, tables: Tables): number | string | undefined {
  let problem: string | undefined;
  const found = resolveFigure(name, report, tables, (key, params = {}) => {
    const { message, fix } = problemText({ key, params }, 'en');
    problem = `${message} ${fix}`;
  });
  return problem ?? found?.figure.value;
}

describe('a figure in a story of a report', () => {
  test.each([
    // In both.
    ['tiktok users', 'mic-2024', 67e6],
    ['tiktok users 2024', 'mic-2024', 67e6],
    ['tiktok users', 'mic-2025', 60e6],
    ['tiktok users', undefined, 60e6],
    // Of two years.
    ['facebook users', 'mic-2024', 72e6],
    ['facebook users', 'mic-2025', 75e6],
    ['facebook users 2025', 'mic-2024', 75e6],
    ['facebook users 2024', 'mic-2025', 72e6],
    // In the other alone.
    ['youtube users', 'mic-2025', 63e6],
    // Worked out.
    ['three_platforms users_total', 'mic-2024', 202e6],
  ])('%s in one of %s is what that report says', (name, report, value) => {
    expect(meant(name, report, later)).toBe(value);
  });

  it('is what follows from the report, whatever follows from a later one', async () => {
    const all = ['facebook', 'youtube', 'tiktok'].map((one) => [
      one,
      'users',
      '2024',
      '66 triệu',
      '66000000',
    ]);
    const tables = await reporting('mic-2025', '2025-11-27', all);
    expect(meant('three_platforms users_total', 'mic-2024', tables)).toBe(202e6);
    expect(meant('three_platforms users_total', 'mic-2025', tables)).toBe(198e6);
    expect(meant('three_platforms users_total', undefined, tables)).toBe(198e6);
  });

  it('is what follows from the report, even where a later one prints the same itself', async () => {
    const tables = await reporting('mic-2025', '2025-11-27', [printed]);
    expect(meant('three_platforms users_total', 'mic-2024', tables)).toBe(202e6);
    expect(meant('three_platforms users_total', 'mic-2025', tables)).toBe(203e6);
  });

  it('is reported where it is derived from another value than that of the report', async () => {
    const earlier = await reporting('mic-2023', '2024-01-27', [retold]);
    expect(meant('three_platforms users_total', 'mic-2023', earlier)).toBe(
      '"three_platforms users_total 2024" is derived from "tiktok users 2024" as another report gives it, not as mic-2023 does. Say it in words, or name a figure that mic-2023 gives.',
    );
    expect(meant('three_platforms users_total', 'mic-2024', earlier)).toBe(202e6);
  });

  it('but not where both say the same', async () => {
    const tiktok = retold.map((cell) => cell.replace('60', '67'));
    const same = await reporting('mic-2023', '2024-01-27', [tiktok]);
    expect(meant('three_platforms users_total', 'mic-2023', same)).toBe(202e6);
  });

  it('wants its period where the report has several, and only those are named', async () => {
    const tables = await reporting('mic-2025', '2025-11-27', [
      ['facebook', 'users', '2025', '75 triệu', '75000000'],
      ['facebook', 'users', '2023', '70 triệu', '70000000'],
    ]);
    expect(meant('facebook users', 'mic-2025', tables)).toBe(
      '"facebook users" has values for 2023 and 2025. Add the one that the story means: of="facebook users 2023", or another.',
    );
    expect(meant('facebook users', 'mic-2024', tables)).toBe(72e6);
    expect(meant('facebook users', undefined, tables)).toMatch(
      /^"facebook users" has values for 2023, 2024 and 2025/,
    );
    expect(meant('facebook users 2026', 'mic-2024', tables)).toMatch(/It has one for 2023, 2024 and 2025/);
  });
});

test('the check takes the same for each story, so languages say the same with and without a period', () => {
  const story = (of: string) =>
    `---\ntitle: Users\nstandfirst: Of networks\nreport: mic-2024\n---\nx <Figure of="${of}" />`;
  const check = (vi: string) =>
    checkStories(
      [
        { file: 'src/stories/en/mic-2024.mdx', source: story('facebook users') },
        { file: 'src/stories/vi/mic-2024.mdx', source: story(vi) },
      ],
      later,
    ).map((one) => inWords(one).message);
  expect(check('facebook users 2024')).toEqual([]);
  expect(check('facebook users 2025')).toContain(
    'The figure "facebook users 2025" is here, but not in src/stories/en/mic-2024.mdx.',
  );
});

test('the preview of a story shows what its own report says', () => {
  const story = '---\ntitle: T\nstandfirst: S\nreport: mic-2025\n---\n\n<Figure of="facebook users" />\n';
  expect(previewStory(story, 'en', later, () => undefined)).toContain('75 million users');
});
