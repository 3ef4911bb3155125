import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { storyWarnings } from '../../src/changes/changed-facts.ts';
import { compare, snapshotOf } from '../../src/changes/comparison.ts';
import { publishedProblems, publishedWarnings } from '../../src/changes/published-checks.ts';
import type { Problem } from '../../src/csv/problem.ts';
import { readTables } from '../../src/dataset/read.ts';
import { checkStories } from '../../src/stories/check.ts';
import { projectSources } from '../support/data.ts';
import { root, snapshot } from '../support/folders.ts';
import { inWords } from '../support/words.ts';

/**
 * What people get wrong in a week's work, a row each, and the problem that `npm run check` then reports first, in the edited
 * files where it can. The edits are texts to replace; `&&` parts several, `⏎` is a line break, a blank `there` is the end of
 * the file. `npx vitest -u` fills the last column in.
 */
const table = path.join(root, 'tests/csv/mistakes.md');
const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n');
const [head = '', rule = '', ...lines] = linesOf(table);

const published = await readTables(projectSources());
const before = snapshotOf(published.tables);
const storyFiles = ['en/mic-2024', 'vi/mic-2024', 'en/mic-2024-notes', 'vi/mic-2024-notes'];
const original: Files = new Map([
  ...projectSources().map(({ file, bytes }) => [file, new TextDecoder().decode(bytes)] as const),
  ...storyFiles.map((name) => {
    return [`stories/${name}.mdx`, readFileSync(path.join(snapshot.stories, `${name}.mdx`), 'utf8')] as const;
  }),
]);

type Files = Map<string, string>;

/** Whole rows and columns, as a spreadsheet edits them; `there` is the start of the row, or the name of the column. */
const edits: Record<string, (text: string, there: string) => string> = {
  '(row gone)': (text, there) => onRows(text, there, () => []),
  '(exchanged)': (text, there) => {
    const [one = '', other = ''] = there.split(' ⇄ ');
    return text
      .split(one)
      .map((part) => part.replaceAll(other, one))
      .join(other);
  },
  '(row again)': (text, there) => onRows(text, there, (row) => [row, row]),
  '(column gone)': (text, there) => onColumn(text, there, () => undefined),
  '(column sorted)': (text, there) => onColumn(text, there, (cells) => cells.toSorted()),
};

function onRows(text: string, there: string, change: (row: string) => string[]): string {
  return text
    .split('\n')
    .flatMap((row) => (row.startsWith(there) ? change(row) : [row]))
    .join('\n');
}

function onColumn(text: string, name: string, change: (cells: string[]) => string[] | undefined): string {
  const [names = [], ...rows] = Papa.parse<string[]>(text.trim()).data;
  const at = names.indexOf(name);
  const cells = change(rows.map((row) => row[at] ?? ''));
  const changed = rows.map((row, nth) => row.toSpliced(at, 1, ...(cells ? [cells[nth] ?? ''] : [])));
  return `${Papa.unparse([cells ? names : names.toSpliced(at, 1), ...changed], { newline: '\n' })}\n`;
}

function edited(files: string[], theres: string[], becomes: string[], of: Files): Files {
  const all = new Map(of);
  for (const [nth, becoming = ''] of becomes.entries()) {
    const file = files[nth] ?? files.at(-1) ?? '';
    const [text, there] = [all.get(file) ?? '', theres[nth] ?? ''];
    for (const one of there.split(' ⇄ ')) expect(text, `${one} in ${file}`).toContain(one);
    const copied = /^\(copy of (.*)\)$/.exec(becoming)?.[1];
    if (becoming === '(file gone)') all.delete(file);
    else if (copied) all.set(file, all.get(copied) ?? '');
    else if (edits[becoming]) all.set(file, edits[becoming](text, there));
    else all.set(file, there === '' ? `${text}${becoming}\n` : text.replace(there, () => becoming));
  }
  return all;
}

/** The problems of the first check that has some, as `npm run check` stops at it; undefined if nothing else is read. */
async function problemsOf(files: Files): Promise<Problem[] | undefined> {
  const [csv, stories] = [[...files], [...files]].map((all, isStory) =>
    all.filter(([file]) => file.startsWith('stories/') === Boolean(isStory)),
  ) as [[string, string][], [string, string][]];
  const sources = csv.map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) }));
  const { tables, problems } = await readTables(sources);
  if (problems.length > 0) return problems;
  const unsound = checkStories(
    stories.map(([file, source]) => ({ file, source })),
    tables,
  );
  if (unsound.length > 0) return unsound;
  const editing = { today: '2024-12-02', head: original.get('corrections.csv')?.trim() ?? '' };
  const comparison = compare(before, tables, editing);
  const changed = stories.flatMap(([file, text]) => {
    const was = original.get(file);
    return was === undefined || was === text ? [] : [[file, [was, text]] as const];
  });
  const unlike = [
    ...publishedProblems(comparison),
    ...publishedWarnings(comparison),
    ...storyWarnings(new Map(changed), tables.site.locales),
  ];
  if (unlike.length > 0) return unlike;
  const isSame = JSON.stringify(tables) === JSON.stringify(published.tables) && files.size === original.size;
  return isSame && stories.every(([file, text]) => original.get(file) === text) ? undefined : [];
}

function editOf(line: string, of = original) {
  const cells = line.split(' | ').map((cell) => cell.trim());
  const [, files = [], theres = [], becomes = []] = cells.map((cell) =>
    cell.split('&&').map((part) =>
      part
        .trim()
        .replace(/^`|`( \|)?$/g, '')
        .replaceAll('⏎', '\n'),
    ),
  );
  return { cells, files, after: edited(files, theres, becomes, of) };
}

it('each mistake is found, or read as it was meant', async () => {
  const found: string[] = [];
  for (const line of lines) {
    const { cells, files, after } = editOf(line);
    const [person = '', file = '', there = '', becomes = ''] = cells;
    const problems = await problemsOf(after);
    problems?.forEach(inWords);
    const first = problems?.find((one) => files.includes(one.file)) ?? problems?.[0];
    const place =
      first && `${first.code} ${first.file}:${first.line}${first.column ? ` ${first.column}` : ''}`;
    found.push(
      `${person} | ${file} | ${there} | ${becomes} | ${place ?? (problems ? '**not found**' : 'read as it was')} |`,
    );
  }
  await expect(`${[head, rule, ...found].join('\n')}\n`).toMatchFileSnapshot(table);
  expect(found.filter((line) => line.includes('**not found**'))).toEqual([]);
}, 300_000);

it('what is right is allowed, all of it together', async () => {
  let all = original;
  for (const line of linesOf(path.join(root, 'tests/csv/sound.md')).slice(2)) all = editOf(line, all).after;
  const refused = (await problemsOf(all))?.filter(({ code }) => code !== 'check-yourself');
  expect(refused?.map((one) => inWords(one).message)).toEqual([]);
});
