import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRows } from '../../src/csv/text.ts';
import { loadTables } from '../../src/dataset/load.ts';
import { readTables } from '../../src/dataset/read.ts';
import { evidenceColumns, extractEvidence } from '../../src/evidence/extract.ts';
import { withNames } from '../../src/tables/draft.ts';
import { projectSources } from '../support/data.ts';
import { copyOfData, noText, reportText, root, snapshot } from '../support/folders.ts';

const committed = path.join(snapshot.seeds, 'mic-2024.csv');

describe('the text of mic-2024', () => {
  beforeEach(({ skip }) => skip(reportText === undefined, noText));
  const read = () => readFileSync(reportText ?? '');

  it('gives the committed evidence', async () => {
    const { tables } = await readTables(projectSources());
    const text = read().toString();
    const evidence = extractEvidence('mic-2024', text, 'en');
    const cells = withNames({ evidence, text, locale: 'en', eventDate: '2024-11-28' }, tables);
    expect(writeRows([evidenceColumns, ...cells.map((row) => Object.values(row))])).toBe(
      readFileSync(committed, 'utf8'),
    );
  });

  it('is verified by the check where it lies beside the evidence, and refused when one character is another', async () => {
    const folders = copyOfData();
    const file = path.join(folders.seeds, 'mic-2024.txt');
    writeFileSync(file, read());
    expect(await loadTables(folders)).toMatchObject({ problems: [], verified: ['mic-2024'] });
    const reports = path.join(folders.data, 'reports.csv');
    const right = readFileSync(reports, 'utf8');
    writeFileSync(reports, right.replace(' 0 134 ', ' 0 135 '));
    expect((await loadTables(folders)).problems).toMatchObject([
      { file: 'reports.csv', column: 'line_lengths' },
    ]);
    writeFileSync(reports, right);
    writeFileSync(file, read().toString().replace('72 million', '73 million'));
    expect((await loadTables(folders)).problems).toMatchObject([
      { file: 'reports.csv', line: 2, column: 'text_sha256' },
    ]);
  });

  it('shares no eight words in a row with any file of the project', () => {
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? [];
    const runs = (list: string[]) => list.slice(7).map((_, at) => list.slice(at, at + 8).join(' '));
    const report = new Set(runs(words(read().toString())));
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
