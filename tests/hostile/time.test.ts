import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/csv/read.ts';
import { writeDownloadCsv } from '../../src/csv/write.ts';
import { evidenceUrl } from '../../src/evidence/link.ts';
import { scanLine } from '../../src/evidence/scan.ts';
import { parseFormula } from '../../src/figures/formula.ts';
import { readPhrase } from '../../src/figures/phrase.ts';
import { htmlText } from '../../src/outputs/embed/snippets/html.ts';
import { attributesOf } from '../../src/outputs/frozen/attributes.ts';
import { liveFiles } from '../../src/outputs/frozen/live-files.ts';
import { asText } from '../../src/outputs/published/markdown-text.ts';
import { checkStory } from '../../src/stories/check.ts';
import { id, ids, number, url } from '../../src/tables/cells.ts';
import { date, period } from '../../src/tables/periods.ts';
import { readTables } from '../../src/tables/read.ts';
import { evidenceId } from '../../src/tables/schemas/observation.ts';
import { projectSources } from '../support/data.ts';

const { tables } = await readTables(projectSources());
const story = (text: string) => `---\ntitle: a\nstandfirst: b\nreport: mic-2024\n---\n\n${text}`;
const table = (text: string) => ({ file: 'units.csv', bytes: new TextEncoder().encode(text) });

/** Whatever reads a text with a pattern, and could take the square of its length. */
const readers: Record<string, (text: string) => unknown> = {
  'a phrase in English': (text) => readPhrase(text, 'en'),
  'a phrase in Vietnamese': (text) => readPhrase(text, 'vi'),
  'a phrase behind a number': (text) => readPhrase(`5${text}!`, 'en'),
  'a phrase before a number': (text) => readPhrase(`${text}5`, 'vi'),
  // They take long for each letter, and a time that grows with their number: a sixth of the length is enough to see it.
  'a line in English': (text) => scanLine(text.slice(0, LENGTH / 6), 'en'),
  'a line in Vietnamese': (text) => scanLine(text.slice(0, LENGTH / 6), 'vi'),
  'a story': (text) => checkStory('src/stories/en/mic-2024.mdx', story(text.slice(0, LENGTH / 2)), tables),
  'an id': (text) => id.safeParse(text),
  'a list of ids': (text) => ids.safeParse(text),
  'an address': (text) => url.safeParse(`https://x${text}`),
  'a number': (text) => number.safeParse(text),
  'a number that is none': (text) => number.safeParse(`-${text}x`),
  'a period': (text) => period.safeParse(text),
  'a day': (text) => date.safeParse(text),
  'an evidence id': (text) => evidenceId.safeParse(`a${text}#1`),
  'a formula': (text) => parseFormula(text.slice(0, 300)),
  'words in a snippet': htmlText,
  'words in Markdown': asText,
  'attributes of HTML': (text) => attributesOf(`<a ${text}`),
  'files of a page': liveFiles,
  'a link to words': (text) => evidenceUrl('https://x', { phrase: text, after: text, line: 1 }),
  'a cell to download': (text) => writeDownloadCsv(['a'], [[text]]),
  'a file': (text) => readCsv(table(`a,b\n${text}`), { all: ['a', 'b'] }),
  'a first line': (text) => readCsv(table(text), { all: ['a', 'b'] }),
};

// biome-ignore format: a list that is read better in lines.
const units = [
  ...['1', '1,', '1.', ',000', '0', ' ', '\u00a0', '\t', '\n', '\r\n', 'approximately ', 'over about ', '1 million ', ' million'],
  ...['one hundred and ', 'twenty-', 'một trăm ', 'hơn ', '5% ', '1-', '$', '(', '"', 'a?', ',;\t', '<', '<a href="x" ', '&', '*', '_', '['],
  ...['![', '`', '{', 'November 28, 2024 ', 'ngày 28/11/2024 ', 'G1, ', '2024-', 'w', 'a.', '-', 'a-', '../', '/* ', ' (note: ', ':', '='],
];

/** No cell is longer. */
const LENGTH = 30_000;
const MOST_SECONDS = 5;

describe.each(Object.entries(readers))('%s', (_, read) => {
  test('takes no hostile text for longer than a moment', () => {
    const slow = units.flatMap((unit) => {
      const text = unit.repeat(LENGTH / unit.length);
      const start = process.cpuUsage();
      read(text);
      const { user } = process.cpuUsage(start);
      return user / 1e6 > MOST_SECONDS ? [`${JSON.stringify(unit)}: ${(user / 1e6).toFixed(1)} s`] : [];
    });
    expect(slow).toEqual([]);
  });
});
