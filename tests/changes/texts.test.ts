import { type HastNode, markdownToHast } from 'satteri';
import { describe, expect, it, test } from 'vitest';
import { asMarkdown, type Changes, changes, forPeople } from '../../src/changes/changes.ts';
import { snapshotOf } from '../../src/changes/comparison.ts';
import { locales } from '../../src/i18n/locales.ts';
import { hostile, hostileTables, sample } from '../formats/support.ts';
import { edited, fixUsers } from './editing.ts';

const before = snapshotOf(sample);
const none: Changes = { values: [], alternatives: [], charts: [], tables: [] };
const fixed = changes(
  before,
  snapshotOf(await edited(...fixUsers, ['charts.csv', 'What the fines', 'All that fines'])),
  'en',
);

/** The elements of Markdown as GitHub has it, and its text. */
function rendered(markdown: string): { elements: string[]; text: string } {
  const elements: string[] = [];
  const texts: string[] = [];
  const walk = (node: HastNode) => {
    if (node.type === 'element') elements.push(node.tagName);
    else if (node.type === 'text') texts.push(node.value);
    else if (node.type === 'raw') elements.push(node.value);
    if ('children' in node) for (const child of node.children) walk(child as HastNode);
  };
  walk(markdownToHast(markdown, { features: { gfm: true } }));
  return { elements, text: texts.join('') };
}

describe('for people', () => {
  it('values stand in columns, under what they are counted by', () => {
    expect(forPeople(fixed, 'dist', 'en')).toMatch(
      /^Compared with dist:\n\nObservations: 1 changed\n {2}changed {2}Alpha, Inc\., Users, 2024 {2}72 million users {2}→ {2}71 million users\n\nDerived values: 1 changed\n/,
    );
  });
  it('that nothing differs is a sentence', () => {
    expect(forPeople(none, 'dist', 'en')).toBe('Compared with dist, no published data change.');
    expect(forPeople(none, 'dist', 'vi')).toContain('không có gì thay đổi');
  });
  it('no line begins with a text of the data, and none moves the cursor', () => {
    const tables = hostileTables('::error::x\u009b2J\u202e');
    const text = forPeople(changes(before, snapshotOf(tables), 'en'), 'dist', 'en');
    expect(text).toContain('::error::x');
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toMatch(/[\u0080-\u009f\u202e]/);
  });
});

const dangerous = [
  ...hostile,
  '**bold** `code` [a](https://evil.example) <https://evil.example> @someone #1 :tada: &lt;b&gt;',
  '<img src=x onerror=alert(1)> </pre></code> <!-- -->',
  '# x\n- y\n1. z\n> q\n```\ncode\n---\n\n\r| a |\r\n|---|',
];

test.each(dangerous)('as Markdown, %j is code', (danger) => {
  const tables = hostileTables(danger.trim());
  const text = forPeople(changes(before, snapshotOf(tables), 'en'), danger, 'en');
  const shown = rendered(asMarkdown(text, 'en'));
  expect(shown.elements).toEqual(['h3', 'pre', 'code']);
  expect(shown.text.replace(/^.*\n/, '').trim()).toBe(text.replace(/\r\n?/g, '\n'));
});

test.each(locales)('Markdown never has more than GitHub takes, and says in %s what it left out', (locale) => {
  const markdown = asMarkdown('đ'.repeat(100).concat('\n').repeat(900), locale);
  expect(new TextEncoder().encode(markdown).length).toBeLessThanOrEqual(65_000);
  expect(markdown).toContain(locale === 'en' ? '“npm run diff” shows more' : 'hiển thị nhiều hơn');
  expect(rendered(markdown).elements).toEqual(['h3', 'pre', 'code', 'p']);
});
