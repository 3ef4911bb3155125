import { describe, expect, it, test } from 'vitest';
import { type Changes, changes } from '../../src/changes/changes.ts';
import { snapshotOf } from '../../src/changes/comparison.ts';
import { everyData, hostile, hostileTables, sample } from '../formats/support.ts';
import { betaToGamma, type Edit, edited, fixUsers, nextReport, published, tryPublished } from './editing.ts';

/** What is different in the sample after some edits. */
const since = async (edits: Edit[], locale: 'en' | 'vi' = 'en') =>
  changes(published, snapshotOf(await edited(...edits)), locale);
const linesOf = ({ values }: Changes) =>
  values.map(({ kind, label, before, after }) => [kind, label, before, after].join(' | '));

describe('nothing differs from itself', () => {
  test.each(everyData)('%s', async (_, tables) => {
    expect(Object.values(changes(snapshotOf(tables), snapshotOf(tables), 'en')).flat()).toEqual([]);
  });
});

test.each(hostile)('a text such as %j is read as it was written', (text) => {
  expect(snapshotOf(hostileTables(text.trim())).rows.subjects?.[0]?.['label_vi']).toBe(text.trim());
});

describe('values', () => {
  it('that changed are listed before and after, with what is derived from them', async () => {
    const found = await since(fixUsers);
    expect(linesOf(found)).toEqual([
      'changed | Alpha, Inc., Users, 2024 | 72 million users | 71 million users',
      expect.stringMatching(
        /^changed \| Alpha, Inc., Users a year before, 2023 \| about .+ users \| about .+ users$/,
      ),
    ]);
    expect(found.values.map(({ origin, report }) => [origin, report])).toEqual([
      ['reported', 'yearbook-2024'],
      ['derived', null],
    ]);
    expect(linesOf(await since(fixUsers, 'vi'))[0]).toBe(
      'changed | Alpha, Inc., Số người dùng, 2024 | 72 triệu người dùng | 71 triệu người dùng',
    );
  });

  it('that are new or gone have the names that either side knows', async () => {
    const names: Edit = ['subjects.csv', 'foreign_networks,Beta,Beta', 'foreign_networks,Gamma,Gamma'];
    const found = await since([names, ...betaToGamma]);
    expect(linesOf(found).filter((line) => line.includes('Items removed'))).toEqual([
      'new | Gamma, Items removed, 2024 |  | 971 items',
      'gone | Beta, Items removed, 2024 | 971 items | ',
    ]);
    expect(found.tables.map(({ table }) => table)).toEqual(['subjects']);
  });
});

test('of a newer report, the shown value changes, and the older one becomes an alternative', async () => {
  const found = await since(nextReport);
  expect(linesOf(found)[0]).toBe('changed | Alpha, Inc., Users, 2024 | 72 million users | 75 million users');
  expect(found.alternatives).toMatchObject([
    { kind: 'new', key: 'alpha users 2024', report: 'yearbook-2024', after: '72 million users' },
  ]);
  // A third report: two others now report the value.
  const third = nextReport.map(([file, from, to]): Edit => {
    const later = to.replaceAll('2025', '2026').replaceAll('75', '76');
    return [file.replace('next-2025', 'next-2026'), from, later];
  });
  const was = await edited(...nextReport, ...third);
  const is = await edited(...nextReport, ...third, ...fixUsers);
  const later = changes(snapshotOf(was), snapshotOf(is), 'en');
  // The growth is reported by the first report alone: what follows is derived from all that it reports.
  expect(later.values.map(({ key }) => key)).toEqual(['alpha users_before 2023']);
  expect(later.alternatives).toMatchObject([
    { kind: 'changed', report: 'yearbook-2024', before: '72 million users', after: '71 million users' },
  ]);
});

describe('charts', () => {
  it('are touched by a value that they show, or that one of theirs was worked out from', async () => {
    expect((await since(fixUsers)).charts).toMatchObject([
      { kind: 'touched', id: 'accounts', title: 'Two platforms have most accounts', cells: [] },
    ]);
    const rate = await since([
      ['observations/all.csv', '94,94%', '95,95%'],
      ['seeds/yearbook-2024.csv', '94%,94', '95%,95'],
    ]);
    const [shown, asked] = ['alpha compliance_rate 2024', 'alpha removal_requests 2024'];
    expect(rate.charts).toMatchObject([
      { kind: 'touched', id: 'items-removed', touched: [shown] },
      { kind: 'touched', id: 'requests', touched: [shown, asked] },
    ]);
  });

  it('are new, changed in their rows, or gone', async () => {
    const { charts, values } = await since([
      ['charts.csv', 'Alpha removed the most,', 'Alpha leads,'],
      ['charts.csv', 'fines,card', 'penalties,card'],
    ]);
    const cell = { column: 'title_en', before: 'Alpha removed the most', after: 'Alpha leads' };
    expect(values).toEqual([]);
    expect(charts).toEqual([
      { kind: 'changed', id: 'items-removed', title: 'Alpha leads', cells: [cell], touched: [] },
      { kind: 'new', id: 'penalties', title: 'What the fines add up to', cells: [], touched: [] },
      { kind: 'gone', id: 'fines', title: 'What the fines add up to', cells: [], touched: [] },
    ]);
  });
});

describe('an older site', () => {
  it('that has no alternatives or corrections is compared in the rest', async () => {
    const old = await tryPublished(sample, (file, text) =>
      ['alternatives.csv', 'corrections.csv'].includes(file) ? undefined : text,
    );
    if (typeof old === 'string') throw new Error(old);
    const found = changes(old, snapshotOf(await edited(...nextReport)), 'en');
    expect(found.alternatives).toEqual([]);
    expect(found.tables.map(({ table }) => table)).toEqual(['reports', 'evidence', 'observations']);
    expect(found.values.length).toBeGreaterThan(0);
  });

  it.each<[string, string, string | RegExp, RegExp]>([
    ['without a column', 'certainty', 'qualifier', /observations\.csv has no column "qualifier"/],
    ['with a qualifier of its own', 'roundish', /rounded/g, /has the qualifier "roundish"/],
    ['that is damaged', '\r\n"\r\n', /\r\n.*\r\n/, /reports\.csv cannot be read: line 2/],
    ['without a table', '', /^id,kind[\s\S]*/, /There is no table units\.csv/],
  ])('%s says so', async (_, to, from, sentence) => {
    const spoil = (_: string, text: string) => text.replace(from, to) || undefined;
    expect(await tryPublished(sample, spoil)).toMatch(sentence);
  });
});
