import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { draw, place } from '../../src/charts/bar.ts';
import { chartData } from '../../src/charts/data.ts';
import { renderChart } from '../../src/charts/index.ts';
import { textWidth } from '../../src/charts/parts/text.ts';
import { locales } from '../../src/i18n/locales.ts';
import { examples } from './examples.ts';

const golden = path.join(import.meta.dirname, 'golden');
const widths = [272, 448, 640];

/** Golden files are written anew with UPDATE_GOLDEN=1, and looked at before they are committed. */
function expectGolden(name: string, text: string): void {
  const file = path.join(golden, name);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe.each(Object.entries(examples))('%s', (title, example) => {
  const name = title.replaceAll(' ', '-');
  describe.each(locales)('%s', (locale) => {
    const data = chartData(example.chart, example.shown, example.tables, locale);

    test('is drawn as it was looked at', () => {
      for (const width of [272, 640])
        expectGolden(
          `${name}-${locale}-${width}.svg`,
          `${renderChart(data, width, name).replaceAll('><', '>\n<')}\n`,
        );
    });

    test.each(widths)('at %i px stays in its frame, and no two texts meet', (width) => {
      const placement = place(data, width);
      const texts = placement.bars.flatMap(({ label, value, datum }) => {
        const valueWidth = textWidth(datum.value, 14, 600);
        return [
          ...label.map(({ text, y }) => ({
            text,
            left: 0,
            right: textWidth(text, 14, 400),
            top: y - 12,
            bottom: y + 4,
          })),
          {
            text: datum.value,
            left: value.anchor === 'start' ? value.x : value.x - valueWidth,
            right: value.anchor === 'start' ? value.x + valueWidth : value.x,
            top: value.y - 12,
            bottom: value.y + 4,
          },
        ];
      });
      for (const text of texts) {
        expect(text.left).toBeGreaterThanOrEqual(-0.01);
        expect(text.right).toBeLessThanOrEqual(width + 0.01);
        expect(text.bottom).toBeLessThanOrEqual(placement.height + 4);
        const met = texts.filter(
          (other) =>
            other !== text &&
            other.left < text.right &&
            other.right > text.left &&
            other.top < text.bottom &&
            other.bottom > text.top,
        );
        expect(met).toEqual([]);
      }
      for (const bar of placement.bars) {
        expect(bar.x).toBeGreaterThanOrEqual(0);
        expect(bar.width).toBeGreaterThanOrEqual(0);
        expect(bar.x + bar.width).toBeLessThanOrEqual(width);
      }
    });

    test('has title and description, no style attribute, and only numbers where numbers belong', () => {
      const svg = draw(place(data, 640), data, name);
      expect(svg).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
      expect(svg).not.toMatch(/style=|NaN|Infinity|undefined|<script|onload=/);
    });
  });
});

test('a hostile label is text in every place it stands', () => {
  const example = examples['hostile labels'];
  if (!example) throw new Error('The example is missing.');
  const svg = renderChart(chartData(example.chart, example.shown, example.tables, 'en'), 640, 'hostile');
  expect(svg).not.toMatch(/<(?:script|img|iframe)/);
  expect(svg.match(/<\/svg>/g)).toHaveLength(1);
});
