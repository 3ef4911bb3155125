import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../src/formats/meta/feed.ts';
import { correctedReport, correctionViews } from '../../src/formats/row.ts';
import type { Correction, Tables } from '../../src/tables/tables.ts';
import { edited, nextReport } from '../changes/editing.ts';
import { correction, sample, site, viewOf } from './support.ts';

/** Alpha's users are reported by yearbook-2024 and, from 1 December 2025 on, by next-2025, which is then shown. */
const two = await edited(...nextReport);
const ofOlder = correction({ report: 'yearbook-2024' });
const ofNewer = correction({ report: 'next-2025' });
const blank = correction();
const beforeIt = correction({ date: '2025-06-01' });
const early = correction({ date: '2020-01-01' });

it.each<[string, Tables, Correction, string | undefined]>([
  ['the report that it names', two, ofOlder, 'yearbook-2024'],
  ['the one that was shown on its day, where it names none', two, blank, 'next-2025'],
  ['the one that was shown before a newer one came', two, beforeIt, 'yearbook-2024'],
  ['the shown one, where none was published by its day', two, early, 'next-2025'],
  ['the only one', sample, early, 'yearbook-2024'],
  ['no report, of a derived value', sample, correction({ measure: 'users_before' }), undefined],
])('a correction is of %s', (_, tables, one, report) => {
  expect(correctedReport(tables)(one)).toBe(report);
});

it('a chart shows corrections of what it shows, not of what another report says', () => {
  const charts = two.charts.map((chart) =>
    chart.id === 'fines' ? { ...chart, measures: ['users'], subjects: ['alpha'], period: '2024' } : chart,
  );
  const all = { ...two, charts, corrections: [ofOlder, ofNewer, blank, beforeIt] };
  const { corrections } = viewOf('fines', 'en', all);
  expect(corrections).toMatchObject([ofNewer, blank]);
  expect(corrections[0]?.what).toBe(correctionViews([ofNewer], all, 'en')[0]?.what);
});

describe('the words of a correction', () => {
  const names = (tables: Tables, one: Correction) =>
    (['en', 'vi'] as const).map((locale) => correctionViews([one], tables, locale)[0]?.what);
  it('name the report where several report the value, or where the row does', () => {
    const asReported = [
      'Alpha, Inc., users, 2024, as reported in “Networks “in brief”” (The Example)',
      'Alpha, Inc., số người dùng, 2024, theo bài “Tóm lược về mạng xã hội” (The Example)',
    ];
    expect(names(two, ofOlder)).toEqual(asReported);
    expect(names(two, beforeIt)).toEqual(asReported);
    expect(names(sample, ofOlder)).toEqual(asReported);
    expect(names(sample, blank)[0]).toBe('Alpha, Inc., users, 2024');
  });
  it('stand in the feed, each entry with an address of its own', () => {
    const back = correction({ before: '71 million', after: '72 million' });
    const corrections = [ofOlder, blank, back];
    const anchors = correctionViews(corrections, { ...two, corrections }, 'en').map(({ anchor }) => anchor);
    expect(anchors).toEqual([
      'correction--2026-01-31--alpha--users--2024--yearbook-2024',
      'correction--2026-01-31--alpha--users--2024',
      'correction--2026-01-31--alpha--users--2024--2',
    ]);
    const feed = atomFeed('corrections', { ...two, corrections }, site, 'en');
    for (const anchor of anchors) expect(feed).toContain(`corrections/#${anchor}</id>`);
    expect(feed).toContain('2024, as reported in “Networks “in brief””');
  });
});
