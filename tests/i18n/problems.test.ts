import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { decode } from '../../src/csv/decode.ts';
import { type Problem, problemCodes } from '../../src/csv/problem.ts';
import { parseFormula } from '../../src/figures/formula.ts';
import { t } from '../../src/i18n/index.ts';
import { locales } from '../../src/i18n/locales.ts';
import { findSentence, problemInWords } from '../../src/i18n/problems.ts';
import vi from '../../src/i18n/problems.vi.json' with { type: 'json' };
import { meaningOf } from '../../src/tables/cells.ts';
import { readTables } from '../../src/tables/read.ts';
import { schemas } from '../../src/tables/schemas/index.ts';
import { projectSources, withChange } from '../support/data.ts';
import { root } from '../support/folders.ts';

const inVietnamese = (text: string) => problemInWords({ message: text, mend: '' }, 'vi').message;

/** Names that tables have in every language: their own, their columns', and the values that those may have. */
const names = new Set(
  Object.entries(schemas).flatMap(([name, { shape }]) => [
    `${name}.csv`,
    ...Object.entries(shape).flatMap(([column, schema]) => [column, ...(meaningOf(schema).choices ?? [])]),
  ]),
);

/** True for a part of a sentence that is no words of ours: it stands in the files, is a name, or has no letters. */
function isGiven(part: string, files: string): boolean {
  const isForm = /^[0-9a-f]{64}$|^[a-z][\w-]*#[\d.]+$|^\P{L}*$/u.test(part);
  return (
    isForm ||
    files.includes(part.replace(/^"|["…]$/g, '')) ||
    part.split(/, ?/).every((item) => names.has(item))
  );
}

/** Each message and mend has its Vietnamese, with what was put in, and that is nothing but what stands in the files. */
function expectVietnamese(problems: readonly Pick<Problem, 'message' | 'mend'>[], files: string): void {
  for (const text of problems.flatMap(({ message, mend }) => [message, mend])) {
    const found = findSentence(text, 'vi');
    if (!found) expect.unreachable(`There is no Vietnamese for: ${text}`);
    const parts = found.parts.flatMap((part, at) => part.split(found.sentence.joints[at] ?? '\n'));
    expect(parts.filter((part) => !isGiven(part, files))).toEqual([]);
    for (const part of parts) expect(inVietnamese(text)).toContain(part);
  }
}

/** The files of the project and those of a case, as one text. */
function textOf(sources: readonly { file: string; bytes: Uint8Array }[]): string {
  const texts = sources.flatMap((source) => {
    const decoded = decode(source);
    return [source.file, source.file.replace(/^.*\/|\.\w+$/g, ''), 'text' in decoded ? decoded.text : ''];
  });
  return texts.join('\n').replace(/\n/g, '↵\n');
}

const cases = path.join(root, 'tests/csv/cases');
const project = projectSources();

describe('problems in Vietnamese', () => {
  it.each(readdirSync(cases))('of the case %s', (name) => {
    const folder = path.join(cases, name);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => ({
        file: path.relative(folder, file).replace(/^data\//, ''),
        bytes: readFileSync(file),
      }));
    const problems: Problem[] = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
    expectVietnamese(problems, textOf([...project, ...files]));
  });
});

/** What people may type where something else is wanted. */
const typed = [
  ['', 'x', 'X y', '1,234', '1.234.567', '1e999', '0', '-1', '#REF!', 'https://x.vn', 'javascript:x', 'Vi?t'],
  [
    '2024-02-30',
    '3/4/2024',
    '31/12/24',
    'zalo',
    'zalo zalo',
    'users',
    'bar',
    'all',
    'figure',
    'mic-2024#99.1',
  ],
  ['a"b', "it's", '{0}', '{1} $& $1', '<b>x</b>', '=1+1', 'a / b', 'a ** b', 'sum(users', 'x'.repeat(100)],
].flat();

describe('problems of bad cells in Vietnamese', () => {
  it.each(project)('in each column of $file', async ({ file, bytes }) => {
    const { data } = Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true });
    const [labels = [], row = labels.map(() => 'x')] = data;
    for (const at of labels.keys()) {
      const bad = typed.map((cell) => row.with(at, cell));
      const sources = withChange(file, () => Papa.unparse([labels, ...data.slice(2), ...bad]), project);
      const { problems } = await readTables(sources);
      expect(problems).not.toEqual([]);
      expectVietnamese(problems, `${textOf(sources)}\n${typed.join('\n')}`);
    }
  });
});

describe('what the reader of formulas says, in Vietnamese', () => {
  const general = 'The formula cannot be read: {0}.';
  const sentenceOf = (formula: string) => {
    const said = parseFormula(formula);
    return typeof said === 'string' ? findSentence(said, 'vi')?.sentence.english : undefined;
  };

  it('of any formula', () => {
    const marks = fc.constantFrom(...'a1.+-*/(),[]{}"\'?:!=<>&|^%$ ', 'sum(', 'users', '1e', '\\', 'đ');
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 12 }), (formula) => {
        const said = parseFormula(formula.join(''));
        if (typeof said !== 'string') return;
        const found = findSentence(said, 'vi');
        if (!found) expect.unreachable(`There is no Vietnamese for: ${said}`);
        expect(found.sentence.english, said).not.toBe(general);
      }),
      { numRuns: 5000 },
    );
  });

  it('each of its sentences', () => {
    const formulas = ['a+', '-', '()"', 'a.', 'a.#', '.', '1e', '1a', '"a', '(a', '[*', 'f(a', 'f(,', 'a?'];
    const known = Object.keys(vi).filter((english) => english.startsWith('The formula cannot be read: '));
    expect(new Set([general, ...formulas.map(sentenceOf)])).toEqual(new Set(known));
  });
});

test.each(problemCodes)('%s has a heading in each language', (code) => {
  for (const locale of locales) expect(t(locale, `problem.${code}`)).toMatch(/^\p{Lu}/u);
});
