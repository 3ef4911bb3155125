import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { embedWidths, pageWidths, widthRules } from '../../src/outputs/picture/widths.ts';
import { root } from '../support/folders.ts';

const squeezed = (css: string) => css.replace(/\/\*.*?\*\//gs, '').replace(/\s|;(?=\s*\})/g, '');

test('the style sheet of pages shows the widest drawing that fits', () => {
  const sheet = readFileSync(path.join(root, 'src/styles/drawing-widths.css'), 'utf8');
  expect(squeezed(sheet)).toBe(squeezed(widthRules(pageWidths)));
});

test('widths grow, and on embed pages little of a column is left over', () => {
  for (const widths of [pageWidths, embedWidths]) {
    expect(widths).toEqual([...new Set(widths)].toSorted((a, b) => a - b));
    expect(widths[0]).toBe(272);
  }
  embedWidths.slice(1).forEach((width, at) => {
    expect(width - (embedWidths[at] ?? 0)).toBeLessThanOrEqual(60);
  });
});
