import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chartData } from '../../src/charts/data.ts';
import { summary } from '../../src/charts/describe.ts';
import { renderChart } from '../../src/charts/index.ts';
import { locales } from '../../src/i18n/locales.ts';
import { chartTypes } from '../../src/tables/schemas/chart.ts';
import { frame, overlap, rectangles, textBoxes } from './drawn.ts';
import { examples } from './examples.ts';

const golden = path.join(import.meta.dirname, 'golden');
const widths = [272, 320, 448, 640, 960];

/** Golden files are written anew with UPDATE_GOLDEN=1, and looked at before they are committed. */
function expectGolden(name: string, text: string): void {
  const file = path.join(golden, name);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

test('there are examples of every type', () => {
  expect(new Set(Object.values(examples).map(({ chart }) => chart.type))).toEqual(new Set(chartTypes));
});

describe.each(Object.entries(examples))('%s', (title, example) => {
  const name = title.replaceAll(' ', '-');
  describe.each(locales)('%s', (locale) => {
    const data = chartData(example.chart, example.selection, example.tables, locale);

    test('is drawn as it was looked at', () => {
      for (const width of [272, 640])
        expectGolden(
          `${name}-${locale}-${width}.svg`,
          `${renderChart(data, width, name).replaceAll('><', '>\n<')}\n`,
        );
    });

    test.each(widths)(
      'at %i px: everything is in the frame, no two texts meet, text is at least 12 px',
      (width) => {
        const svg = renderChart(data, width, name);
        const { width: right, height: bottom } = frame(svg);
        expect(right).toBeLessThanOrEqual(width);
        const texts = textBoxes(svg);
        expect(texts.length).toBeGreaterThan(0);
        for (const box of [...texts, ...rectangles(svg)]) {
          const message = `${box.what}: ${JSON.stringify(box)}`;
          expect(box.left, message).toBeGreaterThanOrEqual(-0.5);
          expect(box.right, message).toBeLessThanOrEqual(right + 0.5);
          expect(box.top, message).toBeGreaterThanOrEqual(-0.5);
          expect(box.bottom, message).toBeLessThanOrEqual(bottom + 0.5);
        }
        const met = texts.flatMap((one, at) =>
          texts
            .slice(at + 1)
            .filter((other) => overlap(one, other))
            .map((other) => [one.what, other.what]),
        );
        expect(met).toEqual([]);
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
