import { expect, it } from 'vitest';
import { compare } from '../../src/changes/comparison.ts';
import { publishedProblems } from '../../src/changes/published-checks.ts';
import type { Snapshot } from '../../src/changes/snapshot.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { sample } from '../formats/support.ts';
import { inWords } from '../support/words.ts';
import { asPublished, edited, mendUsers } from './editing.ts';

const editing = { today: '2026-01-31', head: '' };
const published = await asPublished(sample);
/** Missing corrections have tests of their own. */
const problems = (of: Snapshot, tables: Tables) =>
  publishedProblems(compare(of, tables, editing))
    .filter(({ code }) => code !== 'correction-missing')
    .map(inWords);
const reasons = 'It was misread.,Đọc nhầm.\n';

it.each([
  ['2026-01-31,alpha,users,2024,72 million / 72 triệu,71 million / 71 triệu,', undefined, undefined],
  [
    '2026-02-01,alpha,users,2024,72 million,71 million,',
    'date',
    'The correction is of 2026-02-01; today is 2026-01-31.',
  ],
  [
    '2026-01-31,alpha,users,2024,73 million,71 million,',
    'before',
    'The correction says that "73 million" was published of "alpha users 2024", but 72 million was.',
  ],
  [
    '2026-01-31,alpha,users,2023,72 million,71 million,',
    'before',
    'No value of "alpha users 2023" was published, so there is nothing to correct.',
  ],
])('%s', async (row, column, message) => {
  const tables = await edited(...mendUsers, ['corrections.csv', '', row + reasons]);
  expect(problems(published, tables)).toMatchObject(
    message ? [{ code: 'correction-error', file: 'corrections.csv', line: 3, column, message }] : [],
  );
});

it('a page that was published and would vanish is asked about, until a row says where it went', async () => {
  const renamed = await edited(['charts.csv', 'fines,card', 'penalties,card']);
  expect(problems(published, renamed)).toMatchObject([
    { code: 'moved-error', file: 'charts.csv', text: 'fines', paste: 'charts/fines,,2026-01-31,,' },
  ]);
  const moved =
    'page,to,date,reason_en,reason_vi\ncharts/fines,charts/penalties,2026-01-31,Renamed.,Đổi tên.\n';
  const said = await edited(['charts.csv', 'fines,card', 'penalties,card'], ['moved.csv', '', moved]);
  expect(problems(published, said)).toEqual([]);
});
