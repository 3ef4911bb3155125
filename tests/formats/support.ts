import path from 'node:path';
import { expect } from 'vitest';
import { readCsv, type Sheet } from '../../src/csv/read.ts';
import { loadTables } from '../../src/dataset/load.ts';
import { readTables } from '../../src/dataset/read.ts';
import { type PictureOptions, pictureOf } from '../../src/formats/report-picture.ts';
import { chartPage, reportPage, siteAt } from '../../src/formats/site.ts';
import { type ChartView, chartView, evidenceViews } from '../../src/formats/view.ts';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import type { Correction, Report, Tables } from '../../src/tables/tables.ts';
import { expectGolden as expectGoldenOf } from '../charts/drawn.ts';
import { projectSources } from '../support/data.ts';

/** The data of the snapshot: whole and true, where the sample is small and has all that is odd. */
export const { tables: project } = await readTables(projectSources());

/** Where the tests publish: in a folder, as not every site has a host of its own. */
export const site = siteAt('https://example.org', '/nguon', project.site);

/** Where the sample is. */
export const sampleFolders = {
  data: path.join(import.meta.dirname, 'sample/data'),
  seeds: path.join(import.meta.dirname, 'sample/seeds'),
};

/** A few rows with everything that the formats have to show: it stays as it is, and the golden files come from it. */
export const { tables: sample } = await loadTables(sampleFolders);

/** What holds of all data is tested on both. */
export const everyData = [
  ['of the sample', sample],
  ['of the project', project],
] as const;

/** Every chart of both in every locale. */
export const everyChart = everyData.flatMap(([which, tables]) =>
  locales.flatMap((locale) => tables.charts.map(({ id }) => [id, which, locale, tables] as const)),
);

export const expectGolden = (name: string, text: string) => expectGoldenOf('formats', name, text);

/** A chart of some tables. */
export function viewOf(id: string, locale: Locale, from: Tables = sample): ChartView {
  const chart = from.charts.find((one) => one.id === id);
  if (!chart) throw new Error(`There is no chart ${id}.`);
  return chartView(chart, from, locale);
}

export const chartsOf = (tables: Tables, locale: Locale) =>
  tables.charts.map((chart) => chartView(chart, tables, locale));

/** The first report of the snapshot as a picture, as a page in the same folder as `charts/` and `reports/` shows it. */
export function snapshotPicture(
  locale: Locale,
  size: Pick<PictureOptions, 'most' | 'room'> = { most: 8 },
  tables: Tables = project,
) {
  const report = tables.reports[0] as Report;
  return pictureOf(report, evidenceViews(report.id, tables, chartsOf(tables, locale), locale), locale, {
    ...size,
    chartLink: ({ chart }) => chartPage(chart.id),
    rows: reportPage(report.id),
  });
}

/** A downloaded CSV as the project itself reads one; it must have no problem. */
export function readBack(text: string): Sheet {
  const all = (text.replace(/^\ufeff/, '').split('\r\n', 1)[0] ?? '').split(',');
  const { sheet, problems } = readCsv({ file: 'x.csv', bytes: new TextEncoder().encode(text) }, { all });
  expect(problems).toEqual([]);
  return sheet;
}

/** The rows of a downloaded CSV by column name. */
export function recordsOf(text: string): Record<string, string>[] {
  const { labels, rows } = readBack(text);
  return rows.map((row) => Object.fromEntries(labels.map((label, at) => [label, row[at] ?? ''])));
}

/** Cells that would do harm where they were run, or break a file where they were not quoted. */
export const hostile = [
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '+1+1',
  '-2+3',
  '＝1+1',
  '"quoted", and more',
  'two\nlines',
  '</script><script>alert(1)</script>',
  'javascript:alert(1)',
  '\u{1f468}‍\u{1f469}‍\u{1f467} Đặng Thị Ngọc',
] as const;

/** What a spreadsheet would run has an apostrophe before it. */
export const guarded = (cell: string) => (/^[=@+＝-]/.test(cell) ? `'${cell}` : cell);

/** The tables with a hostile text wherever an editor may write one. */
export function hostileTables(text: string): Tables {
  const notes = { note_en: text, note_vi: text };
  return {
    ...sample,
    subjects: sample.subjects.map((one) => ({ ...one, label_en: text, label_vi: text })),
    charts: sample.charts.map((one) => ({ ...one, title_en: text, title_vi: text, ...notes })),
    observations: sample.observations.map((one) => ({ ...one, ...notes })),
  };
}

/** A correction of the sample. */
export const correction = (more: Partial<Correction> = {}): Correction => ({
  file: 'corrections.csv',
  row: 2,
  date: '2026-01-31',
  subject: 'alpha',
  measure: 'users',
  period: '2024',
  report: undefined,
  before: '72 million',
  after: '71 million',
  reason_en: 'Misread.',
  reason_vi: 'Đọc nhầm.',
  ...more,
});
