import { type HastNode, markdownToHast } from 'satteri';
import { describe, expect, it, test } from 'vitest';
import { type Changes, changes } from '../../src/changes/changes.ts';
import { asMarkdown, asText, forPeople } from '../../src/changes/report.ts';
import { snapshotOf } from '../../src/changes/snapshot.ts';
import { locales } from '../../src/i18n/locales.ts';
import { hostile, hostileTables, sample } from '../formats/support.ts';
import { edited, mendUsers } from './editing.ts';

const before = snapshotOf(sample);
const none: Changes = { values: [], alternatives: [], charts: [], tables: [] };
const mended = changes(
  before,
  snapshotOf(await edited(...mendUsers, ['charts.csv', 'What the fines', 'All that fines'])),
  'en',
);

/** The elements of Markdown as GitHub has it, its text, and that of each cell of its tables. */
function rendered(markdown: string): { elements: string[]; text: string; cells: string[] } {
  const elements: string[] = [];
  const texts: string[] = [];
  const cells: string[] = [];
  const walk = (node: HastNode) => {
    const from = texts.length;
    if (node.type === 'element') elements.push(node.tagName);
    else if (node.type === 'text') texts.push(node.value);
    else if (node.type === 'raw')
      elements.push(...[...node.value.matchAll(/<\w+/g)].map(([tag]) => tag.slice(1)));
    if ('children' in node) for (const child of node.children) walk(child as HastNode);
    if (node.type === 'element' && node.tagName === 'td') cells.push(texts.slice(from).join(''));
  };
  walk(markdownToHast(markdown, { features: { gfm: true } }));
  return { elements, text: texts.join(''), cells };
}

describe('for people', () => {
  it('values stand in columns, under what they are counted by', () => {
    expect(forPeople(mended, 'dist', 'en')).toMatch(
      /^Compared with dist:\n\nObservations: 1 changed\n {2}changed {2}Alpha, Inc\., Users, 2024 {2}72 million users {2}→ {2}71 million users\n\nDerived values: 1 changed\n/,
    );
  });
  it('that nothing differs is a sentence', () => {
    expect(forPeople(none, 'dist', 'en')).toBe('Compared with dist, nothing that is published changes.');
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
  '**bold** _it_ `code` ~~gone~~ $x^2$',
  '[a](https://evil.example) ![i](https://evil.example/x.png) <https://evil.example>',
  'https://evil.example www.evil.example ftp://evil.example me@evil.example mailto:me@evil.example',
  '@someone @org/team #1 GH-2 org/repo#3 0123456789abcdef0123456789abcdef01234567',
  'a | b | c \\| d \\\\| e',
  '<img src=x onerror=alert(1)> <details> </details> <!-- -->',
  ':tada: &lt;b&gt; &#124; &amp;',
  '# x\n- y\n1. z\n> q\n```\ncode\n---\n| a |\n|---|',
];

/** The sample with a text wherever an editor may write one, a phrase among them: against other phrases, all values changed. */
const texted = (text: string, tables = hostileTables(text)) =>
  snapshotOf({ ...tables, observations: tables.observations.map((one) => ({ ...one, reported: text })) });
const markdownOf = (text: string) => asMarkdown(changes(before, texted(text), 'en'), text, 'en');

describe.each(dangerous)('as Markdown, %j', (danger) => {
  const text = danger.trim();
  const flat = text.replace(/\n/g, '↵').replace(/\u200d/g, '·');
  const [markdown, harmless] = [rendered(markdownOf(text)), rendered(markdownOf('harmless'))];
  it('is text, and makes nothing that a harmless text would not', () => {
    expect(markdown.elements).toEqual(harmless.elements);
  });
  it('can be read, in each cell where it stands', () => {
    const shown = markdown.cells.map((cell) => cell.replaceAll('\u200b', ''));
    expect(harmless.cells.filter((cell) => cell.includes('harmless'))).toHaveLength(18);
    expect(shown).toEqual(harmless.cells.map((cell) => cell.replace(/harmless/, () => flat)));
  });
});

test.each([
  ['@someone', /@(?=\w)/],
  ['#12', /#(?=\d)/],
  ['GH-12', /GH(?=-\d)/],
  ['https://evil.example', /:\/\//],
  ['www.evil.example', /www\./],
  [':tada:', /:(?=\w)/],
  ['fade0000fade1111fade2222fade3333fade4444', /[0-9a-f]{7}/],
  ['1234560123456789abcdef0123456789abcdef01234567', /[0-9a-f]{7}/],
  ['1234567a', /[0-9a-f]{7}/],
  ['FADE0000FADE1111', /[0-9A-F]{7}/],
])('GitHub does not read more into the shown text "%s"', (text, sign) => {
  expect(text).toMatch(sign);
  expect(rendered(`x ${asText(text)}`).text).not.toMatch(sign);
});

test.each(locales)('Markdown never has more than GitHub takes, and says in %s what it left out', (locale) => {
  const long = changes(before, snapshotOf(hostileTables('<@đ|'.repeat(100))), locale);
  const many = <T>(list: readonly T[]) => Array.from({ length: 300 }, () => list).flat();
  const large = { ...long, values: many(mended.values), alternatives: [], charts: many(long.charts) };
  const markdown = asMarkdown(large, 'dist'.repeat(50), locale);
  expect(new TextEncoder().encode(markdown).length).toBeLessThanOrEqual(65_000);
  expect(markdown).toContain(locale === 'en' ? '“npm run diff” shows more' : 'hiển thị nhiều hơn');
  expect(markdown).toMatch(locale === 'en' ? /… and \d+ more\./ : /… và \d+ mục khác\./);
  const details = rendered(markdown).elements.filter((name) => name === 'details');
  expect(details).toHaveLength(markdown.split('</details>').length - 1);
});
