import { describe, expect, it, test } from 'vitest';
import { compare, type Snapshot, snapshotOf } from '../../src/changes/comparison.ts';
import { missingCorrections } from '../../src/changes/missing-corrections.ts';
import { publishedProblems, publishedWarnings } from '../../src/changes/published-checks.ts';
import { mayContain } from '../../src/formats/figure/history.ts';
import type { Tables } from '../../src/tables/tables.ts';
import { everyData, sample } from '../formats/support.ts';
import { inWords } from '../support/words.ts';
import {
  betaToGamma,
  compared,
  type Edit,
  edited,
  editing,
  fixUsers,
  nextReport,
  published,
} from './editing.ts';

/** Rows added to corrections.csv. */
const add = (...rows: string[]): Edit => ['corrections.csv', '', rows.map((one) => one + reasons).join('')];

/** What is asked for after some edits, of the sample as it was published or of another state. */
const asked = async (edits: Edit[], of = published) =>
  missingCorrections(await compared(edits, of)).map(inWords);
/** What is asked for of some tables. */
const missing = (of: Snapshot, tables: Tables) =>
  missingCorrections(compare(of, tables, editing)).map(inWords);
const reasons = 'It was misread.,Đọc nhầm.\n';
const row = '2026-01-31,alpha,users,2024,72 million / 72 triệu,71 million / 71 triệu,';
/** The same in a file that has the column `report`, and that file. */
const named = row.replace('2024,', '2024,yearbook-2024,');
const withColumn: Edit[] = [
  ['corrections.csv', 'period,before', 'period,report,before'],
  ['corrections.csv', '2024,"8,891"', '2024,,"8,891"'],
];

test.each(everyData)('%s: nothing is asked for where nothing changed', async (_, tables) => {
  const comparison = compare(snapshotOf(tables), tables, editing);
  expect([...publishedProblems(comparison), ...publishedWarnings(comparison)]).toEqual([]);
});

describe('a published value that is another now', () => {
  it('is a problem at its cell, with the row that mentions it', async () => {
    const place = { file: 'observations/all.csv', line: 3, column: 'value', text: '71000000' };
    const message =
      'The published value was 72 million users; it is now 71 million users, and no new row of corrections.csv mentions it.';
    const fix = expect.stringContaining('paste this row into corrections.csv');
    expect(await asked(fixUsers)).toMatchObject([
      { code: 'correction-missing', ...place, message, fix, paste: `${row},` },
    ]);
  });

  it('is not asked for where only its place or its note differs', async () => {
    expect(
      await asked([
        ['observations/all.csv', 'yearbook-2024#4.1', 'yearbook-2024#5.1'],
        ['seeds/yearbook-2024.csv', 'yearbook-2024#4.1,4,', 'yearbook-2024#5.1,5,'],
        ['observations/all.csv', 'Monthly users, the report says.', 'Monthly users.'],
      ]),
    ).toEqual([]);
  });
});

describe('a row of corrections.csv counts', () => {
  const old = '2020-01-01,alpha,users,2024,70 million,71 million,';
  it('when it was not published, whatever its day', async () => {
    const other = '2020-01-01,alpha,users,2024,72 million,71 million,';
    expect(await asked([...fixUsers, add(other)])).toEqual([]);
  });
  it('not when it was: it is about another change', async () => {
    const before = snapshotOf(await edited(add(old)));
    expect(await asked([...fixUsers, add(old)], before)).toHaveLength(1);
    const reworded = `${old}Another reason.,Lý do khác.\n`;
    expect(await asked([...fixUsers, ['corrections.csv', '', reworded]], before)).toHaveLength(1);
  });
  it('not when the value has changed again since: then it is what to fix', async () => {
    const place = { file: 'corrections.csv', line: 3, column: 'after', text: '70 million / 70 triệu' };
    expect(await asked([...fixUsers, add(row.replaceAll('71', '70'))])).toMatchObject([
      { ...place, fix: 'Write 71 million / 71 triệu.' },
    ]);
  });
  it('not when the value is what it was again: then it goes, or a row is about the way back', async () => {
    const added = add(row);
    const message = expect.stringContaining('the value is 72 million users, as it was published');
    const fix = 'Delete this row: nothing else was published in between.';
    expect(await asked([added])).toMatchObject([
      { file: 'corrections.csv', line: 3, column: 'after', message, fix },
    ]);
    // Both were published, on one day.
    const fixed = snapshotOf(await edited(...fixUsers, added));
    expect(await asked([added], fixed)).toMatchObject([
      { paste: '2026-01-31,alpha,users,2024,71 million / 71 triệu,72 million / 72 triệu,,' },
    ]);
    const back = '2026-01-31,alpha,users,2024,71 million,72 million,';
    expect(await asked([add(row, back)], fixed)).toEqual([]);
  });
});

const users = { kind: 'count', singular_en: 'user', plural_en: 'users', name_vi: 'người dùng' } as const;
test.each<[string, number, boolean]>([
  ['71 million', 71e6, true],
  ['71 million users', 71e6, true],
  ['71 triệu người dùng', 71e6, true],
  ['≈ 71 million / ≈ 71 triệu', 71e6, true],
  ['8.981', 8981, true],
  ['8,981', 8981, true],
  ['70 million', 71e6, false],
  ['70 million / 70 triệu', 71e6, false],
  ['–', 71e6, false],
  ['withdrawn by the report', 71e6, true],
])('of the words "%s" and the value %d: may stand for it: %s', (words, value, may) => {
  const figure = { value, low: value, high: value, qualifier: 'exact' } as const;
  expect(mayContain(words, figure, users)).toBe(may);
});

describe('a newer report that says otherwise', () => {
  it('is no correction of the older one, whose value is still reported', async () => {
    expect(await asked(nextReport)).toEqual([]);
  });
  it('has its own corrections: a row counts for the report that it names, or for the shown one', async () => {
    const both = snapshotOf(await edited(...nextReport, ...withColumn));
    const changed = [...nextReport, ...withColumn, ...fixUsers];
    const blank = named.replace('yearbook-2024', '');
    expect(await asked([...changed, add(named)], both)).toEqual([]);
    // A blank one would stand below a chart that shows 75 million.
    expect(await asked([...changed, add(blank)], both)).toMatchObject([
      { file: 'corrections.csv', column: 'after', fix: expect.stringContaining('Delete this row') },
      { file: 'observations/all.csv', paste: `${named},` },
    ]);
    // A row of the other report that was published, with the same words, is another one.
    const blankToo = snapshotOf(await edited(...nextReport, ...withColumn, add(blank)));
    expect(await asked([...changed, add(blank, named)], blankToo)).toEqual([]);
    // Both in one day.
    const newer: Edit[] = [
      ['observations/all.csv', '75000000,75 million', '74000000,74 million'],
      ['seeds/next-2025.csv', '75 million,75000000', '74 million,74000000'],
    ];
    const other = blank.replace(/,72 .+/, ',75 million,74 million,');
    expect(await asked([...changed, ...newer, add(named, other)], both)).toEqual([]);
    expect(await asked([...changed, ...newer, add(named)], both)).toHaveLength(1);
  });
  it('is a correction when it is taken back', async () => {
    const both = snapshotOf(await edited(...nextReport));
    const message =
      '75 million users (next-2025), which is gone; 72 million users (yearbook-2024) is shown now';
    const paste = '2026-01-31,alpha,users,2024,75 million / 75 triệu,72 million / 72 triệu,,';
    expect(missing(both, sample)).toMatchObject([
      { file: 'observations/all.csv', line: 3, message: expect.stringContaining(message), paste },
    ]);
    const rowOf = (after: string) => add(`2026-01-31,alpha,users,2024,75 million,${after},`);
    expect(await asked([rowOf('72 million')], both)).toEqual([]);
    expect(await asked([rowOf('–')], both)).toMatchObject([{ fix: 'Write 72 million / 72 triệu.' }]);
  });
});

describe('a published value that is gone', () => {
  const without = (tables: Tables, evidence: string): Tables => ({
    ...tables,
    observations: tables.observations.filter((one) => one.evidence !== evidence),
  });
  it('is a problem of corrections.csv', () => {
    const found = missing(published, without(sample, 'yearbook-2024#2.2'));
    const said = '"alpha users 2024" was published as 72 million users (yearbook-2024)';
    const paste = '2026-01-31,alpha,users,2024,72 million / 72 triệu,–,,';
    expect(found).toMatchObject([
      { file: 'corrections.csv', line: 1, column: null, message: expect.stringContaining(said), paste },
    ]);
  });
  it('is not gone where its subject, its measure or its report has another id', async () => {
    expect(await asked(betaToGamma)).toEqual([]);
    const reports = sample.reports.map((report) => ({ ...report, id: 'yearbook' }));
    const renamed = (evidence: string) => evidence.replace('yearbook-2024', 'yearbook');
    const observations = sample.observations.map((one) => ({ ...one, evidence: renamed(one.evidence) }));
    expect(missing(published, { ...sample, reports, observations })).toEqual([]);
  });
});

describe('a value that changes although no report says otherwise', () => {
  it('of another unit is asked for, with both units', async () => {
    const [first, ...others] = await asked([['measures.csv', 'users,user,,,', 'users,account,,,']]);
    expect(first?.message).toContain('was 72 million users; it is now 72 million accounts');
    expect(first?.paste).toContain(
      '72 million users / 72 triệu người dùng,72 million accounts / 72 triệu tài khoản',
    );
    expect(others.map(({ paste }) => paste)).toEqual([expect.stringMatching(/,beta,users,2024-06-30,/)]);
  });
  it.each<[string, Edit[]]>([
    ['formula', [['measures.csv', 'users / (1 + users_growth)', 'users / (2 + users_growth)']]],
    ['unit', [['measures.csv', 'users_before,user,', 'users_before,account,']]],
    ['offset of years', [['measures.csv', 'users_growth),-1', 'users_growth),-2']]],
  ])('by the %s of a derived value is asked for, once', async (what, edits) => {
    const found = await asked(edits);
    const file = what.startsWith('offset') ? 'corrections.csv' : 'measures.csv';
    const ofUsers = found.find(({ paste }) => paste?.startsWith('2026-01-31,alpha,users_before,2023,'));
    expect(ofUsers?.file).toBe(file);
    const rows = found.map(({ paste = '' }) => paste.replace(/,$/, ''));
    expect(await asked([...edits, add(...rows)])).toEqual([]);
  });
});

describe('a published correction', () => {
  const ANOTHER =
    '2025-01-02,alpha,items_removed,2024,"8,891","8,981",Digits were swapped.,Nhầm thứ tự chữ số.';
  it('must not vanish: its row is what to put back', async () => {
    const message =
      'The correction "2025-01-02 alpha items_removed 2024" was published and is gone: a published correction must not vanish.';
    expect(await asked([['corrections.csv', `${ANOTHER}\n`, '']])).toMatchObject([
      { file: 'corrections.csv', message, paste: ANOTHER },
    ]);
  });
  it.each([
    ['"8,891"', '"8,819"', '8,819 → 8,981'],
    ['"8,981"', '–', '8,891 → –'],
  ])('must not say something else: %s → %s', async (from, to, now) => {
    const message = expect.stringContaining(`published as "8,891 → 8,981" and now says "${now}"`);
    const fix = expect.stringContaining('add another row');
    expect(await asked([['corrections.csv', from, to]])).toMatchObject([
      { code: 'correction-missing', file: 'corrections.csv', line: 2, message, fix, paste: ANOTHER },
    ]);
  });
  it('may be worded otherwise, name its report later, and follow an id', async () => {
    for (const [from, to] of [
      ['Digits were swapped.', 'Two digits were swapped.'],
      ['"8,891"', '"8,891 items"'],
      ['"8,981"', '"8,981 items"'],
    ] as const)
      expect(await asked([['corrections.csv', from, to]])).toEqual([]);
    const [head, blank] = withColumn as [Edit, Edit];
    const report: Edit = [blank[0], blank[1], blank[2].replace(',,', ',yearbook-2024,')];
    expect(await asked([head, report])).toEqual([]);
    const subject = (file: string): Edit => [file, 'alpha,', 'omega,'];
    const renamed = ['subjects.csv', 'observations/all.csv', 'corrections.csv'].map(subject);
    const charts: Edit[] = [
      ['charts.csv', 'alpha beta', 'omega beta'],
      ['charts.csv', 'max(alpha', 'max(omega'],
      ['charts.csv', 'alpha users', 'omega users'],
    ];
    expect(await asked([...renamed, ...charts])).toEqual([]);
  });
});

it.each([
  ['date,before,after,reason_en', '2026-01-31,"8,981 / 8.981","8,982 / 8.982",'],
  ['date;before;after;reason_en', '2026-01-31;8,981 / 8.981;8,982 / 8.982;'],
  ['after\tdate\tbefore', '8,982 / 8.982\t2026-01-31\t8,981 / 8.981'],
  ['"date","before"', '2026-01-31,"8,981 / 8.981"'],
])('the row fits a file that begins with %j', async (head, expected) => {
  const tables = await edited(
    ['observations/all.csv', '8981,"8,981"', '8982,"8,982"'],
    ['seeds/yearbook-2024.csv', '"8,981",8981', '"8,982",8982'],
  );
  const [first] = missingCorrections(compare(published, tables, { ...editing, head }));
  expect(first?.paste).toBe(expected);
});
