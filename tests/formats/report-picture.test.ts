import { describe, expect, it, test } from 'vitest';
import { type LitFigure, reportPicture, reportSvg, setText } from '../../src/charts/parts/report-picture.ts';
import { locales } from '../../src/i18n/locales.ts';
import { expectWellFormed } from './pictures.ts';
import { expectGolden, hostile, project, snapshotPicture } from './support.ts';

const figure = (line: number, column: number, length: number, name = ''): LitFigure => ({
  ...{ id: `lit-${line}-${column}`, line, column, length, name },
  ...{ colorRole: { name: 'category-state', color: '#7d5a0b' }, href: '#', note: 0 },
});

test.each<[string, number[], LitFigure[]]>([
  ['no figure', [120, 0, 30], []],
  ['one figure, at the end of its line', [120, 0, 30], [figure(1, 116, 5)]],
  ['a figure where a row would end', [300], [figure(1, 70, 12), figure(1, 140, 8)]],
  ['a figure longer than a row', [200], [figure(1, 3, 180)]],
  ['40 figures on a line', [400, 10], Array.from({ length: 40 }, (_, at) => figure(1, at * 10 + 1, 6))],
  ['5 short lines', [4, 0, 3, 9, 0, 5], [figure(4, 1, 9)]],
  ['500 lines', Array.from({ length: 500 }, (_, at) => (at * 37) % 260), [figure(499, 1, 20)]],
  ['blank lines alone', [0, 0], []],
])('the text of a report in rows %s', (_, lengths, figures) => {
  const column = setText(lengths, figures);
  const sum = (pieces: { from: number; to: number }[]) =>
    pieces.reduce((all, { from, to }) => all + to - from, 0);
  expect(sum(column.bars)).toBe(lengths.reduce((all, length) => all + length, 0));
  for (const { to } of column.bars) expect(to).toBeLessThanOrEqual(column.width);
  for (const [at, marks] of column.marks.entries()) {
    expect(sum(marks)).toBe(figures[at]?.length);
    if (sum(marks) <= column.width) expect(marks).toHaveLength(1);
    for (const { row, to } of marks)
      expect(to).toBeLessThanOrEqual(column.bars.find((bar) => bar.row === row)?.to ?? 0);
  }
  const { body } = reportPicture(column, figures, [2, 3]);
  expect(body).not.toMatch(/NaN|undefined|Infinity/);
  expect(body.match(/<a /g) ?? []).toHaveLength(figures.length);
});

describe('a report as a picture', () => {
  it('is as it was looked at', () => {
    for (const locale of locales) {
      const picture = snapshotPicture(locale) ?? expect.fail();
      const notes = picture.notes.map(({ number, unit, what, lines, href }) =>
        [number, unit, what, lines, href].join(' | '),
      );
      const svg = reportSvg(picture, 'Title', picture.description);
      expectGolden(
        `report-picture-${locale}.svg`,
        `${svg.replaceAll('><', '>\n<')}\n<!--\n${notes.join('\n')}\n-->\n`,
      );
    }
  });

  it('is left out where the lengths of the lines are not known', () => {
    const reports = project.reports.map((one) => ({ ...one, line_lengths: undefined }));
    expect(snapshotPicture('en', undefined, { ...project, reports })).toBeUndefined();
  });

  it.each(hostile)('is well-formed with %j', async (text) => {
    const figures = [figure(1, 1, 3, text)];
    await expectWellFormed(
      reportSvg({ ...reportPicture(setText([9], figures), figures, [2]), notes: [] }, text, text),
    );
  });
});
