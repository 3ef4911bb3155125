import { describe, expect, test } from 'vitest';
import { chartCsv, chartJson } from '../../src/formats/chart-files.ts';
import type { ViewRow } from '../../src/formats/view.ts';
import { locales } from '../../src/i18n/locales.ts';
import { everyChart, expectGolden, recordsOf, sample, site, viewOf } from './support.ts';

const parsed = (id: string, locale: 'en' | 'vi', from = sample) =>
  JSON.parse(chartJson(viewOf(id, locale, from), site));

describe.each(locales)('in %s', (locale) => {
  test.each(['accounts', 'items-removed', 'requests'])('%s is as it was looked at', (id) => {
    expectGolden(`${id}-${locale}.csv`, chartCsv(viewOf(id, locale)));
    expectGolden(`${id}-${locale}.json`, chartJson(viewOf(id, locale), site));
  });
});

describe.each(everyChart.filter(([, , locale]) => locale === 'vi'))('%s %s', (id, _, __, tables) => {
  const view = viewOf(id, 'vi', tables);
  const records = recordsOf(chartCsv(view));

  test('the CSV has every value with its interval, its precision, its words and where it comes from', () => {
    expect(records).toMatchObject(view.rows.map(expectedOf));
  });
});

/** The columns that no output may drop. */
function expectedOf({ observation, source, formula, note }: ViewRow) {
  const { value, low, high, qualifier } = observation.figure;
  const { reported, evidence } =
    observation.origin === 'reported' ? observation : { reported: '', evidence: '' };
  const end = (one: number) => (Number.isFinite(one) ? String(one) : '');
  return {
    ...{ value: end(value), low: end(low), high: end(high), qualifier, origin: observation.origin },
    ...{ reported, evidence, evidence_url: source?.url ?? '', formula_in_words: formula, note },
  };
}

test('corrections are told of a shown value, and of what it was worked out from', () => {
  expect(parsed('requests', 'vi').corrections).toEqual([
    expect.objectContaining({ date: '2025-01-02', before: '8,891', reason: 'Nhầm thứ tự chữ số.' }),
  ]);
  expect(parsed('accounts', 'vi').corrections).toEqual([]);
});
