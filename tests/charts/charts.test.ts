import { describe, expect, test } from 'vitest';
import { chartData } from '../../src/charts/data.ts';
import { summary } from '../../src/charts/describe.ts';
import { renderChart } from '../../src/charts/index.ts';
import { registry } from '../../src/charts/registry.ts';
import type { Selection } from '../../src/charts/types.ts';
import { locales } from '../../src/i18n/locales.ts';
import { chartTypes } from '../../src/tables/schemas/index.ts';
import type { Observation } from '../../src/tables/tables.ts';
import { expectBoxes, expectGolden, frame, rectangles, textBoxes } from './drawn.ts';
import { type Example, examples } from './examples.ts';

const widths = [272, 320, 448, 640, 960];

test('there are examples of every type', () => {
  expect(new Set(Object.values(examples).map(({ chart }) => chart.type))).toEqual(new Set(chartTypes));
});

describe.each(Object.entries(examples))('%s', (title, example) => {
  const name = title.replaceAll(' ', '-');
  describe.each(locales)('%s', (locale) => {
    const data = chartData(example.chart, example.selection, example.tables, locale);

    test('is drawn as it was looked at', () => {
      for (const width of [272, 640]) {
        const svg = renderChart(data, width, name).replaceAll('><', '>\n<');
        expectGolden('charts', `${name}-${locale}-${width}.svg`, `${svg}\n`);
      }
    });

    test.each(widths)(
      'at %i px: everything is in the frame, no two texts meet, text is at least 12 px',
      (width) => {
        const svg = renderChart(data, width, name);
        const { width: right, height: bottom } = frame(svg);
        expect(right).toBeLessThanOrEqual(width);
        const texts = textBoxes(svg);
        expect(texts.length).toBeGreaterThan(0);
        const bounds = { left: -0.5, right: right + 0.5, top: -0.5, bottom: bottom + 0.5 };
        expectBoxes(texts, rectangles(svg), bounds);
        for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g))
          expect(Number(size)).toBeGreaterThanOrEqual(12);
      },
    );

    test('has title, description, a named mark for each value that leads to its row', () => {
      const svg = renderChart(data, 640, name);
      expect(svg).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|<script|<img/);
      // Attributes by their names: what stands in quotes is text.
      expect(svg.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(?:style|on\w+)=/);
      expect(svg.match(/<\/svg>/g)).toHaveLength(1);
      const marks = [...svg.matchAll(/<a href="#([^"]+)" class="mark" aria-label="([^"]+)"/g)];
      expect(marks.map(([, row]) => row).toSorted()).toEqual(data.data.map(({ row }) => row).toSorted());
      expect(new Set(marks.map(([, , label]) => label)).size).toBe(marks.length);
      expect(summary(data)).toMatch(/\S/);
    });
  });
});

describe.each([
  ['dots two tones', 'shown'],
  ['stack with a rest', 'shown'],
  ['stack with a rest', 'wholes'],
])('%s, which would draw the low end of a range only', (name, list) => {
  const { chart, selection } = examples[name] as Example;
  const issueOf = (changed: Selection) => registry[chart.type].check?.(chart, changed, new Set(['count']));
  const asRange = (one: Observation): Observation => {
    const { value } = one.figure;
    return { ...one, figure: { value, low: value, high: value + 1, qualifier: 'between' } };
  };
  test(`refuses one among its ${list}`, () => {
    const [first, ...others] = selection.shown as [Observation, ...Observation[]];
    const wholes = selection.wholes.map((one) => ({ ...one, whole: asRange(one.whole) }));
    const changed = list === 'shown' ? { shown: [asRange(first), ...others] } : { wholes };
    const subject = list === 'shown' ? first.subject : wholes[0]?.whole.subject;
    const key = `constraint-error.${chart.type}-between`;
    expect(issueOf(selection)).toBeUndefined();
    expect(issueOf({ ...selection, ...changed })).toEqual(['subjects', subject, key, { subject }]);
  });
});
