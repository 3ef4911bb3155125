import { describe, expect, it } from 'vitest';
import { chartData, selectFor } from '../../src/charts/data.ts';
import { description, summary } from '../../src/charts/describe.ts';
import type { Source } from '../../src/csv/text.ts';
import { readTables } from '../../src/dataset/read.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { observationKey, type Tables } from '../../src/tables/tables.ts';
import { withChange, withFigures } from '../support/data.ts';
import { inWords } from '../support/words.ts';

const REPORT =
  'other-2025,Title,Title,Tiêu đề,Author,,Báo Khác,en,https://example.org/other,Event,Sự kiện,2025-11-27,2025-11-27,';
const HEAD = 'id,type,measures,subjects,period,whole,beside,colour,claim,title_en,title_vi,note_en,note_vi\n';

/** The project's data with one chart, and with another report that says what the rows say. */
function sources(chart: string, rows: string[]): Source[] {
  const figures = rows.map((row) => {
    const [subject = '', measure = '', period = '', phrase = ''] = row.split(' ');
    return [subject, measure, period, phrase, phrase.replace('%', '')];
  });
  return withFigures(
    REPORT,
    figures,
    withChange('charts.csv', () => `${HEAD}${chart},none,label,Title,Tiêu đề,,\n`),
  );
}

function shownBy(tables: Tables) {
  const [chart] = tables.charts;
  if (!chart) throw new Error('There is no chart.');
  const selection = selectFor(chart, [...tables.observations, ...tables.derived], tables.subjects);
  const dataIn = (locale: Locale) => chartData(chart, selection, tables, locale);
  return { selection, en: dataIn('en'), vi: dataIn('vi') };
}

const USERS = 'users-over-time,line,users,zalo facebook,all,,';
const WORKERS = 'workers-over-time,line,workers_before workers,game_industry,all,,';
const STACK = 'accounts-over-time,stack,users,domestic_social_networks,all,accounts,';

it('a date that the report does not give is said to be missing, for what follows from it too', async () => {
  const undated = withChange('observations/platforms.csv', (text) =>
    text.replace(/^(facebook|youtube|tiktok),users,2024,/gm, '$1,users,2024?,'),
  );
  const { tables, problems } = await readTables(undated);
  expect(problems).toEqual([]);
  const { en, vi } = shownBy(tables);
  expect(en.subtitle.replaceAll('\u00a0', ' ')).toBe('Users; Zalo: 30 June 2024; others: date not given');
  expect(vi.data.map(({ period }) => period)).toEqual(['30/6/2024', ...Array(3).fill('không nêu thời điểm')]);
  const periodOf = (measure: string) => tables.derived.find((one) => one.measure === measure)?.period;
  expect([periodOf('users_total'), periodOf('removals_per_million_users')]).toEqual(['2024?', '2024?']);
});

describe('a line', () => {
  it.each(['line', 'multiples'])(
    'says when in a sentence, the earlier first, though a day be written longer than its year: %s',
    async (type) => {
      const { tables, problems } = await readTables(
        sources(USERS.replace('line', type), ['zalo users 2025 79000000', 'facebook users 2025-06 73000000']),
      );
      expect(problems).toEqual([]);
      const { en, vi } = shownBy(tables);
      expect(summary(en)).toContain(
        'Zalo: from 76.5 million users on 30 June 2024 to 79,000,000 users in 2025.',
      );
      expect(summary(en)).toContain(
        'Facebook: from 72 million users in 2024 to 73,000,000 users in June 2025.',
      );
      expect(summary(vi)).toContain(
        'Zalo: từ 76,5 triệu người dùng (ngày 30/6/2024) đến 79.000.000 người dùng (2025).',
      );
      expect(summary(vi)).toContain('(2024) đến 73.000.000 người dùng (tháng 6/2025).');
    },
  );

  it('shows what is reported of a time, and keeps what was derived of it', async () => {
    const next = ['game_industry workers 2025 5000', 'game_industry workers_growth 2025 10%'];
    const { tables, problems } = await readTables(sources(WORKERS, next));
    expect(problems).toEqual([]);
    const { selection, en } = shownBy(tables);
    expect(selection.shown.map(observationKey)).toEqual([
      'game_industry workers_before 2023',
      'game_industry workers 2024',
      'game_industry workers 2025',
    ]);
    expect(selection.dropped.map(({ shown, other }) => [shown, other].map(observationKey))).toEqual([
      ['game_industry workers 2024', 'game_industry workers_before 2024'],
    ]);
    expect(en.dropped[0]?.other.longValue).toMatch(/^about 4,5\d\d workers$/);
    expect(description(en)).not.toMatch(/4,5\d\d/);
    // Not by their order in the chart; and nothing is wrong where one measure has given way everywhere.
    const turned = WORKERS.replace('workers_before workers', 'workers workers_before');
    const all = await readTables(sources(turned, ['game_industry workers 2023 3100']));
    expect(all.problems).toEqual([]);
    expect(shownBy(all.tables).selection.shown.map(observationKey)).toEqual([
      'game_industry workers 2023',
      'game_industry workers 2024',
    ]);
  });
});

it.each<[name: string, chart: string, wholes: string[][], ...rows: string[]]>([
  [
    'leaves out a whole without parts, where another has some',
    STACK,
    [['2024', 'zalo users 2024-06-30']],
    'domestic_social_networks accounts 2023 100000000',
  ],
  [
    'has parts of the period of their whole only, each in the narrowest',
    STACK,
    [
      ['2024-06', 'zalo users 2024-06-30'],
      ['2024', 'zalo users 2024'],
    ],
    'domestic_social_networks accounts 2024-06 105000000',
    'zalo users 2024 77000000',
    'zalo users 2023 70000000',
  ],
  [
    'of a year shows the values of that year, whatever its months have',
    STACK.replace('all', '2024'),
    [['2024', 'zalo users 2024']],
    'domestic_social_networks accounts 2024-12 115000000',
    'zalo users 2024 77000000',
  ],
])('a stack over periods %s', async (_, chart, expected, ...rows) => {
  const { tables, problems } = await readTables(sources(chart, rows));
  const { wholes } = shownBy(tables).selection;
  const found = wholes.map(({ whole, parts }) => [whole.period, ...parts.map(observationKey)]);
  expect([found, problems]).toEqual([expected, []]);
});

const MEND_STACK = { column: 'period', fix: 'Choose a narrower period, or all.' };
const STACK_OF_2024 = STACK.replace('all', '2024');

it.each<[message: string, place: object, chart: string, ...rows: string[]]>([
  [
    '"zalo" has a value of 2024 and one of 2024-06-30, which lies within it',
    { column: 'period', fix: 'Choose a narrower period, or the type bar.' },
    USERS,
    'zalo users 2024 77000000',
  ],
  [
    'both "workers_before" and "workers" for 2024',
    { column: 'measures' },
    WORKERS,
    'game_industry workers_before 2024 4300',
  ],
  [
    'No part of "g1_games" has a value of "users" in 2025.',
    {},
    STACK.replace('domestic_social_networks', 'g1_games'),
    'g1_games accounts 2023 5',
    'g1_games accounts 2025 6',
  ],
  [
    '"licences" in 2024.',
    {},
    STACK.replace('users', 'licences'),
    'domestic_social_networks accounts 2023-12 90000000',
    'zalo licences 2023 3',
  ],
  [
    '"zalo" has values of "users" for 2024-03 and for 2024-06-30;',
    MEND_STACK,
    STACK_OF_2024,
    'zalo users 2024-03 77000000',
  ],
  [
    '"accounts" for 2023-06 and for 2023-12;',
    MEND_STACK,
    STACK.replace('all', '2023'),
    'zalo users 2023-06 70000000',
    'domestic_social_networks accounts 2023-06 110000000',
    'domestic_social_networks accounts 2023-12 115000000',
  ],
  [
    '"zalo" is a part of both "social_networks" and "domestic_social_networks", and would be shown twice.',
    {},
    STACK_OF_2024.replace('domestic', 'social_networks domestic').replace(',accounts,', ',accounts_total,'),
    'domestic_social_networks accounts_total 2024 110000000',
  ],
])('is refused: %s', async (message, place, chart, ...rows) => {
  const { problems } = await readTables(sources(chart, rows));
  expect(problems.map(inWords)).toMatchObject([{ ...place, message: expect.stringContaining(message) }]);
});

it.each([
  [USERS.replace('line', 'bar'), 'zalo users 2024 77000000'],
  ['u,bar,users,zalo,2024-06,,', 'zalo users 2024 77000000'],
  [STACK, 'zalo users 2024 77000000'],
  [STACK, 'domestic_social_networks accounts 2024-12 115000000'],
])('is fixed: %s with %s', async (chart, row) => {
  expect((await readTables(sources(chart, [row]))).problems).toEqual([]);
});
