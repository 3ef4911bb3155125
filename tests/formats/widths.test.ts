import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chartData } from '../../src/charts/data.ts';
import { renderChart } from '../../src/charts/index.ts';
import { embedWidths, pageWidths, widthRules } from '../../src/formats/picture/drawing.ts';
import { examples } from '../charts/examples.ts';
import { root } from '../support/folders.ts';

const squeezed = (css: string) => css.replace(/\/\*.*?\*\//gs, '').replace(/\s|;(?=\s*\})/g, '');

test('the style sheet of pages shows the widest drawing that fits', () => {
  const sheet = readFileSync(path.join(root, 'src/styles/drawing-widths.css'), 'utf8');
  expect(squeezed(sheet)).toBe(squeezed(widthRules(pageWidths)));
});

test('widths grow, and on embed pages little of a column is left over', () => {
  const some = embedWidths(20);
  for (const widths of [pageWidths, some]) {
    expect(widths).toEqual([...new Set(widths)].toSorted((a, b) => a - b));
    expect(widths[0]).toBe(272);
  }
  some.slice(1).forEach((width, at) => {
    expect(width - (some[at] ?? 0)).toBeLessThanOrEqual(60);
  });
});

test.each(Object.entries(examples))('%s is light enough for an embed page of 15 KB', (_, example) => {
  const data = chartData(example.chart, example.selection, example.tables, 'vi');
  const drawings = embedWidths(data.data.length).map((width) => renderChart(data, width, `x-${width}`));
  expect(gzipSync(drawings.join('')).length).toBeLessThanOrEqual(10_000);
});
