import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { textWidth, type Weight } from '../../src/charts/parts/text.ts';
import { root } from '../support/folders.ts';

/** A box in a drawing, in pixels from the top left. */
export interface Box {
  what: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const number = (tag: string, name: string, otherwise = 0) => Number(attribute(tag, name) ?? otherwise);
const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The boxes of all texts of a drawing, by the metrics that placed them. */
export function textBoxes(svg: string): Box[] {
  return [...svg.matchAll(/(<text[^>]*>)([^<]*)<\/text>/g)].map(([, tag = '', content = '']) => {
    const size = number(tag, 'font-size', 14);
    const width = textWidth(plain(content), size, number(tag, 'font-weight', 400) as Weight);
    const anchor = attribute(tag, 'text-anchor');
    const x = number(tag, 'x') - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    const y = number(tag, 'y');
    return { what: plain(content), left: x, right: x + width, top: y - size * 0.8, bottom: y + size * 0.2 };
  });
}

/** The boxes of all rectangles: bars, segments, and the areas of marks. */
export function rectangles(svg: string): Box[] {
  const outside = svg.replace(/<defs>.*?<\/defs>/s, '');
  return [...outside.matchAll(/<rect[^>]*>/g)].map(([tag]) => {
    const [x, y] = [number(tag, 'x'), number(tag, 'y')];
    return { what: tag, left: x, right: x + number(tag, 'width'), top: y, bottom: y + number(tag, 'height') };
  });
}

/** The size of the drawing. */
export function frame(svg: string): { width: number; height: number } {
  const root = /<svg[^>]*>/.exec(svg)?.[0] ?? '';
  return { width: number(root, 'width'), height: number(root, 'height') };
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** Expects that no box is outside some bounds, and no text on another. */
export function expectBoxes(texts: readonly Box[], others: readonly Box[], bounds: Omit<Box, 'what'>): void {
  const isOutside = ({ left, right, top, bottom }: Box) =>
    left < bounds.left || right > bounds.right || top < bounds.top || bottom > bounds.bottom;
  expect([...texts, ...others].filter(isOutside)).toEqual([]);
  const met = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => overlap(one, other)));
  expect(met).toEqual([]);
}

/**
 * Golden files are written anew with UPDATE_GOLDEN=1, and looked at before they are committed. Git keeps them with LF;
 * that downloads have CRLF is tested for itself.
 */
export function expectGolden(folder: 'charts' | 'formats', name: string, text: string): void {
  const file = path.join(root, 'tests', folder, 'golden', name);
  const lines = text.replaceAll('\r\n', '\n');
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, lines);
  expect(lines).toBe(readFileSync(file, 'utf8'));
}
