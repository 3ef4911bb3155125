import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { t } from '../../../src/i18n/index.ts';
import { locales } from '../../../src/i18n/locales.ts';
import { launchBrowser } from '../../site/browser.ts';
import { partsOf, readGuide } from '../../support/guide.ts';
import { serve } from '../../support/serve.ts';
import { Editor } from './editor.ts';
import reports from './reports.json' with { type: 'json' };

const editor = new Editor();
const { copy } = editor;
const allIsWell = { code: 0, stderr: '' };

test('a number is corrected, before an open page', async () => {
  await editor.clone();
  expect((await editor.follow('check')).code).toBe(0);
  const { url, stop } = await editor.serve('dev');
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    stop();
  });
  const page = await browser.newPage();
  await page.goto(`${url}charts/licences-2024/`);
  const value = page.locator('tr[id*="--g1_games--"] td.number');
  expect(await value.textContent()).toMatch(/^23/);

  const file = 'data/observations/licences.csv';
  const where = { subject: 'g1_games', measure: 'licences', period: '2024' };
  const row = copy.rows(file).rows.find((one) => one['subject'] === 'g1_games');
  editor.fill(file, where, { value: '24', reported: '24' });
  expect((await editor.follow('check')).stderr).toContain('not "24"');
  const overlay = page.locator('vite-error-overlay #message-content');
  await overlay.filter({ hasText: 'not "24"' }).waitFor();
  editor.fill('seeds/mic-2024.csv', { id: row?.['evidence'] ?? '' }, { phrase: '24', number: '24' });
  await value.filter({ hasText: /^24/ }).waitFor();
  await page.locator('vite-error-overlay').waitFor({ state: 'detached' });
  expect(await editor.follow('check')).toMatchObject(allIsWell);
});

test('a chart is added', async () => {
  const started = await editor.follow('new-chart');
  expect(started).toMatchObject(allIsWell);
  const asked = ['colour', 'claim', 'title_en', 'title_vi'];
  for (const column of asked) expect(started.stdout).toMatch(new RegExp(`^  ${column} `, 'm'));
  expect((await editor.follow('check')).stderr).toContain('data/charts.csv (4 problems)');
  editor.fill(
    'data/charts.csv',
    { id: 'users-by-year' },
    {
      colour: 'none',
      claim: 'label',
      title_en: 'Three platforms by their users, year by year',
      title_vi: 'Số người dùng ba nền tảng qua từng năm',
    },
  );
  expect(await editor.follow('check')).toMatchObject(allIsWell);
});

const FIGURES = 'data/observations/example-2025.csv';

test('a report in Vietnamese is added, with what the guide in Vietnamese says', async () => {
  copyFileSync(path.join(import.meta.dirname, 'report.txt'), copy.path('seeds/example-2025.txt'));
  const started = await editor.follow('new-report', 'vi');
  expect(started).toMatchObject(allIsWell);
  expect(started.stdout).toContain('đã thêm dòng “example-2025”');
  expect(copy.rows('data/reports.csv').rows.at(-1)).toMatchObject({ id: 'example-2025', language: 'vi' });
  editor.fill('data/reports.csv', { id: 'example-2025' }, reports.report);
  const extracted = await editor.follow('extract', 'vi');
  expect(extracted.code).toBe(0);
  const rows = Object.fromEntries(copy.rows(FIGURES).rows.map((row) => [row['reported'], row]));
  expect(Object.keys(rows).toSorted()).toEqual(reports.figures.map(({ reported }) => reported).toSorted());
  for (const { reported, ...right } of reports.figures) {
    // What is suggested is right here, and may stay.
    for (const [column, cell] of Object.entries(right))
      expect(['', cell]).toContain(rows[reported]?.[column]);
    editor.fill(FIGURES, { reported }, right);
  }
  const checked = await editor.follow('check-report', 'vi');
  expect(checked).toMatchObject(allIsWell);
  expect(checked.stdout).toContain(t('vi', 'check.compared', { report: 'example-2025' }));
});

test('a report without running text is added', async () => {
  expect(await editor.follow('new-cited')).toMatchObject(allIsWell);
  editor.fill('data/reports.csv', { id: 'interview-2025' }, reports.interview);
  editor.makeFile('seeds/interview-2025.csv', 'en');
  expect(await editor.follow('new-topic')).toMatchObject(allIsWell);
  copy.edit('data/observations/interview-2025.csv', { add: [reports.interviewFigure] });
  expect(await editor.follow('check')).toMatchObject(allIsWell);
});

test('stories are written, and the old ones stay as they are', async () => {
  for (const locale of locales) editor.makeFile(`src/stories/${locale}/example-2025.mdx`, locale);
  expect(await editor.follow('stories')).toMatchObject(allIsWell);
});

test('a correction is asked for, and for the corrected number only', async () => {
  const { code, stderr } = await editor.follow('published');
  expect(code).toBe(1);
  expect(stderr).toContain('1 correction missing');
  const row = /^ +(\d{4}-\d\d-\d\d,.*)$/m.exec(stderr)?.[1] ?? '';
  expect(row).toContain('g1_games,licences,2024,,23,24');
  copy.change('data/corrections.csv', (text) => `${text}${row}\n`);
  editor.fill(
    'data/corrections.csv',
    { subject: 'g1_games' },
    { reason_en: 'Misread the first time.', reason_vi: 'Lần đầu đọc nhầm.' },
  );
  // New texts are asked about, and stop nothing.
  const { code: corrected, stderr: asked } = await editor.follow('published');
  expect([corrected, asked]).toEqual([0, expect.stringContaining('Misread the first time.')]);
});

test('what changes is shown, and the site is built', async () => {
  const { code, stdout } = await editor.follow('diff', 'vi');
  expect(code).toBe(0);
  expect(stdout).toMatch(/69 triệu/);
  expect(stdout).toContain('users-by-year');
  expect(await editor.follow('format')).toMatchObject({ code: 0 });
  expect(await editor.follow('build')).toMatchObject({ code: 0 });
});

const read = {
  en: ['67 million', ['75 million users', 'about 4,600 workers'], ['64.5 million', '13.1 trillion VND']],
  vi: ['67 triệu', ['75 triệu người dùng', 'khoảng 4.600 lao động'], ['64,5 triệu', '13,1 nghìn tỷ đồng']],
} as const;

test.each(locales)('readers see all of it in %s, and no page complains', async (locale) => {
  const [served, browser] = await Promise.all([serve(copy.dist), launchBrowser()]);
  onTestFinished(async () => {
    await browser.close();
    served.stop();
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const open = (to: string) => page.goto(`${served.url}${locale === 'vi' ? 'vi/' : ''}${to}`);
  const texts = async (selector: string) =>
    (await page.locator(selector).allTextContents()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const [older, story, figures] = read[locale];

  await open('charts/users-by-year/');
  const also = [`${t(locale, 'also.agrees')}.*72 million`, `${t(locale, 'also.differs')}.*67 million`];
  expect(await texts('.also')).toEqual(also.map((words) => expect.stringMatching(words)));
  expect(await page.locator('.chart-page > .note', { hasText: older }).isVisible()).toBe(true);
  const marks = page.locator('.drawings svg:visible a.mark');
  const names = await marks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  expect(names.map((name) => name.replace(/:.*/, ''))).toEqual(
    ['Facebook', 'YouTube', 'TikTok'].flatMap((one) => [`${one}, 2024`, `${one}, 2025`]),
  );
  await open('');
  expect((await texts('.story > p .figure')).filter((text) => /\d/.test(text))).toEqual(story);
  await open('reports/example-2025/');
  expect(await page.locator('.standfirst').textContent()).toMatch(/^(?:All|Toàn bộ)\s12\s/);
  for (const figure of figures) expect((await texts('#figures tbody')).join()).toContain(figure);
  await open('corrections/');
  expect([await texts('.corrections del'), await texts('.corrections ins')]).toEqual([['23'], ['24']]);
  expect(complaints).toEqual([]);
});

test('the guide has no other commands than those that were run', () => {
  // These need the network or have a test of their own: freeze, setup, publish, nginx, new-site, preview.
  const elsewhere = ['install', 'freeze', 'build-for', 'publish', 'compress', 'upload', 'new-site', 'start'];
  const named = partsOf(readGuide('en'), 'Command').map(({ id }) => id ?? '');
  expect([...editor.followed, ...elsewhere].toSorted()).toEqual(named.toSorted());
});
