import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOfData, root, snapshot, temporaryFolder } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

/** The report's own text is its author's and not in the project; these tests need it at this path. */
const reportText = path.resolve(root, '../shared/seeds/mic-2024.txt');
const committed = path.join(snapshot.seeds, 'mic-2024.csv');

const figures = [
  [
    '80',
    '40',
    '110 million',
    '203 million',
    '76.5 million',
    '72 million',
    '63 million',
    '67 million',
    '23',
    '30',
  ],
  ['13', '12.5 trillion VND', 'approximately 4,100', '31%', '236', '46', 'over 1 billion VND', '290', 'two'],
  ['8,981', '94%', '6,043', '91%', '971', '93%'],
].flat();

it('the committed evidence has the 25 figures of the report, and no other', () => {
  const rows = readFileSync(committed, 'utf8').split('\n');
  const found = rows.filter((row) => row.includes(',figure,'));
  expect(found).toHaveLength(25);
  for (const [at, phrase] of figures.entries()) expect(found[at]).toContain(phrase);
});

describe.skipIf(!existsSync(reportText))(`the text of mic-2024 (skipped where ${reportText} is not)`, () => {
  it('gives the committed evidence byte for byte', async () => {
    const seeds = temporaryFolder();
    const { code, stdout } = await runCli('extract', [reportText], { seeds });
    expect(code).toBe(0);
    expect(stdout).toContain('25 figures');
    expect(readFileSync(path.join(seeds, 'mic-2024.csv'))).toEqual(readFileSync(committed));
  });

  it('is verified by the check where it lies beside the evidence', async () => {
    const folders = copyOfData();
    copyFileSync(reportText, path.join(folders.seeds, 'mic-2024.txt'));
    const { code, stdout } = await runCli('check', [], folders);
    expect(stdout).toContain("mic-2024: compared with the report's text.");
    expect(code).toBe(0);
  });

  it('is refused by the check when one character is another', async () => {
    const folders = copyOfData();
    const changed = readFileSync(reportText, 'utf8').replace('72 million', '73 million');
    writeFileSync(path.join(folders.seeds, 'mic-2024.txt'), changed);
    const { code, stdout } = await runCli('check', ['--format', 'json'], folders);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ file: 'reports.csv', line: 2, column: 'text_sha256' }]);
  });

  it('shares no eight words in a row with any file of the project', () => {
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? [];
    const runs = (list: string[]) => list.slice(7).map((_, at) => list.slice(at, at + 8).join(' '));
    const report = new Set(runs(words(readFileSync(reportText, 'utf8'))));
    const copied = projectFiles().flatMap((file) =>
      runs(words(readFileSync(path.join(root, file), 'utf8')))
        .filter((run) => report.has(run))
        .map((run) => `${file}: ${run}`),
    );
    expect(copied).toEqual([]);
  });
});

/** Every text file of the project, what is installed, built or ignored left out. */
function projectFiles(): string[] {
  const notOurs = /^(?:node_modules|dist|\.\w+|package-lock\.json)$/;
  return readdirSync(root)
    .filter((name) => !notOurs.test(name))
    .flatMap((name) =>
      statSync(path.join(root, name)).isDirectory()
        ? readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' }).map((file) =>
            path.join(name, file),
          )
        : [name],
    )
    .filter(
      (file) => statSync(path.join(root, file)).isFile() && statSync(path.join(root, file)).size < 1_000_000,
    )
    .filter((file) => !/^seeds\/.*\.txt$/.test(file));
}
