import { expect, test } from 'vitest';
import { checkStories } from '../../src/stories/check.ts';
import { inWords } from '../support/words.ts';
import { storyOf, tables } from './tables.ts';

const EN = 'src/stories/en/bay-2030-notes.mdx';
const VI = 'src/stories/vi/bay-2030-notes.mdx';
const boats = 'x <Figure of="bay boats" />';
const birds = 'x <Figure of="bay birds 2030" />';
const check = (files: Record<string, string>) =>
  checkStories(
    Object.entries(files).map(([file, source]) => ({ file, source })),
    tables,
  )
    .map(inWords)
    .map(({ file, line, character, message }) => `${file}:${line}:${character}: ${message}`);

test('languages that say the same have no problem, however often they say it', () => {
  const en = storyOf(`${boats} ${birds}\n\n<Chart id="birds" />\n`);
  const vi = storyOf(`x <Figure of="bay boats 2030" bare />\n\n<Chart id="birds" />\n\n${birds} ${boats}`);
  expect(check({ [EN]: en, [VI]: vi })).toEqual([]);
});

test('another order of the figures is asked about, until it is confirmed', () => {
  const en = storyOf(`${boats} ${birds}`);
  const vi = storyOf(`${birds} ${boats}`);
  expect(check({ [EN]: en, [VI]: vi })).toEqual([
    `${VI}:6:3: The figure "bay birds 2030" stands where ${EN} has "bay boats 2030".`,
  ]);
  expect(check({ [EN]: en, [VI]: vi.replace('report:', 'order: own\nreport:') })).toEqual([]);
});

test('figures that are exchanged where they are named again are asked about', () => {
  const en = storyOf(`${boats} ${birds}\n\n${boats} ${birds}`);
  expect(check({ [EN]: en, [VI]: storyOf(`${boats} ${birds}\n\n${birds} ${boats}`) })).toEqual([
    `${VI}:8:3: The figure "bay birds 2030" stands where ${EN} has "bay boats 2030".`,
  ]);
});

test('a story that a language lacks is reported', () => {
  expect(check({ [EN]: storyOf('Words.') })).toEqual([`${VI}:1:1: The story is missing; ${EN} is there.`]);
  expect(check({ [VI]: storyOf('Words.') })).toEqual([`${EN}:1:1: The story is missing; ${VI} is there.`]);
});

test.each([
  [
    '<Chart id="birds" />\n\n<Chart id="boats-by-shore" />',
    `6:1: The chart "birds" stands where ${EN} has "boats-by-shore".`,
  ],
  ['<Chart id="boats-by-shore" />', `1:1: ${EN} has the charts "birds"; this story does not.`],
])('charts in another order, or one too few, are reported: %s', (text, differs) => {
  const en = storyOf('<Chart id="boats-by-shore" />\n\n<Chart id="birds" />');
  expect(check({ [EN]: en, [VI]: storyOf(text) })).toEqual([`${VI}:${differs}`]);
});

test('figures that only one language has are named', () => {
  expect(check({ [EN]: storyOf(boats), [VI]: storyOf(birds) })).toEqual([
    `${VI}:1:1: ${EN} has the figures "bay boats 2030"; this story does not.`,
    `${VI}:6:3: The figure "bay birds 2030" is here, but not in ${EN}.`,
  ]);
});

test('stories of different reports are reported', () => {
  const vi = storyOf('Words.').replace('bay-2030', 'bay-2031');
  expect(check({ [EN]: storyOf('Words.'), [VI]: vi })).toEqual([
    `${VI}:1:1: The story is about "bay-2031", but ${EN} is about "bay-2030".`,
  ]);
});

test('a story that no page would show is reported', () => {
  const [en, vi] = [EN, VI].map((file) => file.replace('bay-2030', 'the-bay')) as [string, string];
  expect(check({ [en]: storyOf('Words.'), [vi]: storyOf('Words.') })).toEqual(
    [en, vi].map((file) => `${file}:1:1: No page shows "the-bay-notes": a story is named after its report.`),
  );
});

test('a story that cannot be parsed is not compared', () => {
  expect(check({ [EN]: storyOf(boats), [VI]: storyOf('<Term') })).toEqual([
    expect.stringMatching(`^${VI}:6:1: This is not valid MDX: `),
  ]);
});

test('a file that no page would show is reported', () => {
  const source = storyOf('Words.');
  expect(check({ 'src/stories/fr/bay.mdx': source, 'src/stories/bay.mdx': source })).toEqual([
    'src/stories/bay.mdx:1:1: "stories" is not a language of the site.',
    'src/stories/fr/bay.mdx:1:1: "fr" is not a language of the site.',
  ]);
  expect(check({ 'src/stories/en/bay.md': source })).toEqual([
    'src/stories/en/bay.md:1:1: A story is an .mdx file.',
  ]);
});
