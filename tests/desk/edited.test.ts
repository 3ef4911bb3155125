import { expect, it } from 'vitest';
import { contentOf, textOf } from '../../src/desk/files.ts';
import { correctionChange, rowsOf, withNumbers } from '../../src/desk/workbook.ts';
import { parseMdx, unitsOf } from '../../src/stories/mdx.browser.ts';
import { parseMdx as parseInNode } from '../../src/stories/mdx.ts';
import { Bench, bytesOf, cellsOf, published } from './support.ts';

const story = 'stories/en/mic-2024.mdx';
const rewrite = (bench: Bench, change: (text: string) => string) =>
  bench.change([story, change(published.get(story)!)]);
const reasons = { reason_en: 'Misread.', reason_vi: 'Đọc nhầm.' };

it('a published value that changes is asked for its correction, whose row the desk writes', async () => {
  const bench = new Bench();
  bench.correct();
  const { problems } = await bench.check();
  const today = new Date().toLocaleDateString('sv');
  const row = `${today},zalo,users,2024-06-30,,76.5 million / 76\\,5 triệu,80.5 million / 80\\,5 triệu`;
  expect(problems).toMatchObject([
    { code: 'correction-missing', file: 'observations/platforms.csv', line: 4 },
  ]);
  const paste = contentOf('corrections.csv', problems[0]?.paste ?? '');
  bench.change(correctionChange(bench.workbook, paste, reasons));
  const cells = rowsOf(bench.workbook, 'corrections.csv')
    ?.at(-1)
    ?.map((cell) => cell.replace(',', '\\,'));
  expect(cells?.join()).toBe(`${row},Misread.,Đọc nhầm.`);
  expect((await bench.check()).problems).toEqual([]);

  // The value goes back: the row says what never was.
  bench.change(
    ...['observations/platforms.csv', 'seeds/mic-2024.csv'].map(
      (file) => [file, contentOf(file, published.get(file)!)] as const,
    ),
  );
  const { problems: undone } = await bench.check();
  expect(undone).toMatchObject([{ key: 'correction-missing.undone', file: 'corrections.csv' }]);
});

it('a correction that names its report widens a file without that column', () => {
  const bench = new Bench();
  const rows = cellsOf('date,subject,measure,period,before,after,reason_en,reason_vi');
  bench.change(['corrections.csv', rows]);
  const row = contentOf('corrections.csv', '2026-01-31,zalo,users,2024,r,1,2,,');
  const [, content] = correctionChange(bench.workbook, row, reasons);
  const cells = cellsOf('2026-01-31,zalo,users,2024,1,2,Misread.,Đọc nhầm.,r');
  expect(content).toEqual([[...(rows[0] ?? []), 'report'], ...cells]);
});

it('stories are checked once something is edited and the data are sound', async () => {
  const bench = new Bench();
  rewrite(bench, (text) => text.replace('Accounts are', '12 accounts are'));
  const { problems } = await bench.check();
  expect(problems).toMatchObject([{ key: 'story-error.digit', file: story, character: 1 }]);
  expect(published.get(story)?.split('\n')[(problems[0]?.line ?? 0) - 1]).toMatch(/^Accounts/);
  expect(bench.changes(story)).toBe(1);
  expect(textOf(story, bench.workbook.get(story))).toContain('\n12 accounts');
  bench.edit('observations/platforms.csv', 'zalo', 'value', '7');
  expect((await bench.check()).problems.map(({ code }) => code)).toEqual(['figure-mismatch']);
});

it('a story is started in each language that lacks it', async () => {
  const bench = new Bench();
  bench.change([story, undefined]);
  const [[file, text] = [], ...more] = await bench.desk.newStories(bench.workbook, 'mic-2024');
  expect([file, more]).toEqual([story, []]);
  expect(text).toMatch(
    /^---\ntitle: ".+"\nstandfirst: ""\nreport: mic-2024\n---\n\n## Users\n\n<Chart id="platform-users" \/>/,
  );
});

it('a story is previewed with its figures and charts, and nothing of it is run', async () => {
  const bench = new Bench();
  const body = `Zalo has <Figure of="zalo users" bare />, as of <Period of="zalo users" />, **not** <Figure of="x y" />.
{alert()} <Term of="g1">G1</Term> [link](javascript:alert())

<Chart id="platform-users" />

<Chart id="x" />
`;
  rewrite(bench, (text) => text.replace(/(\n---\n)[\s\S]*/, `$1\n${body}`));
  const { story: html } = await bench.check(368, story);
  expect(html).toContain(
    '<p>Zalo has <b>76.5 million</b>, as of 30 June 2024, <strong>not</strong> <mark>&#60;Figure x y&#62;</mark>.\n<span></span> <u>G1</u> <u>link</u></p>',
  );
  expect(html).toMatch(/<div class="drawings"><svg[^>]* width="368".*<mark>&#60;Chart x&#62;<\/mark>$/s);
});

/** A tree without what only one of the parsers notes. */
const treeOf = (node: unknown): unknown => {
  const { type, name, value, depth, children, position } = node as Record<string, never>;
  const { line, column } = ((position as { start?: object } | undefined)?.start as never) ?? {};
  const place = type === 'yaml' ? '' : `${line}:${column}`;
  return [type, name, value, depth, place, (children as unknown[] | undefined)?.map(treeOf)];
};

it.each([...published].filter(([file]) => file.startsWith('stories/')))(
  'browsers read %s as the build does',
  (_, text) => {
    expect(treeOf(parseMdx(text))).toEqual(treeOf(parseInNode(text)));
  },
);

it('browsers say where MDX cannot be read, and count offsets in UTF-16', () => {
  expect(() => parseMdx('a\n\n<b')).toThrow(/^3:3: Unexpected end of file/);
  expect([unitsOf('😀').length, bytesOf('😀').length]).toEqual([2, 4]);
});

it.each([
  ['its number follows', '1,1 million,r#1.1', '1,2 million,r#1.1', '2000000,2 million'],
  ['both ends of a range', '1,1 million,r#1.1', '1,10-15 million,r#1.1', '10000000..15000000,10-15 million'],
  ['the language of its report', '1,1 million,v#1.1', '1,2.000 đồng,v#1.1', '2000,2.000 đồng'],
  ['an own number', '1,1 million,r#1.1', '3,2 million,r#1.1', '3,2 million'],
  ['no certain number', '1,1 million,r#1.1', '1,some,r#1.1', '1,some'],
  ['an unknown report', '1,1 million,x#1.1', '1,2 million,x#1.1', '1,2 million'],
  ['the evidence reads as the number', '1,1 million,r#1.1', '3000000,1 million,r#1.1', '3000000,3 million'],
  ['the evidence reads otherwise', '1,1 million,r#1.1', '4000000,1 million,r#1.1', '4000000,1 million'],
])('when a phrase or a number is edited: %s', (_, before, edited, expected) => {
  const bench = new Bench();
  bench.change(['reports.csv', cellsOf('id,language\nr,en\nv,vi')]);
  bench.change(['seeds/r.csv', cellsOf('id,phrase\nr#1.1,3 million')]);
  const rows = [before, edited].map((cells) => cellsOf(`subject,value,reported,evidence\nzalo,${cells}`));
  const [old = [], now = []] = rows;
  expect(withNumbers('observations/x.csv', old, now, bench.workbook)[1]?.slice(1, 3).join()).toBe(expected);
});
