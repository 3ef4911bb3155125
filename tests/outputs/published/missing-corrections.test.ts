import { describe, expect, it, test } from 'vitest';
import { correctionRow } from '../../../src/outputs/published/correction-row.ts';
import { mayTell } from '../../../src/outputs/published/correction-words.ts';
import { missingCorrections } from '../../../src/outputs/published/missing-corrections.ts';
import type { Tables } from '../../../src/tables/tables.ts';
import { everyData, sample } from '../support.ts';
import { asPublished, type Edit, edited, mendUsers, nextReport } from './editing.ts';

const editing = {
  today: '2026-01-31',
  head: 'date,subject,measure,period,before,after,reason_en,reason_vi',
};
const published = await asPublished(sample);

/** What is asked for after some edits, of the sample as it was published or of another state. */
const asked = async (edits: Edit[], of = published) =>
  missingCorrections(of, await edited(...edits), editing);
const reasons = 'It was misread.,Đọc nhầm.\n';
const row = '2026-01-31,alpha,users,2024,72 million / 72 triệu,71 million / 71 triệu,';

test.each(everyData)('%s: nothing is asked for where nothing changed', async (_, tables) => {
  expect(missingCorrections(await asPublished(tables), tables, editing)).toEqual([]);
});

describe('a published value that is another now', () => {
  it('is a problem at its cell, with the row that tells of it', async () => {
    expect(await asked(mendUsers)).toEqual([
      {
        code: 'correction-missing',
        file: 'observations/all.csv',
        line: 3,
        column: 'value',
        text: '71000000',
        message:
          'Published was 72 million users; this is 71 million users, and no new row of corrections.csv tells of it.',
        mend: expect.stringContaining('paste this row into corrections.csv'),
        paste: `${row},`,
      },
    ]);
  });

  it('is none any more once the row is there, with its reasons', async () => {
    const [problem] = await asked(mendUsers);
    expect(problem?.paste).toBe(`${row},`);
    expect(await asked([...mendUsers, ['corrections.csv', '', row + reasons]])).toEqual([]);
    const read = await edited(...mendUsers, ['corrections.csv', '', row + reasons]);
    expect(read.corrections.at(-1)).toMatchObject({ subject: 'alpha', before: '72 million / 72 triệu' });
  });

  it.each<[string, Edit[]]>([
    [
      'qualifier',
      [['seeds/yearbook-2024.csv', '72 million,72000000,,rounded', '72 million,72000000,,estimated']],
    ],
    [
      'phrase',
      [
        ['observations/all.csv', '72 million', '72.0 million'],
        ['seeds/yearbook-2024.csv', '72 million', '72.0 million'],
      ],
    ],
  ])('is asked for where only its %s differs, told so that the difference shows', async (_, edits) => {
    const [problem, ...others] = await asked(edits);
    expect(others).toEqual([]);
    const [, , , , before, after] = problem?.paste?.split(',') ?? [];
    expect(before).not.toBe(after);
  });

  it('is not asked for where only its place, its note or a derived value differs', async () => {
    expect(
      await asked([
        ['observations/all.csv', 'yearbook-2024#4.1', 'yearbook-2024#5.1'],
        ['seeds/yearbook-2024.csv', 'yearbook-2024#4.1,4,', 'yearbook-2024#5.1,5,'],
        ['observations/all.csv', 'Monthly users, the report says.', 'Monthly users.'],
        ['measures.csv', 'users / (1 + users_growth)', 'users / (2 + users_growth)'],
      ]),
    ).toEqual([]);
  });
});

describe('a row of corrections.csv counts', () => {
  const old = '2020-01-01,alpha,users,2024,70 million,71 million,';
  it('when it was not published, whatever its day', async () => {
    const told = `2020-01-01,alpha,users,2024,72 million,71 million,${reasons}`;
    expect(await asked([...mendUsers, ['corrections.csv', '', told]])).toEqual([]);
  });
  it('not when it was: it told of another change', async () => {
    const before = await asPublished(await edited(['corrections.csv', '', old + reasons]));
    expect(await asked([...mendUsers, ['corrections.csv', '', old + reasons]], before)).toHaveLength(1);
    const reworded = `${old}Another reason.,Lý do khác.\n`;
    expect(await asked([...mendUsers, ['corrections.csv', '', reworded]], before)).toHaveLength(1);
  });
  it('not when it is of another value', async () => {
    const other = row.replace('alpha,users,2024', 'beta,users,2024-06-30') + reasons;
    expect(await asked([...mendUsers, ['corrections.csv', '', other]])).toHaveLength(1);
  });
  it('not when the value has changed again since: then it is what to mend', async () => {
    const told = row.replaceAll('71', '70') + reasons;
    expect(await asked([...mendUsers, ['corrections.csv', '', told]])).toMatchObject([
      {
        file: 'corrections.csv',
        line: 3,
        column: 'after',
        text: '70 million / 70 triệu',
        mend: 'Write 71 million / 71 triệu.',
      },
    ]);
  });
  it('not a second time on one day: the row of the day is changed', async () => {
    const today = '2026-01-31,alpha,users,2024,73 million,72 million,';
    const before = await asPublished(await edited(['corrections.csv', '', today + reasons]));
    expect(await asked([...mendUsers, ['corrections.csv', '', today + reasons]], before)).toMatchObject([
      { file: 'corrections.csv', line: 3, column: 'after' },
    ]);
    const mended = `2026-01-31,alpha,users,2024,73 million,71 million,${reasons}`;
    expect(await asked([...mendUsers, ['corrections.csv', '', mended]], before)).toEqual([]);
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
  ['–', 71e6, true],
  ['withdrawn by the report', 71e6, true],
])('of the words "%s" and the value %d: may tell it: %s', (words, value, may) => {
  expect(mayTell(words, value, users)).toBe(may);
});

describe('a newer report that says otherwise', () => {
  it('is no correction of the older one, whose value is still told', async () => {
    expect(await asked(nextReport)).toEqual([]);
  });
  it('does not hide one: what an older report is said to tell is asked for too', async () => {
    const both = await asPublished(await edited(...nextReport));
    for (const state of [published, both])
      expect(await asked([...nextReport, ...mendUsers], state)).toMatchObject([
        { file: 'observations/all.csv', line: 3, paste: `${row},` },
      ]);
  });
  it('may stand in place of the older one', async () => {
    const now = await edited(...nextReport);
    expect(missingCorrections(published, { ...now, alternatives: [] }, editing)).toEqual([]);
  });
  it('may not, when it is of the same day and so no newer', async () => {
    const now = await edited(...nextReport, [
      'reports.csv',
      '2025-11-28,2025-12-01',
      '2024-11-28,2024-11-29',
    ]);
    expect(missingCorrections(published, { ...now, alternatives: [] }, editing)).toHaveLength(1);
  });
  it('is a correction when it is taken back', async () => {
    const both = await asPublished(await edited(...nextReport));
    expect(missingCorrections(both, sample, editing)).toMatchObject([
      { paste: '2026-01-31,alpha,users,2024,75 million / 75 triệu,–,,' },
    ]);
  });
});

describe('a published value that is gone', () => {
  const without = (tables: Tables, evidence: string): Tables => ({
    ...tables,
    observations: tables.observations.filter((one) => one.evidence !== evidence),
  });
  it('is a problem of corrections.csv', () => {
    expect(missingCorrections(published, without(sample, 'yearbook-2024#2.2'), editing)).toMatchObject([
      {
        file: 'corrections.csv',
        line: 1,
        column: null,
        message: expect.stringContaining(
          '"alpha users 2024" was published as 72 million users (yearbook-2024)',
        ),
        paste: '2026-01-31,alpha,users,2024,72 million / 72 triệu,–,,',
      },
    ]);
  });
  it('asks for its names too, where they are gone with it', () => {
    const tables = without(sample, 'yearbook-2024#2.2');
    const subjects = tables.subjects.filter(({ id }) => id !== 'alpha');
    const [problem] = missingCorrections(published, { ...tables, subjects }, editing);
    expect(problem?.mend).toMatch(/It needs "alpha" in subjects\.csv: put that back too\.$/);
  });
  it('is told of by any new row', async () => {
    const tables = without(await edited(['corrections.csv', '', row + reasons]), 'yearbook-2024#2.2');
    expect(missingCorrections(published, tables, editing)).toEqual([]);
  });
  it('is not gone where its subject, its measure or its report has another id', async () => {
    expect(
      await asked([
        ['subjects.csv', 'beta,', 'gamma,'],
        ['observations/all.csv', 'beta,', 'gamma,'],
        ['charts.csv', 'alpha beta', 'alpha gamma'],
      ]),
    ).toEqual([]);
    const reports = sample.reports.map((report) => ({ ...report, id: 'yearbook' }));
    const observations = sample.observations.map((one) => ({
      ...one,
      evidence: one.evidence.replace('yearbook-2024', 'yearbook'),
    }));
    expect(missingCorrections(published, { ...sample, reports, observations }, editing)).toEqual([]);
  });
  it('is gone where another subject is given its figure too', async () => {
    const shared: Edit[] = [
      ['seeds/yearbook-2024.csv', '971,971,,exact,figure', '971,971,,exact,shared'],
      ['observations/all.csv', '', 'alpha,items_removed,2023,971,971,yearbook-2024#3.3,,\n'],
    ];
    const before = await asPublished(await edited(...shared));
    shared.push(['charts.csv', 'alpha beta', 'alpha']);
    const now = await edited(...shared, [
      'observations/all.csv',
      'beta,items_removed,2024,971,971,yearbook-2024#3.3,,\n',
      '',
    ]);
    expect(missingCorrections(before, now, editing)).toHaveLength(1);
  });
  it('is gone where its figure is given to another subject that was there all along', async () => {
    const swapped = await asked([
      [
        'observations/all.csv',
        'alpha,items_removed,2024,8981,"8,981",yearbook-2024#3.1',
        'alpha,items_removed,2024,971,971,yearbook-2024#3.3',
      ],
      [
        'observations/all.csv',
        'beta,items_removed,2024,971,971,yearbook-2024#3.3',
        'beta,items_removed,2024,8981,"8,981",yearbook-2024#3.1',
      ],
    ]);
    expect(swapped).toHaveLength(2);
  });
});

describe('the row', () => {
  const cells = { date: '2026-01-31', before: '1,5 triệu', after: '"2"; 3' };
  it.each([
    ['date,before,after,reason_en', '2026-01-31,"1,5 triệu","""2""; 3",'],
    ['date;before;after;reason_en', '2026-01-31;1,5 triệu;"""2""; 3";'],
    ['after\tdate\tbefore', '"""2""; 3"\t2026-01-31\t1,5 triệu'],
    ['"date","before"', '2026-01-31,"1,5 triệu"'],
  ])('fits a file that begins with %j', (head, expected) => {
    expect(correctionRow(head, cells)).toBe(expected);
  });
});
