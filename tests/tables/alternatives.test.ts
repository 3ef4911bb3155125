import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/csv/text.ts';
import { readTables } from '../../src/dataset/read.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { chartJson } from '../../src/formats/chart-files.ts';
import { siteAt } from '../../src/formats/site.ts';
import { chartView, notesOf } from '../../src/formats/view.ts';
import { agree } from '../../src/tables/prefer.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { withChange, withReport } from '../support/data.ts';
import { inWords } from '../support/words.ts';

const REPORT =
  'other-2025,Title,Title,Tiêu đề,Author,,Báo Khác,en,https://example.org/other,Event,Sự kiện,2025-11-27,,';
const SHA = 'a'.repeat(64);
const EVIDENCE = 'id,line,column,phrase,number,unit,qualifier,role,after';
const OBSERVATIONS = 'subject,measure,period,value,reported,evidence,note_en,note_vi,prefer';

const file = (name: string, ...lines: string[]): Source => ({
  file: name,
  bytes: Buffer.from([...lines, ''].join('\n')),
});

/** The project's data, and another report with the rows of its two files. */
const withOther = (evidence: string[], observations: string[], sha = SHA, day = '2025-11-27'): Source[] => [
  ...withReport(`${REPORT.replace('2025-11-27', day)}${sha}`),
  file('seeds/other-2025.csv', EVIDENCE, ...evidence),
  file('observations/other.csv', OBSERVATIONS, ...observations),
];

/** Another report with Zalo's and Facebook's users. */
function twoReports(zalo: string, { day = '2025-11-27', prefer = '', twice = false } = {}): Source[] {
  const qualifier = zalo.startsWith('about ') ? 'about' : 'rounded';
  const value = Number.parseFloat(zalo.replace('about ', '')) * 1e6;
  const facebook = 'facebook,users,2024,72000000,72 million,other-2025#2.1,,,';
  return withOther(
    [
      `other-2025#1.1,1,1,${zalo},${value},,${qualifier},figure,`,
      'other-2025#2.1,2,1,72 million,72000000,,rounded,figure,',
    ],
    [
      `zalo,users,2024-06-30,${value},${zalo},other-2025#1.1,,,${prefer}`,
      ...(twice ? [facebook, facebook] : [facebook]),
    ],
    SHA,
    day,
  );
}

/** Which figure of Zalo's users is shown. */
async function shownOf(sources: Source[]): Promise<string | undefined> {
  const { tables, problems } = await readTables(sources);
  expect(problems).toEqual([]);
  return tables.observations.find(({ subject }) => subject === 'zalo')?.evidence;
}

test('a newer report is shown, and the older one stays as an alternative', async () => {
  const sources = twoReports('78 million');
  expect(await shownOf(sources)).toBe('other-2025#1.1');
  const { tables } = await readTables(sources);
  expect(tables.alternatives.map(({ evidence }) => evidence)).toEqual(['mic-2024#13.1', 'mic-2024#14.1']);
});

test.each([
  // A later report that is only vaguer does not replace a precise value, unless an editor prefers it.
  ['about 76.5 million', {}, 'mic-2024#13.1'],
  ['about 76 million', {}, 'mic-2024#13.1'],
  ['about 76.5 million', { prefer: 'yes' }, 'other-2025#1.1'],
  ['about 90 million', {}, 'other-2025#1.1'],
  ['78 million', { day: '2024-11-01' }, 'mic-2024#13.1'],
  // Of one day, the one further down in reports.csv.
  ['78 million', { day: '2024-11-28' }, 'other-2025#1.1'],
])('of 76.5 million and %s (%j), %s is shown', async (zalo, options, evidence) => {
  expect(await shownOf(twoReports(zalo, options))).toBe(evidence);
});

test('derived values follow the report that an editor prefers', async () => {
  const sources = withOther(
    ['other-2025#1.1,1,1,"4,500",4500,,exact,figure,', 'other-2025#2.1,2,1,40%,40,percent,rounded,figure,'],
    [
      'game_industry,workers,2024,4500,"4,500",other-2025#1.1,,,',
      'game_industry,workers_growth,2024,40,40%,other-2025#2.1,,,',
    ],
  );
  const operandsIf = async (prefer: string) => {
    const games = (text: string) =>
      text.replaceAll('\n', `,${prefer}\n`).replace(`,${prefer}\n`, ',prefer\n');
    const { tables, problems } = await readTables(withChange('observations/games.csv', games, sources));
    expect(problems).toEqual([]);
    return tables.derived.find(({ measure }) => measure === 'workers_before')?.evidence;
  };
  expect(await operandsIf('')).toEqual(['other-2025#1.1', 'other-2025#2.1']);
  expect(await operandsIf('yes')).toEqual(['mic-2024#22.4', 'mic-2024#22.5']);
});

test('a period after its own report is a problem, whichever report is shown', async () => {
  const { problems } = await readTables(twoReports('78 million', { day: '2023-11-27' }));
  expect(problems.map(({ code, file, column, line }) => [code, file, column, line])).toEqual(
    [2, 3].map((line) => ['contradicts', 'observations/other.csv', 'period', line]),
  );
});

test('one report that has a value twice is a problem, whatever another says', async () => {
  const { problems } = await readTables(twoReports('78 million', { twice: true }));
  expect(problems.map(({ code, file, line }) => [code, file, line])).toEqual([
    ['unique-error', 'observations/other.csv', 4],
    ['unique-error', 'observations/other.csv', 4],
  ]);
  expect(problems.map(inWords)[0]?.message).toBe(
    'The value of "users" for "facebook" in 2024 is already in line 3.',
  );
});

describe.each([
  ['78 million', false],
  ['76.50 million', true],
])('%s against 76.5 million', async (phrase, agrees) => {
  const { tables } = await readTables(twoReports(phrase));
  const [chart] = tables.charts;
  if (!chart) throw new Error('There is no chart.');
  const view = chartView(chart, tables, 'en');

  test('the chart shows both, and says where they cannot both be right', () => {
    const shown = Object.fromEntries(
      view.rows.map(({ label, others }) => [label, others.map((one) => [one.figure, one.agrees])]),
    );
    expect(shown).toMatchObject({
      'Zalo (domestic)': [['76.5 million users', agrees]],
      'Facebook (foreign)': [['72 million users', true]],
      'TikTok (foreign)': [],
    });
    const note = `Reports differ on Zalo (domestic): Báo Khác (27 November 2025) gives ${phrase} users, which is shown here; VietNamNet (28 November 2024) gives 76.5 million users.`;
    expect(notesOf(view).includes(note)).toBe(!agrees);
    const json = JSON.parse(chartJson(view, siteAt('https://example.org', '/', tables.site)));
    expect(json.rows[0].also).toMatchObject([{ report: 'mic-2024', value: 76_500_000, agrees }]);
    expect(json.sources.map(({ id }: { id: string }) => id)).toEqual(['mic-2024', 'other-2025']);
  });
});

describe('a report without running text', () => {
  const cited = (line: string, sha = '') =>
    withOther([line], ['zalo,users,2025,78000000,78 million,other-2025#1,,,'], sha);

  test('its figures are cited, not located: no line, no address of words, and not verified', async () => {
    const { tables, problems, verified } = await readTables(
      cited('other-2025#1,,,78 million,78000000,,rounded,figure,'),
    );
    expect(problems).toEqual([]);
    expect(verified).toEqual([]);
    const chart = { ...tables.charts[0], subjects: ['zalo'], period: '2025' } as Tables['charts'][number];
    const [row] = chartView(chart, tables, 'en').rows;
    expect(row?.source).toMatchObject({ url: 'https://example.org/other', evidence: { line: undefined } });
  });

  test.each([
    ['other-2025#1.1,1,1,78 million,78000000,,rounded,figure,', '', 'reports.csv', 'text_sha256'],
    ['other-2025#1,,3,78 million,78000000,,rounded,figure,', SHA, 'seeds/other-2025.csv', 'line'],
    ['other-2025#1,1,1,78 million,78000000,,rounded,figure,', SHA, 'seeds/other-2025.csv', 'id'],
    ['other-2025#1.1,,,78 million,78000000,,rounded,figure,', '', 'seeds/other-2025.csv', 'id'],
    ['another#1,,,78 million,78000000,,rounded,figure,', '', 'seeds/other-2025.csv', 'id'],
  ])('%s (SHA-256 "%s") is a problem in %s, %s', async (line, sha, file, column) => {
    const { problems } = await readTables(cited(line, sha));
    expect(problems).toContainEqual(expect.objectContaining({ file, column }));
  });
});

describe('what is derived', () => {
  const withFigure = (phrase: string, number: number, unit: string, row: string) =>
    withOther(
      [`other-2025#1.1,1,1,"${phrase}",${number},${unit},exact,figure,`],
      [`${row},${number},"${phrase}",other-2025#1.1,,,`],
    );
  const of = (tables: Tables, name: string) =>
    [...tables.derived, ...tables.observations].filter((one) => one.measure === name);

  test('follows from the figures of one report, where that has them all', async () => {
    const { tables, problems } = await readTables(
      withFigure('4,400', 4400, '', 'game_industry,workers,2024'),
    );
    expect(problems).toEqual([]);
    expect(tables.observations.find(({ measure }) => measure === 'workers')?.value).toBe(4400);
    const [before] = of(tables, 'workers_before');
    expect(before?.figure.value).toBeCloseTo(3130, -1);
    expect(before?.evidence).toEqual(['mic-2024#22.4', 'mic-2024#22.5']);
    const chart = tables.charts.find(({ id }) => id === 'game-workers');
    const rows = chart ? chartView(chart, tables, 'en').rows : [];
    const shown = rows.filter(({ role }) => role === 'shown');
    expect(shown.flatMap(({ operands }) => operands.map(({ reported }) => reported))).toEqual([
      'approximately 4,100',
      '31%',
    ]);
  });

  test('is not what a report prints itself', async () => {
    const sources = withFigure(
      '50,000,000 VND',
      50_000_000,
      'VND',
      'electronic_information,average_fine,2024',
    );
    const { tables, problems } = await readTables(sources);
    expect(problems).toEqual([]);
    expect(of(tables, 'average_fine').map(({ figure }) => figure.value)).toEqual([50_000_000]);
  });

  test('from figures of several reports says so', async () => {
    const sources = withFigure('100', 100, '', 'zalo,items_removed,2024-06-30');
    const { tables, problems } = await readTables(sources);
    expect(problems).toEqual([]);
    const [chart] = tables.charts;
    if (!chart) throw new Error('There is no chart.');
    const of = { measures: ['removals_per_million_users'], subjects: ['zalo'], period: '2024' };
    const mixed = { ...chart, ...of, colour: 'none' as const };
    expect(notesOf(chartView(mixed, tables, 'en')).join(' ')).toContain(
      'Zalo: calculated from figures of VietNamNet (28 November 2024) and Báo Khác (27 November 2025) combined.',
    );
  });
});

type Qualifier = Figure['qualifier'];
const figure = (low: number, high: number, qualifier: Qualifier = 'rounded'): Figure => {
  return { value: low, low, high, qualifier };
};
const from = (low: number, qualifier: Qualifier) => figure(low, Number.POSITIVE_INFINITY, qualifier);
const exactly = (value: number) => figure(value, value, 'exact');
test.each([
  ['72 and 73 million, which touch', figure(71.5, 72.5), figure(72.5, 73.5), false],
  ['72 million and 72.4 million', figure(71.5, 72.5), figure(72.35, 72.45), true],
  ['72 million and exactly 72.5', figure(71.5, 72.5), exactly(72.5), true],
  ['46 and 46', exactly(46), exactly(46), true],
  ['over 46 and 46', from(46, 'over'), exactly(46), false],
  ['at least 46 and 46', from(46, 'at_least'), exactly(46), true],
  ['over 46 and over 40', from(46, 'over'), from(40, 'over'), true],
])('%s: %s', (_, a, b, agrees) => {
  expect([agree(a, b), agree(b, a)]).toEqual([agrees, agrees]);
});
