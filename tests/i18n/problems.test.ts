import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { t } from '../../src/i18n/index.ts';
import { locales } from '../../src/i18n/locales.ts';
import sentences from '../../src/i18n/problems.en.json' with { type: 'json' };
import { codeOf, type ProblemKey, problemText, sentence } from '../../src/i18n/problems.ts';
import { projectSources, withChange } from '../support/data.ts';
import { root } from '../support/folders.ts';
import { inWords } from '../support/words.ts';

const keys = Object.keys(sentences) as ProblemKey[];
const NAMED =
  /^(?:contradicts|evidence-stale|figure-mismatch|implausible|story-error|translation-missing)\.(.*)$/;

test('each sentence is used, and each language has its own', () => {
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|astro)$/.test(file))
    .map((file) => readFileSync(path.join(root, 'src', file), 'utf8'))
    .join('\n');
  for (const key of keys) {
    // `evidence-missing.figure-elsewhere` and `story-error.key-near` are built from the keys before them, and some of a check's name.
    const plain = key.replace(/^(evidence-missing\..*)-elsewhere$|^(story-error\..*)-near$/, '$1$2');
    const [, name] = NAMED.exec(key) ?? [];
    expect(
      [plain, name].some((one) => sources.includes(`'${one}'`)),
      key,
    ).toBe(true);
    expect(problemText(sentence(key), 'vi')).not.toEqual(problemText(sentence(key), 'en'));
  }
});

test.each([...new Set(keys.map(codeOf))])('%s has a heading in each language', (code) => {
  for (const locale of locales) expect(t(locale, `problem.${code}`)).toMatch(/^\p{Lu}/u);
});

describe('problemText', () => {
  it('joins lists and fills in words, each in its language', () => {
    const params = {
      subject: 'zalo',
      measures: ['"a"', '"b"'],
      within: { words: 'problem.within.all' },
    } as const;
    const said = (locale: 'en' | 'vi') =>
      problemText(sentence('constraint-error.subject-without-value', params), locale).message;
    expect(said('en')).toBe('"zalo" has no value of "a" or "b" in any period.');
    expect(said('vi')).toBe('"zalo" không có giá trị của "a" hoặc "b" trong bất cứ kỳ nào.');
  });

  it('takes nothing that people typed for a place or a pattern', () => {
    const { message } = problemText(sentence('constraint-error.id', { cell: '{cell} $& {x|or}' }), 'en');
    expect(message).toBe('"{cell} $& {x|or}" is not a valid id.');
  });
});

/** What people may type where something else is wanted. */
const typed = [
  ['', 'x', 'X y', '1,234', '1.234.567', '1e999', '0', '-1', '#REF!', 'https://x.vn', 'javascript:x', 'Vi?t'],
  ['2024-02-30', '3/4/2024', '31/12/24', 'zalo', 'zalo zalo', 'users', 'bar', 'all', 'mic-2024#99.1'],
  ['a"b', "it's", '{0}', '<b>x</b>', '=1+1', 'a / b', 'a ** b', 'sum(users', 'x'.repeat(100)],
].flat();
const project = projectSources();

it.each(project)('problems of each column of $file are complete sentences', async ({ file, bytes }) => {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true });
  const [labels = [], row = labels.map(() => 'x')] = data;
  const bad = labels.flatMap((_, at) => typed.map((cell) => row.with(at, cell)));
  const { problems } = await readTables(
    withChange(file, () => Papa.unparse([labels, ...data.slice(2), ...bad]), project),
  );
  expect(problems.length).toBeGreaterThan(bad.length / 2);
  for (const one of problems) inWords(one);
});
