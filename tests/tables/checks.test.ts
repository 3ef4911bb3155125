import { describe, expect, it, test } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { toFigure } from '../../src/figures/figure.ts';
import { doubtsOf } from '../../src/tables/checks/plausible.ts';
import type { ReportedObservation } from '../../src/tables/tables.ts';
import { projectSources, withChange } from '../support/data.ts';
import { inWords } from '../support/words.ts';

const problemsAfter = async (file: string, change: (text: string) => string) =>
  (await readTables(withChange(file, change))).problems.map(inWords);

describe('did you mean', () => {
  it.each([
    ['facebok', 'facebook'],
    ['Facebook', 'facebook'],
    ['tik-tok', 'tiktok'],
    ['domestic-social-networks', 'domestic_social_networks'],
  ])('%s: %s', async (written, meant) => {
    const problems = await problemsAfter('charts.csv', (text) =>
      text
        .replace(`zalo facebook youtube tiktok`, written.toLowerCase())
        .replace('max(zalo users)', 'facebook users > 0'),
    );
    // The title names the platforms that were taken out.
    if (written.toLowerCase() === meant) expect(problems).toMatchObject([{ code: 'claim-error' }]);
    else
      expect(problems).toMatchObject([{ code: 'foreign-key', fix: expect.stringContaining(`"${meant}"`) }]);
  });

  it('is not asked where nothing is near', async () => {
    const [problem] = await problemsAfter('charts.csv', (text) =>
      text.replace('zalo facebook youtube tiktok', 'instagram'),
    );
    expect(problem?.message).toBe('subjects.csv has no "instagram".');
  });
});

describe('units', () => {
  it.each([
    ['a percentage for a count', 'takedowns', 'facebook,compliance_rate', 'facebook,licences'],
    ['a count for a percentage', 'licences', 'g1_games,licences', 'g1_games,workers_growth'],
    ['money for a count', 'games', 'game_industry,revenue', 'game_industry,licences'],
    ['a count for money', 'licences', 'g1_games,licences', 'g1_games,revenue'],
  ])('must agree: %s', async (_, file, from, to) => {
    const problems = await problemsAfter(`observations/${file}.csv`, (text) => text.replace(from, to));
    expect(problems).toMatchObject([{ code: 'constraint-error', column: 'measure' }]);
  });

  it('must agree: dollars for dong', async () => {
    const problems = await problemsAfter('measures.csv', (text) =>
      text.replace('fines_total,VND', 'fines_total,USD'),
    );
    expect(problems).toMatchObject([{ code: 'foreign-key', text: 'USD' }]);
  });
});

describe('evidence', () => {
  it('of the role shared may be used by several observations', async () => {
    const again = 'zalo,compliance_rate,2024,93,93%,mic-2024#33.2,,\n';
    const share = (text: string) =>
      text.replace('93%,93,percent,rounded,figure', '93%,93,percent,rounded,shared');
    const added = withChange('observations/takedowns.csv', (text) => text + again);
    const both = withChange('seeds/mic-2024.csv', share, added);
    expect((await readTables(added)).problems).toMatchObject([{ code: 'unique-error' }]);
    expect((await readTables(both)).problems).toEqual([]);
  });

  it('without a column for the words after it is read', async () => {
    const without = (text: string) =>
      text
        .split('\n')
        .map((row) => row.replace(/,[^,"]*$/, ''))
        .join('\n');
    expect(await problemsAfter('seeds/mic-2024.csv', without)).toEqual([]);
  });
});

describe('readTables', () => {
  it('says of nothing that the tables are missing, once each', async () => {
    const { problems } = await readTables([]);
    expect(problems.map(({ file }) => file)).toEqual([
      'charts.csv',
      'corrections.csv',
      'glossary.csv',
      'measures.csv',
      'observations/',
      'reports.csv',
      'statements.csv',
      'subjects.csv',
      'units.csv',
    ]);
  });

  it('sorts problems by file and line', async () => {
    const { problems } = await readTables(
      projectSources().map((source) => ({
        ...source,
        bytes: Buffer.from(new TextDecoder().decode(source.bytes).replaceAll(/,2024(?=,)/g, ',20x24')),
      })),
    );
    const keys = problems.map(({ file, line }) => `${file} ${String(line).padStart(5, '0')}`);
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(problems.map(({ file }) => file)).size).toBeGreaterThan(5);
  });

  it('gives every observation its place, origin and figure', async () => {
    const { tables } = await readTables(projectSources());
    expect(tables.observations.find(({ subject }) => subject === 'zalo')).toMatchObject({
      file: 'observations/platforms.csv',
      row: 4,
      origin: 'reported',
      figure: { value: 76.5e6, low: 76.45e6, high: 76.55e6, qualifier: 'rounded' },
    });
    expect(tables.observations.find(({ measure }) => measure === 'revenue')?.figure.qualifier).toBe(
      'estimated',
    );
  });
});

it('no two charts have one title: screen readers and search engines tell them apart by it', async () => {
  const problems = await problemsAfter('charts.csv', (text) =>
    text.replace('What the fines add up to', 'What the game industry earned'),
  );
  expect(problems).toMatchObject([{ code: 'unique-error', column: 'title_en' }]);
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

test('a report that is not there is a problem at its cell', async () => {
  expect(await found(HEAD, row('mic-2042'))).toEqual([['foreign-key', 2, 'report']]);
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
