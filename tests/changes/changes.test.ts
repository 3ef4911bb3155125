import { describe, expect, it, test } from 'vitest';
import { areNone, type Changes, changes } from '../../src/changes/changes.ts';
import { snapshotOf } from '../../src/changes/snapshot.ts';
import { everyData, hostile, hostileTables, sample } from '../formats/support.ts';
import { asPublished, type Edit, edited, mendUsers, nextReport, tryPublished } from './editing.ts';

const published = await asPublished(sample);

/** What is different in the sample after some edits. */
const since = async (edits: Edit[], locale: 'en' | 'vi' = 'en') =>
  changes(published, snapshotOf(await edited(...edits)), locale);
const told = ({ values }: Changes) =>
  values.map(({ kind, label, before, after }) => [kind, label, before, after].join(' | '));

describe('nothing differs from itself', () => {
  test.each(everyData)('%s', async (_, tables) => {
    expect(areNone(changes(await asPublished(tables), snapshotOf(tables), 'en'))).toBe(true);
  });
  test.each(hostile)('with texts such as %j', async (text) => {
    const tables = hostileTables(text.trim());
    expect(areNone(changes(await asPublished(tables), snapshotOf(tables), 'vi'))).toBe(true);
  });
});

describe('values', () => {
  it('that changed are told before and after, with what was worked out from them', async () => {
    const found = await since(mendUsers);
    expect(told(found)).toEqual([
      'changed | Alpha, Inc., Users, 2024 | 72 million users | 71 million users',
      expect.stringMatching(
        /^changed \| Alpha, Inc., Users a year before, 2023 \| about .+ users \| about .+ users$/,
      ),
    ]);
    expect(found.values.map(({ origin, report }) => [origin, report])).toEqual([
      ['reported', 'yearbook-2024'],
      ['derived', null],
    ]);
    expect(told(await since(mendUsers, 'vi'))[0]).toBe(
      'changed | Alpha, Inc., Số người dùng, 2024 | 72 triệu người dùng | 71 triệu người dùng',
    );
  });

  it('that are new or gone have the names that either side knows', async () => {
    const found = await since([
      [
        'subjects.csv',
        'beta,platform,foreign,foreign_networks,Beta,Beta',
        'gamma,platform,foreign,foreign_networks,Gamma,Gamma',
      ],
      ['observations/all.csv', 'beta,', 'gamma,'],
      ['charts.csv', 'alpha beta', 'alpha gamma'],
      ['charts.csv', 'beta users', 'gamma users'],
    ]);
    expect(told(found).filter((line) => line.includes('Items removed'))).toEqual([
      'new | Gamma, Items removed, 2024 |  | 971 items',
      'gone | Beta, Items removed, 2024 | 971 items | ',
    ]);
    expect(found.tables.map(({ table }) => table)).toEqual(['subjects']);
  });
});

test('of a newer report, the shown value changes, and the older one becomes an alternative', async () => {
  const found = await since(nextReport);
  expect(told(found)[0]).toBe('changed | Alpha, Inc., Users, 2024 | 72 million users | 75 million users');
  expect(found.alternatives).toMatchObject([
    { kind: 'new', key: 'alpha users 2024', report: 'yearbook-2024', after: '72 million users' },
  ]);
  // A third report: two others now tell the value.
  const third = nextReport.map(
    ([file, from, to]): Edit => [
      file.replace('next-2025', 'next-2026'),
      from,
      to.replaceAll('2025', '2026').replaceAll('75', '76'),
    ],
  );
  const [was, is] = [
    await edited(...nextReport, ...third),
    await edited(...nextReport, ...third, ...mendUsers),
  ];
  const later = changes(await asPublished(was), snapshotOf(is), 'en');
  // The growth is told by the first report alone: what follows is worked out from all that it tells.
  expect(later.values.map(({ key }) => key)).toEqual(['alpha users_before 2023']);
  expect(later.alternatives).toMatchObject([
    { kind: 'changed', report: 'yearbook-2024', before: '72 million users', after: '71 million users' },
  ]);
});

describe('charts', () => {
  it('are touched by a value that they show, or that one of theirs was worked out from', async () => {
    expect((await since(mendUsers)).charts).toMatchObject([
      { kind: 'touched', id: 'accounts', title: 'Two platforms have most accounts', cells: [] },
    ]);
    const rate = await since([
      ['observations/all.csv', '94,94%', '95,95%'],
      ['seeds/yearbook-2024.csv', '94%,94', '95%,95'],
    ]);
    expect(rate.charts.map(({ kind, id, touched }) => ({ kind, id, touched }))).toEqual([
      { kind: 'touched', id: 'items-removed', touched: ['alpha compliance_rate 2024'] },
      {
        kind: 'touched',
        id: 'requests',
        touched: ['alpha compliance_rate 2024', 'alpha removal_requests 2024'],
      },
    ]);
  });

  it('are new, changed in their rows, or gone', async () => {
    const { charts, values } = await since([
      ['charts.csv', 'Alpha removed the most,', 'Alpha leads,'],
      ['charts.csv', 'fines,card', 'penalties,card'],
    ]);
    expect(values).toEqual([]);
    expect(charts).toEqual([
      {
        kind: 'changed',
        id: 'items-removed',
        title: 'Alpha leads',
        cells: [{ column: 'title_en', before: 'Alpha removed the most', after: 'Alpha leads' }],
        touched: [],
      },
      { kind: 'new', id: 'penalties', title: 'What the fines add up to', cells: [], touched: [] },
      { kind: 'gone', id: 'fines', title: 'What the fines add up to', cells: [], touched: [] },
    ]);
  });
});

describe('an older site', () => {
  it('that did not tell of other reports, or of corrections, is compared in the rest', async () => {
    const old = await tryPublished(sample, (file, text) =>
      ['alternatives.csv', 'corrections.csv'].includes(file) ? undefined : text,
    );
    if (typeof old === 'string') throw new Error(old);
    const found = changes(old, snapshotOf(await edited(...nextReport)), 'en');
    expect(found.alternatives).toEqual([]);
    expect(found.tables.map(({ table }) => table)).toEqual(['reports', 'evidence', 'observations']);
    expect(found.values.length).toBeGreaterThan(0);
  });

  it.each<[string, (file: string, text: string) => string | undefined, RegExp]>([
    [
      'without a table',
      (file, text) => (file === 'units.csv' ? undefined : text),
      /There is no table units\.csv/,
    ],
    [
      'without a column',
      (_, text) => text.replace('qualifier', 'certainty'),
      /observations\.csv has no column "qualifier"/,
    ],
    [
      'with a qualifier of its own',
      (_, text) => text.replace(/rounded/g, 'roundish'),
      /has the qualifier "roundish"/,
    ],
    [
      'that is damaged',
      (_, text) => text.replace(/\r\n.*\r\n/, '\r\n"\r\n'),
      /reports\.csv cannot be read: line 2/,
    ],
  ])('%s says so', async (_, spoil, sentence) => {
    expect(await tryPublished(sample, spoil)).toMatch(sentence);
  });
});
