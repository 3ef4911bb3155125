import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chartData } from '../../src/charts/data.ts';
import { renderChart } from '../../src/charts/index.ts';
import { FONT, SMALL } from '../../src/charts/parts/svg.ts';
import { drawingWidth, drawingWidths, narrowestColumn } from '../../src/formats/picture/widths.ts';
import { examples } from '../charts/examples.ts';
import { root } from '../support/folders.ts';

test('the style sheet shows the drawing for the column', () => {
  const sheet = readFileSync(path.join(root, 'src/styles/drawing.css'), 'utf8').replace(/\s+/g, ' ');
  const [least, ...others] = drawingWidths;
  const rules = others.map((width, at) => {
    const [from, next] = [width, others[at + 1]].map((one) => one && `${narrowestColumn(one)}px`);
    const range = next ? `${from} <= width < ${next}` : `width >= ${from}`;
    return `@container (${range}) { .drawings > .w${width} { display: block; } } `;
  });
  const [from = 0] = others.map(narrowestColumn);
  expect(sheet).toContain(
    `.drawings > :not(.w${least}, svg) { display: none; } @container (width >= ${from}px) { .drawings > .w${least} { display: none; } } ${rules.join('')}`,
  );
});

test('letters have 12 to 16 px in all columns of 288 to 960 px', () => {
  for (let column = 288; column <= 960; column++) {
    const scale = column / drawingWidth(column);
    expect(SMALL * scale, `${column} px`).toBeGreaterThanOrEqual(12);
    expect(FONT * scale, `${column} px`).toBeLessThanOrEqual(16);
  }
});

test.each(Object.entries(examples))('%s is light enough for an embed page of 15 KB', (_, example) => {
  const data = chartData(example.chart, example.selection, example.tables, 'vi');
  const drawings = drawingWidths.map((width) => renderChart(data, width, `x-${width}`));
  expect(gzipSync(drawings.join('')).length).toBeLessThanOrEqual(10_000);
});
