import { parseAtomFeed } from 'feedsmith';
import { describe, expect, it, test } from 'vitest';
import type { Archive } from '../../src/formats/figure/history.ts';
import { figureFile, figureView, historyChart } from '../../src/formats/figure/view.ts';
import { chartMarkdown, figureMarkdown, llmsText } from '../../src/formats/markdown.ts';
import { chartFeed, figureFeed, reportFeed } from '../../src/formats/meta/feed.ts';
import { observationJsonLd } from '../../src/formats/meta/jsonld.ts';
import { gonePages, periodInWords, rowMaker } from '../../src/formats/row.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import { deriveObservations } from '../../src/tables/derive.ts';
import { allObservations, type Correction, observationKey, type Tables } from '../../src/tables/tables.ts';
import { edited, nextReport } from '../changes/editing.ts';
import { chartsOf, correction, hostileTables, project, sample, site } from './support.ts';

/** The snapshot, where the report does not date some values. */
const observations = project.observations.map((one) =>
  /facebook users|fines_total/.test(observationKey(one)) ? { ...one, period: '2024?' } : one,
);
const derived = deriveObservations({ ...project, observations });
const undated: Tables = { ...project, observations, derived };

function viewOf(key: string, locale: Locale, tables: Tables, archives: Archive[] = []) {
  const one = allObservations(tables).find((one) => observationKey(one) === key);
  if (!one) throw new Error(`There is no ${key}.`);
  const views = { tables, charts: chartsOf(tables, locale), row: rowMaker(tables, locale) };
  return figureView(one, views, locale, archives);
}

it.each(
  `
en | zalo users 2024-06-30 | Zalo, users, 30 June 2024: 76.5 million, according to VietNamNet. Nguồn reads it as rounded: 76.45 to 76.55 million. | exactly 76.5 million
vi | zalo users 2024-06-30 | Zalo, số người dùng, 30/6/2024: 76,5 triệu, theo VietNamNet. Trang Nguồn hiểu là số làm tròn: từ 76,45 đến 76,55 triệu. | đúng 76,5 triệu
en | facebook users 2024? | Facebook, users, date not given: 72 million, according to VietNamNet. Nguồn reads it as rounded: 71.5 to 72.5 million. | Not with a date or a year
en | game_industry workers 2024 | Game industry, workers, 2024 (as given on 28 November 2024): about 4,100, according to VietNamNet. | without “about”
vi | game_industry revenue 2024 | Ngành trò chơi điện tử, doanh thu, năm 2024 (theo số liệu nêu ngày 28/11/2024): ước tính 12.500 tỷ đồng, theo VietNamNet (không rõ sai số). | Không bỏ chữ “ước tính”
en | electronic_information fines_total 2024? | Electronic-information sector, sum of fines, date not given: over 1 billion VND, according to VietNamNet. | 1 billion VND without “over”
en | aggregate_websites licences 2024 | Aggregate information websites, licences issued, 2024 (as given on 28 November 2024): 80, according to VietNamNet. | 80 licences is exact
en | facebook removal_requests 2024 | Facebook, removal requests, 2024 (as given on 28 November 2024): about 9,550, calculated by Nguồn from VietNamNet’s figures (9,504 to 9,605). | Not as a figure of VietNamNet: no report
`
    .trim()
    .split('\n')
    .map((line) => line.split(' | ')),
)('in %s the answer of %s', (locale = '', key = '', answer = '', caution = '') => {
  const view = viewOf(key, locale as Locale, undated);
  expect(view.answer).toBe(answer);
  expect(view.cautions.join('\n')).toContain(caution);
  const files = [
    figureMarkdown(view, site),
    figureFile(view, site),
    JSON.stringify(observationJsonLd(view, site)),
  ];
  for (const text of files) expect(text).toContain(answer);
});

it.each([
  ['game_industry workers 2024', '2024 (as given on 28 November 2024)', 'Figures from'],
  ['facebook items_not_removed 2024', '2024 (as given on 28 November 2024)', 'Calculated from figures in'],
  ['game_industry workers_before 2023', '2023', 'Calculated from figures in'],
  ['zalo users 2024-06-30', '30 June 2024', 'Figures from'],
  ['facebook users 2024?', 'date not given', 'Figures from'],
])('%s is final only if its period had ended: %s', (key, period, cited) => {
  const view = viewOf(key, 'en', undated);
  expect(periodInWords(view.row, 'en')).toBe(period);
  const warning = 'Not as final for 2024: the figures were given on 28 November 2024';
  expect(view.cautions.some((one) => one.startsWith(warning))).toBe(period.includes('('));
  expect(figureMarkdown(view, site)).toContain(cited);
});

const key = 'alpha users 2024';
const first = correction({ date: '2025-02-01', before: '70 million / 70 triệu', after: '≈ 71 million' });
const second = correction({ date: '2025-05-01', before: '71 million', after: '72 million' });
const withRows = (...corrections: Correction[]): Tables => ({ ...sample, corrections });
const frozen = (date: string, value: number): Archive => {
  return { date, values: [{ key, value, low: value, high: value, qualifier: 'exact' }] };
};

describe('the history of a figure', () => {
  const words = correction({ before: 'no value', after: '72 million' });
  const both = '70 million users, 2025-02-01: about 71 million users, 2025-05-01: 72 million users';
  const seven = '7,000,000 users, 2025-01-01: 71 million users, 2025-05-01: 72 million users';
  const archives = [frozen('2025-01-01', 7e6), frozen('2025-05-01', 71e6)];
  it.each<[string, Correction[], Archive[], string]>([
    ['is its value where nothing changed', [], [frozen('2025-01-01', 72e6)], '72 million users'],
    ['has each value of its corrections, the last as it is shown', [second, first], [], both],
    ['keeps words that are no number', [words], [], 'no value, 2026-01-31: 72 million users'],
    ['has what only a frozen chart knows', [second], archives, seven],
  ])('%s', (_, corrections, archives, expected) => {
    const { history } = viewOf(key, 'en', withRows(...corrections), archives);
    expect(history.map(({ from, words }) => (from ? `${from}: ${words}` : words)).join(', ')).toBe(expected);
    expect(history.map(({ to }) => to)).toEqual([...history.slice(1).map(({ from }) => from), null]);
  });

  it('of a derived value follows the corrections of its operands', () => {
    const { history } = viewOf('alpha users_before 2023', 'en', withRows(first, second));
    const expected = ['about 74 million users', 'about 75 million users', 'about 76 million users'];
    expect(history.map(({ words }) => words)).toEqual(expected);
  });

  it('says that a newer report gave another value', async () => {
    const { history } = viewOf(key, 'en', { ...(await edited(...nextReport)), corrections: [first] });
    const { from, words, reason } = history.at(-1) ?? {};
    expect([from, words, reason]).toEqual([
      '2025-12-01',
      '75 million users',
      'A newer report gives another value.',
    ]);
  });

  it('gives the value as of a day, and a drawing of several', () => {
    const view = viewOf(key, 'vi', withRows(first, second));
    const { history } = JSON.parse(figureFile(view, site));
    const asOf = (day: string) =>
      history.findLast(({ from }: { from: string | null }) => (from ?? '') <= day)?.value;
    expect(['2025-01-31', '2025-02-01', '2025-04-30', '2025-05-01'].map(asOf)).toEqual([
      70e6, 71e6, 71e6, 72e6,
    ]);
    const labels = ['đến 1/2/2025', 'từ 1/2/2025 đến 1/5/2025', 'từ 1/5/2025 đến nay'];
    expect(historyChart(view)?.data.map(({ label }) => label)).toEqual(labels);
    expect(historyChart(viewOf(key, 'vi', withRows()))).toBeUndefined();
    expect(figureMarkdown(view, site)).toContain('| từ 1/5/2025 đến nay | 72 triệu người dùng | Đọc nhầm. |');
  });

  it('leaves a page for a figure that a correction took back', () => {
    const gone = correction({ period: '2019', after: '–' });
    expect(gonePages(withRows(first, gone)).map(({ page }) => page)).toContain('figures/alpha/users/2019');
  });
});

test('a feed has an entry only when something changed', async () => {
  const entries = (feed: string) => (parseAtomFeed(feed).entries ?? []).map(({ title }) => title?.value);
  const all = (tables: Tables) => [
    entries(figureFeed(viewOf(key, 'en', tables), site)),
    entries(chartFeed(chartsOf(tables, 'en')[0]!, site)),
    entries(reportFeed(tables.reports[0]!, tables, site, 'en')),
  ];
  expect(all(withRows())).toEqual([[], [], []]);
  const corrected = 'Corrected: Alpha, Inc., users, 2024';
  expect(all(withRows(first))).toEqual([[corrected], [corrected], [corrected]]);
  expect(all(await edited(...nextReport))[0]).toEqual(['Next']);
});

describe('Markdown', () => {
  it.each(locales)('in %s has all of a chart', (locale) => {
    const text = chartMarkdown(chartsOf(project, locale)[0]!, site);
    expect(text).toMatch(/^# .+\n\n.+\n\n## .+\n\n- .+\n- .+\n\n\| /);
    for (const part of ['**76.5 million**', '#:~:text=', 'figures/zalo/users/2024-06-30/', 'CC-BY-4.0'])
      expect(text).toContain(part);
  });

  it('takes no text of the data for mark-up', () => {
    const tables = hostileTables('<img> [x](javascript:alert) `*_|\n# no &lt;');
    const texts = [
      chartMarkdown(chartsOf(tables, 'en')[0]!, site),
      figureMarkdown(viewOf(key, 'en', tables), site),
    ];
    for (const text of texts) expect(text).not.toMatch(/(?<!\\)<img|(?<!\\)\[x|(?<!\\)`|^# no/m);
  });

  it('of the site is short, and leads to charts', () => {
    const text = llmsText({ charts: Array(30).fill(chartsOf(project, 'en')).flat() }, site);
    expect(text).toContain('https://example.org/nguon/charts/platform-users.md');
    expect(text.length).toBeLessThan(10_000);
  });
});
