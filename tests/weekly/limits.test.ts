import { describe, expect, test } from 'vitest';
import { MOST_PROBLEMS } from '../../src/csv/problem.ts';
import { readTables } from '../../src/dataset/read.ts';
import { htmlText } from '../../src/embed/snippets.ts';
import { parseFormula } from '../../src/figures/formula.ts';
import { readPhrase } from '../../src/figures/phrase.ts';
import { drawPng } from '../../src/formats/picture/png.ts';
import { readStory } from '../../src/stories/read.ts';
import { ids, number } from '../../src/tables/cells.ts';
import { projectSources, withChange } from '../support/data.ts';
import { inWords } from '../support/words.ts';

const sources = projectSources();
const { tables } = await readTables(sources);
/** What takes the square of its length here would take minutes: the limit is for hangs, not for speed. */
const PATIENCE = 20_000;

describe('what could take for ever does not', () => {
  test(
    'a file of ten times as many problems as are reported',
    async () => {
      const rows = `nobody,x,y,z,${'\n'}`.repeat(400_000);
      const { problems } = await readTables(
        withChange('observations/games.csv', (text) => text + rows, sources),
      );
      const own = problems.filter(({ file }) => file === 'observations/games.csv');
      expect(own).toHaveLength(MOST_PROBLEMS + 1);
      expect(own.at(-1)?.key).toBe('source-error.too-many-problems');
    },
    PATIENCE,
  );

  const count = 20_000;
  /** Rows at the end of a table, each with the id of another one. */
  const added = (table: 'measures' | 'subjects', cellsAt: (at: number) => Record<string, string>) => {
    const texts = { definition_en: 'x', definition_vi: 'x' };
    return withChange(
      `${table}.csv`,
      (text) => {
        const columns = text.slice(0, text.indexOf('\n')).split(',');
        const lineOf = (cells: Record<string, string>) => columns.map((column) => cells[column] ?? '').join();
        const labels = (at: number) => ({ label_en: `x${at}`, label_vi: `x${at}` });
        const lines = Array.from(
          { length: count },
          (_, at) => `${lineOf({ ...texts, ...labels(at), ...cellsAt(at) })}\n`,
        );
        return text + lines.join('');
      },
      sources,
    );
  };
  const next = (at: number) => (at + 1) % count;
  const before = (at: number) => Math.max(at - 1, 0);
  const measures = (other: (at: number) => number) =>
    added('measures', (at) => ({ id: `bomb${at}`, unit: 'user', formula: `bomb${other(at)} + 1` }));
  const subjects = (other: (at: number) => number) =>
    added('subjects', (at) => ({
      id: `s${at}`,
      part_of: other(at) < count ? `s${other(at)}` : '',
    }));
  test.each<[name: string, changed: typeof sources, ...messages: RegExp[]]>([
    [
      'measures in a circle',
      measures(next),
      /^The formula goes in a circle: bomb0 → bomb1 → .* → … → .* → bomb0\.$/,
    ],
    [
      'measures on the way into a circle',
      measures(before),
      /^The formula goes in a circle: bomb0 → bomb0\.$/,
    ],
    ['subjects, each a part of the next', subjects((at) => at + 1)],
    ['subjects in a circle', subjects(next), /^Parts go in a circle: s0 → s1 → .* → … → .* → s0\.$/],
    ['subjects on the way into a circle', subjects(before), /^Parts go in a circle: s0 → s0\.$/],
  ])(
    'twenty thousand %s',
    async (_, changed, ...messages) => {
      const { problems } = await readTables(changed);
      const found = problems.map((one) => inWords(one).message);
      expect(found).toEqual(messages.map((one) => expect.stringMatching(one)));
    },
    PATIENCE,
  );

  test.each([
    ['a number', () => number.safeParse(`-${'1'.repeat(32_000)}x`)],
    ['a list of ids', () => ids.safeParse('a b '.repeat(8000))],
    ['a line of blanks', () => htmlText('\t'.repeat(200_000))],
    ['a phrase', () => readPhrase(`approximately ${' '.repeat(30_000)}x`, 'en')],
    ['scale words', () => readPhrase(`1${' trillion'.repeat(3000)}`, 'en')],
    ['a formula', () => parseFormula(`${'('.repeat(100_000)}a`)],
  ])('%s', (_, read) => {
    for (let at = 0; at < 20; at++) read();
  });
});

describe('stories that the build could not read', () => {
  const head = '---\ntitle: a\nstandfirst: b\nreport: mic-2024\n---\n\n';
  test.each<[name: string, text: string, message: RegExp]>([
    ['quotations in quotations', `${'> '.repeat(20_000)}x`, /nested more than 50 levels deep/],
    ['lists in lists', `${'- '.repeat(10_000)}x`, /nested more than 50 levels deep/],
    ['braces that none closes', '{'.repeat(90_000), /has 90000 signs \{; at most 1000 can be read/],
    ['a story without end', 'word '.repeat(30_000), /characters; at most 100000 can be read/],
  ])('%s', (_, text, message) => {
    const { problems } = readStory('src/stories/en/mic-2024.mdx', head + text, tables);
    expect(problems.map(inWords)).toEqual([
      expect.objectContaining({ message: expect.stringMatching(message) }),
    ]);
  });
});

describe('numbers at the edge of what a double can hold', () => {
  test.each(['9'.repeat(31), `0.${'0'.repeat(40)}1`, '1 trillion trillion trillion', `1-${'9'.repeat(40)}`])(
    '%s is no figure of a report',
    (phrase) => {
      expect(readPhrase(phrase, 'en')?.decimal).toBeUndefined();
    },
  );
});

test('a picture that would be too large is drawn less sharp', async () => {
  const png = await drawPng('<svg xmlns="http://www.w3.org/2000/svg" width="688" height="100000"></svg>', 2);
  const [width, height] = [16, 20].map((at) => new DataView(png.buffer).getUint32(at)) as [number, number];
  expect(width * height).toBeLessThan(21_000_000);
  expect(height / width).toBeCloseTo(100_000 / 688, -1);
});
