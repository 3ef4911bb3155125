import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { ownNumbers } from '../../src/evidence/scan.ts';
import { chartView } from '../../src/formats/view.ts';
import { withChange } from '../support/data.ts';

const withNote = (note: string) =>
  readTables(withChange('charts.csv', (text) => text.replace('not people: ', `not people: ${note} `)));

describe('a text that refers to values', () => {
  it('is filled with them in its language, and numbers by hand are listed', async () => {
    const { tables, problems, numbersByHand } = await withNote('Zalo: {zalo users}; {=5G};');
    expect(problems).toEqual([]);
    expect(tables.charts[1]?.note_en).toMatch(/: Zalo: 76\.5\u00a0million\u00a0users; 5G; together/);
    const workers = tables.charts.find(({ id }) => id === 'game-workers') ?? expect.fail();
    const rows = chartView(workers, tables, 'en').rows.map(({ role, figure }) => `${role}: ${figure}`);
    expect(rows.at(-1)).toMatch(/^named: about 970.workers$/);
    expect(workers).toMatchObject({
      title_en: 'The game industry added about\u00a0970\u00a0workers in a year',
      title_vi: 'Ngành trò chơi điện tử có thêm khoảng\u00a0970\u00a0lao\u00a0động trong một năm',
    });
    expect(numbersByHand).toEqual(['charts.csv:3 note_en "5G"']);
  });

  it.each(['{zalo}', '{zalo users 2024-06-30 now}'])('%s names no value', async (reference) => {
    const { problems } = await withNote(reference);
    expect(problems).toMatchObject([{ key: 'text-error.no-such-figure', line: 3, column: 'note_en' }]);
  });
});

describe('a number of its own', () => {
  it.each([
    ['en', 'Two different counts of three platforms in 2024, under decree 147/2024/NĐ-CP.', []],
    ['vi', 'Hai cách đếm khác nhau, theo ba nền tảng, từ ngày 30/6/2024.', []],
    ['en', 'More than 200 million accounts', ['More than 200 million']],
    ['en', 'two hundred million accounts', ['two hundred million']],
    ['vi', 'hai trăm triệu tài khoản', ['hai trăm triệu']],
    ['en', 'It fell by 12% and 7 points', ['12%', '7']],
  ] as const)('%s: %s', (locale, text, phrases) => {
    expect(ownNumbers(text, locale).map(({ phrase }) => phrase)).toEqual(phrases);
  });
});
