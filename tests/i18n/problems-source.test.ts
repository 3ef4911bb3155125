import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import vi from '../../src/i18n/problems.vi.json' with { type: 'json' };
import { root } from '../support/folders.ts';
import { problemsInSource } from './problems-in-source.ts';

const catalogue = new Map(Object.entries(vi));

/** The folders whose files find problems in data. */
const folders = ['csv', 'figures', 'evidence', 'tables', 'outputs', 'desk'];
const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts') && folders.includes(file.split('/')[0] ?? ''));
const source = problemsInSource(files.map((file) => `src/${file}`));

/** What jsep, which reads formulas, says: its words are in no source of ours. `problems.test.ts` has it say them. */
const byJsep = /^The formula cannot be read: (?!\{0\}\.$)/;

/** A template without what joins its lists: of one that is a list and one that is none, the first does for both. */
const bare = (template: string) => template.replace(/(\{\d)\|[^}]*/g, '$1');

describe('every sentence of a problem that the source can make', () => {
  it('has its Vietnamese', () => {
    const known = new Set([...catalogue.keys(), ...[...catalogue.keys()].map(bare)]);
    const missing = source.texts.filter(({ template }) => !known.has(template));
    expect(
      missing.map(({ template, place }) => `${place}: write in src/i18n/problems.vi.json: ${template}`),
    ).toEqual([]);
  });

  it('can be read from the source, save what passes through it', () => {
    // Zod's own words. Every column has a reader of ours, so it never comes to them.
    expect(source.unreadable).toEqual([
      expect.stringMatching(/^src\/tables\/parse\.ts:\d+ issue\?\.message \?\? ''$/),
    ]);
  });

  it('is the only one that has Vietnamese: nothing is left over', () => {
    const made = new Set(source.texts.map(({ template }) => template));
    const left = [...catalogue.keys()].filter((english) => !made.has(english) && !byJsep.test(english));
    expect(left).toEqual([]);
  });
});

/** Words of a template that stand outside its parts. */
const wordsOf = (template: string) =>
  template.replace(/\{\d(?:\|([^}]*))?\}/g, ' $1 ').match(/[\p{L}\d_-]+/gu) ?? [];

/** What is written in the same way in every language: names of files, columns, values, commands and forms. */
const CODES = new Set(
  `CSV UTF-8 UTF-16 NUL byte Excel LibreOffice zip Latin-1 Windows-1258 SHA-256 https 0-9 a-f a f
   observations corrections reports report subjects seeds csv measures number unit qualifier line column period role figure context shared all
   bar stack dots range card accounts_total items_removed compliance_rate sum parent mic-2024
   npm run extract format REPORT txt NGUON_DATA NGUON_SEEDS`.split(/\s+/),
);
/** What a Vietnamese syllable without a mark looks like: "file" and "text" do not. */
const SYLLABLE = /^(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|m|n)?$/i;
/** English words that look like one. */
const ENGLISH = /^(?:an?|no|on|the|to)$/i;
/** Vietnamese words that English has too: "in" is to print. */
const BOTH = new Set(['in']);

describe('each sentence in Vietnamese', () => {
  const parts = (template: string) => template.match(/\{\d\|?/g) ?? [];

  it('has the same parts as in English, and is written alike', () => {
    for (const [english, vietnamese] of catalogue) {
      expect(parts(bare(english))).toEqual(parts(bare(english)).map((_, at) => `{${at}`));
      expect(english).not.toMatch(/\}\{/);
      expect(parts(vietnamese).toSorted()).toEqual(parts(english));
      expect(vietnamese).toBe(vietnamese.normalize('NFC').trim());
      expect(vietnamese.at(-1)).toBe(english.at(-1));
    }
  });

  it('has no English left in it', () => {
    const left = [...catalogue].flatMap(([english, vietnamese]) => {
      const told = new Set(wordsOf(english).map((word) => word.toLowerCase()));
      return wordsOf(vietnamese).filter((word) => {
        if (CODES.has(word) || /[^\x00-\x7f]/.test(word) || !/\p{L}/u.test(word)) return false;
        return (
          !SYLLABLE.test(word) || ENGLISH.test(word) || (told.has(word.toLowerCase()) && !BOTH.has(word))
        );
      });
    });
    expect(left).toEqual([]);
  });
});

it('a sentence is found in whatever form it stands', () => {
  const file = 'tests/i18n/problem-forms.ts';
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  const { texts, unreadable } = problemsInSource([file]);
  const found: string[][] = [];
  const expected: string[][] = [];
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('//= ')) {
      expected.push(line.slice('//= '.length).split(' | ').toSorted());
      found.push([]);
    }
    found
      .at(-1)
      ?.push(...texts.filter(({ place }) => place === `${file}:${at + 1}`).map(({ template }) => template));
  }
  expect(found.map((templates) => [...new Set(templates)].toSorted())).toEqual(expected);
  const at = (text: string) => `${file}:${lines.findIndex((line) => line.includes(text)) + 1} ${text}`;
  expect(unreadable).toEqual([at('cell.trim()'), at('problems.map(told)')]);
});
