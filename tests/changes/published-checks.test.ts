import { describe, expect, it } from 'vitest';
import { storyWarnings } from '../../src/changes/changed-facts.ts';
import { snapshotOf } from '../../src/changes/comparison.ts';
import { publishedProblems, publishedWarnings } from '../../src/changes/published-checks.ts';
import { inWords } from '../support/words.ts';
import { betaToGamma, compared, type Edit, edited, fixUsers, nextReport, published } from './editing.ts';

/** What is wrong after some edits; missing corrections have tests of their own. */
const problems = async (edits: Edit[]) =>
  publishedProblems(await compared(edits))
    .filter(({ code }) => code !== 'correction-missing')
    .map(inWords);
const exchanged: Edit[] = [
  ['subjects.csv', 'foreign_networks,"Alpha, Inc.","Alpha, Inc."', 'foreign_networks,?,?'],
  ['subjects.csv', 'Beta,Beta', '"Alpha, Inc.","Alpha, Inc."'],
  ['subjects.csv', '?,?', 'Beta,Beta'],
];
it('a correction of what was published is no problem', async () => {
  const row = '2026-01-31,alpha,users,2024,72 million / 72 triệu,71 million,Misread.,Đọc nhầm.\n';
  expect(await problems([...fixUsers, ['corrections.csv', '', row]])).toEqual([]);
});

it('a page that was published and would vanish is asked about, until a row says where it went', async () => {
  const renamed: Edit = ['charts.csv', 'fines,card', 'penalties,card'];
  expect(await problems([renamed])).toMatchObject([
    { code: 'moved-error', file: 'charts.csv', text: 'fines', paste: 'charts/fines,,2026-01-31,,' },
  ]);
  const [head, end] = ['page,to,date,reason_en,reason_vi\n', ',2026-01-31,Renamed.,Đổi tên.\n'];
  const moved = `${head}charts/fines,charts/penalties${end}`;
  expect(await problems([renamed, ['moved.csv', '', moved]])).toEqual([]);

  const rows = [
    'users/2024-06-30',
    'items_removed/2024',
    'compliance_rate/2024',
    'removal_requests/2024',
  ].map((page) => `figures/beta/${page},figures/gamma/${page}`);
  const pastes = (await problems(betaToGamma)).map(({ paste }) => paste);
  expect(pastes).toEqual(rows.map((row) => `${row},2026-01-31,,`));
  const file = head + rows.map((row) => row + end).join('');
  expect(await problems([...betaToGamma, ['moved.csv', '', file]])).toEqual([]);
});

it('names that are exchanged are a problem each, until a reason that readers see settles them', async () => {
  const reasons = 'The report had them the wrong way round.,Bài nguồn ghi ngược.\n';
  const row = (id: string) => `name,${id},,,${reasons}`;
  const file: Edit = ['confirmations.csv', '', 'check,subject,measure,period,reason_en,reason_vi\n'];
  expect(await problems(exchanged)).toMatchObject([
    { code: 'implausible', line: 5, fix: expect.stringContaining('name,alpha,,') },
    { code: 'implausible', line: 6, fix: expect.stringContaining('name,beta,,') },
  ]);
  const settled: Edit[] = [file, ['confirmations.csv', '', row('alpha') + row('beta')]];
  expect(await problems([...exchanged, ...settled])).toEqual([]);
  const { observations } = await edited(...exchanged, ...settled);
  expect(observations.find(({ subject }) => subject === 'beta')?.note_en).toContain('wrong way round');
});

describe('a warning', () => {
  const warned = async (edits: Edit[], of = published) =>
    publishedWarnings(await compared(edits, of)).map(inWords);
  it('is given for a correction that is dated long ago, and new', async () => {
    const row = '2025-01-31,alpha,users,2024,72 million / 72 triệu,71 million,Misread.,Đọc nhầm.\n';
    expect(await warned([...fixUsers, ['corrections.csv', '', row]])).toMatchObject([
      { code: 'check-yourself', message: expect.stringContaining('Misread.') },
      { file: 'seeds/yearbook-2024.csv', column: 'phrase', text: '71 million' },
      { code: 'check-yourself', message: 'The correction is dated 2025-01-31 and is not published yet.' },
    ]);
  });

  it('is given where a name changes and the id stays', async () => {
    expect(await warned([['subjects.csv', 'Beta,Beta', 'Gamma,Beta']])).toMatchObject([
      { file: 'subjects.csv', line: 6, message: '"beta" was published with "Beta", and has "Gamma" now.' },
    ]);
    expect(await warned(exchanged)).toEqual([]);
    expect(await warned([['units.csv', 'users,người dùng', 'people,người']])).toMatchObject([
      { file: 'units.csv', message: expect.stringContaining('"users"') },
      { file: 'units.csv', message: expect.stringContaining('"người dùng"') },
    ]);
  });
  it('is given where a text changes, in one language or all', async () => {
    const en: Edit = ['charts.csv', 'Users and accounts are two counts.', 'They are two counts.'];
    const vi: Edit = ['charts.csv', 'Người dùng và tài khoản là hai', 'Đó là hai'];
    const message = '"accounts": this text changed, but "note_vi" is as it was published.';
    expect(await warned([en])).toMatchObject([{ column: 'note_en', message }]);
    const all = '"accounts" was published with "Users and accounts are", and has "They are" now.';
    expect(await warned([en, vi])).toMatchObject([
      { column: 'note_en', message: all },
      { column: 'note_vi' },
    ]);
    const number: Edit = ['charts.csv', 'two counts.', 'two counts: {alpha users}.'];
    const before = snapshotOf(await edited(number));
    expect(await warned([number, ...fixUsers], before)).toMatchObject([{ column: 'phrase' }]);
  });
  it('is given for each stretch of lines of a story that changed or is new', () => {
    const story = (...lines: string[]) => ['---', 'title: A', '---', '', ...lines].join('\n');
    const asked = (before: string, after: string) =>
      storyWarnings(new Map([['stories/en/a.mdx', [before, after]]]), ['en']).map((one) => {
        return `${one.line}: ${inWords(one).message.replace('"a.mdx" was published with ', '')}`;
      });
    const whole = story('One.', '', 'Two.');
    expect(asked(whole, story('One.', '', '## New', '', 'New, too.', '', 'Two and a half.'))).toEqual([
      '7: "Two.", and has "## New New, too. Two and a half." now.',
    ]);
    expect(asked(whole, story('Zero.', '', 'One.', '', 'Two.', 'Three.'))).toEqual([
      '5: This text is new: “Zero.”.',
      '10: This text is new: “Three.”.',
    ]);
    expect(asked(whole, story('Two.', 'One.'))).toEqual(['6: This text is new: “One.”.']);
    expect(asked(whole, story('Two.'))).toEqual(['2: This text was published and is gone: “One.”.']);
    expect(asked(whole, '')).toEqual(['1: This text was published and is gone: “title: A One. Two.”.']);
    expect(asked('', whole)).toEqual(['2: This text is new: “title: A One. Two.”.']);
  });
  it('is given where another report is shown, and none came or went', async () => {
    const older: Edit = ['reports.csv', '2025-11-28,2025-12-01', '2024-01-28,2024-02-01'];
    const both = snapshotOf(await edited(...nextReport));
    expect(publishedProblems(await compared([...nextReport, older], both))).toEqual([]);
    const message =
      'For "alpha users 2024", 75 million users (next-2025) was shown, and now 72 million users (yearbook-2024) is, although both reports said so before.';
    expect(await warned([...nextReport, older], both)).toMatchObject([
      { file: 'reports.csv', line: 3, column: 'event_date' },
      { file: 'reports.csv', line: 3, column: 'published' },
      { file: 'reports.csv', line: 2, message },
    ]);
    const texts = 'This text is new: “Next”, “Tiếp theo”, “Review”, “Tổng kết”.';
    const shown =
      'For "alpha users 2024", 72 million users (yearbook-2024) was published, and now another report’s 75 million users is shown.';
    expect(await warned(nextReport)).toMatchObject([
      { file: 'reports.csv', line: 3, message: texts },
      { column: 'value', message: shown },
    ]);
    expect(await warned([], both)).toEqual([]);
  });
});
