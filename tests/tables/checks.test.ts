import { describe, expect, it, test } from 'vitest';
import { closest } from '../../src/csv/problem.ts';
import { readTables } from '../../src/dataset/read.ts';
import { toFigure } from '../../src/figures/figure.ts';
import { doubtsOf } from '../../src/tables/checks/plausible.ts';
import type { ReportedObservation } from '../../src/tables/tables.ts';
import { projectSources, withChange } from '../support/data.ts';

test.each([
  ['facebok', 'facebook'],
  ['Facebook', 'facebook'],
  ['tik-tok', 'tiktok'],
  ['domestic-social-networks', 'domestic_social_networks'],
  ['instagram', undefined],
])('did %s mean %s?', (written, meant) => {
  expect(closest(written, ['facebook', 'youtube', 'tiktok', 'domestic_social_networks'])).toBe(meant);
});

test('evidence of the role shared may be used by several observations', async () => {
  const again = 'zalo,compliance_rate,2024,93,93%,mic-2024#33.2,,\n';
  const share = (text: string) =>
    text.replace('93%,93,percent,rounded,figure', '93%,93,percent,rounded,shared');
  const added = withChange('observations/takedowns.csv', (text) => text + again);
  const both = withChange('seeds/mic-2024.csv', share, added);
  expect((await readTables(added)).problems).toMatchObject([{ code: 'unique-error' }]);
  expect((await readTables(both)).problems).toEqual([]);
});

const HEAD = 'date,subject,measure,period,report,before,after,reason_en,reason_vi';
const row = (report: string, before = '76 million') =>
  `2025-03-01,zalo,users,2024-06-30,${report},${before},76.5 million,Misread.,Đọc nhầm.`;

const withCorrections = (...lines: string[]) =>
  readTables(withChange('corrections.csv', () => `${lines.join('\n')}\n`));
const found = async (...lines: string[]) =>
  (await withCorrections(...lines)).problems.map(({ code, line, column }) => [code, line, column]);

test('a correction may name its report, or not; the column may be missing', async () => {
  const named = await withCorrections(HEAD, row('mic-2024'), row(''));
  expect(named.problems).toEqual([]);
  expect(named.tables.corrections.map(({ report }) => report)).toEqual(['mic-2024', undefined]);
  const without = await withCorrections(HEAD.replace('report,', ''), row('').replace(',,', ','));
  expect(without.problems).toEqual([]);
  expect(without.tables.corrections).toMatchObject([{ report: undefined, before: '76 million' }]);
});

test('a value may be corrected twice in a day, but not twice from the same', async () => {
  expect(await found(HEAD, row(''), row('', '75 million'))).toEqual([]);
  expect(await found(HEAD, row('mic-2024'), row('mic-2024'))).toEqual([['unique-error', 3, null]]);
});

const { tables } = await readTables(projectSources());
const [model] = tables.observations as [ReportedObservation];

/** An observation as another report might print it. */
const printed = (subject: string, measure: string, period: string, digits: string): ReportedObservation => ({
  ...model,
  subject,
  measure,
  period,
  figure: toFigure({ negative: false, digits, exponent: 0 }, 'exact'),
});

const doubts = (more: ReportedObservation[], alternatives: ReportedObservation[] = []) =>
  doubtsOf({ ...tables, observations: [...tables.observations, ...more], alternatives }).map(
    ({ check, observation }) => `${check} ${observation.subject} ${observation.period}`,
  );

describe('a value is asked about', () => {
  it.each([
    ['eleven times the year before', [printed('zalo', 'users', '2025', '841500001')], ['jump zalo 2025']],
    ['ten times the year before', [printed('zalo', 'users', '2025', '765000000')], []],
    ['a tenth of the year before', [printed('facebook', 'users', '2025', '7199999')], ['jump facebook 2025']],
    [
      'outside its formula',
      [printed('social_networks', 'accounts_total', '2024', '330000000')],
      ['formula social_networks 2024'],
    ],
    ['within its formula', [printed('social_networks', 'accounts_total', '2024', '313500000')], []],
  ])('%s', (_, more, expected) => {
    expect(doubts(more)).toEqual(expected);
  });

  it('that another report gives with another scale', () => {
    expect(doubts([], [printed('facebook', 'users', '2024', '72000')])).toEqual(['jump facebook 2024']);
  });
});
