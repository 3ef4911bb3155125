import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTables } from '../src/dataset/read.ts';
import en from '../src/i18n/en.json' with { type: 'json' };
import { type Locale, locales } from '../src/i18n/locales.ts';
import { problemText } from '../src/i18n/problems.ts';
import { block } from './bench/report.ts';
import { withChange } from './support/data.ts';
import { root } from './support/folders.ts';
import { partsOf, pattern, readGuide } from './support/guide.ts';

const guides = Object.fromEntries(locales.map((locale) => [locale, readGuide(locale)])) as Record<
  Locale,
  ReturnType<typeof readGuide>
>;
const [first, ...others] = locales;
/** A command without the option that has it answer in the language of its guide. */
const anyLanguage = (text: string | undefined, locale: Locale) =>
  text?.replace(new RegExp(`(?: --(?= --lang))? --lang ${locale}$`), '');
/** What must be the same in all languages, section by section. */
const outline = (locale: Locale) =>
  guides[locale].map(({ name, links, parts }) => ({
    name,
    links,
    commands: partsOf([{ parts }], 'Command').map(({ id, text }) => [id, anyLanguage(text, locale)]),
    others: parts
      .filter(({ component }) => component !== 'Command')
      .map(({ component, attributes: { id, name, of, path } }) => [
        component,
        id ?? name ?? of ?? path?.replace(`/${locale}/`, '/<locale>/'),
      ]),
  }));

test.each(others)('the guide in %s has the same sections, commands, pictures and links', (locale) => {
  expect(outline(locale)).toEqual(outline(first));
});

describe.each(locales)('the guide in %s', (locale) => {
  const guide = guides[locale];

  test('has a title for each section, and no command twice', () => {
    for (const { title } of guide) expect(title).toMatch(/\S/);
    const ids = partsOf(guide, 'Command').map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
  });

  test('links within itself to sections that are there', () => {
    const anchors = guide.map(({ name }) => name.replace(/^\d+-/, ''));
    const within = guide.flatMap(({ links }) => links).filter((link) => link.startsWith('#'));
    expect(within.map((link) => link.slice(1)).filter((link) => !anchors.includes(link))).toEqual([]);
  });

  test('names words of the site that there are', () => {
    for (const { of } of partsOf(guide, 'Label')) expect(en).toHaveProperty([of ?? '']);
  });

  test('says what is to be seen in its pictures, in its own words', () => {
    const elsewhere = locales
      .filter((one) => one !== locale)
      .flatMap((one) => partsOf(guides[one], 'Picture'));
    for (const { name, alt = '' } of partsOf(guide, 'Picture')) {
      expect([name, alt.length > 30]).toEqual([name, true]);
      expect(elsewhere.map((other) => other['alt'])).not.toContain(alt);
    }
  });

  test('has its pictures, each of at most 60 KB, and no others', () => {
    const folder = path.join(root, 'src/guide/pictures', locale);
    const names = partsOf(guide, 'Picture').map(({ name }) => name);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    // UPDATE_PICTURES=1 npx vitest run --config tests/vitest.config.ts tests/weekly/guide/pictures.test.ts
    expect(files.toSorted()).toEqual(['words.json', ...names.map((name) => `${name}.webp`)].toSorted());
    for (const file of files)
      expect([file, statSync(path.join(folder, file)).size < 60_000]).toEqual([file, true]);
  });

  test('has no command that the project does not know', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const ours = partsOf(guide, 'Command').filter(({ text }) => text?.includes('npm'));
    expect(ours.length).toBeGreaterThan(10);
    for (const { text = '' } of ours) {
      const script = /(?:^|= ?|\S )npm run (\S+)/.exec(text)?.[1];
      expect([
        text,
        ['npm ci', 'npm start'].includes(text) || Object.keys(scripts).includes(script ?? ''),
      ]).toEqual([text, true]);
    }
  });
});

const platforms = (from: string | RegExp, to: string) =>
  withChange('observations/platforms.csv', (text) => text.replace(from, to));
/** Each mistake that the guide names, by its id there. Where the check finds it, `tests/csv` says. */
const mistakes: Record<string, ReturnType<typeof platforms>> = {
  words: platforms('72000000,', '72 million,'),
  comma: platforms('72000000,', '"72,000",'),
  mismatch: platforms('72000000,', '73000000,'),
  phrase: platforms('72 million,', '72 millions,'),
  evidence: platforms('#14.1', '#14.7'),
  misspelt: platforms('facebook', 'facebok'),
  translation: platforms('#14.1,,', '#14.1,Counted by the company.,'),
  twice: platforms(/^facebook.*\n/m, '$&$&'),
  unused: platforms(/^facebook.*\n/m, ''),
  column: platforms('period', 'per'),
  date: platforms('2024-06-30', '30/06/2024'),
  workbook: [{ file: 'observations/platforms.xlsx', bytes: Buffer.from('') }],
  letters: [{ file: 'units.csv', bytes: Buffer.from('\xf0', 'latin1') }],
};

test.each(locales)('the guide in %s quotes what the check says of each mistake', async (locale) => {
  const named = partsOf(guides[locale], 'Mistake');
  expect(named.map(({ id }) => id).toSorted()).toEqual(Object.keys(mistakes).toSorted());
  for (const { id = '', says = '' } of named) {
    const { problems } = await readTables(mistakes[id] ?? []);
    const messages = problems.map((one) => problemText(one, locale).message);
    expect(messages).toContainEqual(expect.stringMatching(pattern(says)));
  }
});

test('the README quotes the table that was measured', () => {
  const bench = (name: string) => block(readFileSync(path.join(root, name), 'utf8'), 'bench');
  expect(bench('README.md')).toBe(bench('tests/bench/RESULTS.md'));
});
