import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asJson } from '../../src/cli/print.ts';
import { type Problem, problemCodes } from '../../src/csv/problem.ts';
import { loadTables } from '../../src/tables/load.ts';
import { copyOfData, layOver, root } from '../support/folders.ts';

/**
 * A case is a folder whose files are laid over the snapshot's data and seeds (`X.deleted` deletes `X`), and the exact
 * array that `npm run check:data -- --format json` prints of it. An empty array is a good input. That the command prints
 * nothing else, and how it exits, is tested once, in `tests/cli/check.test.ts`.
 * `npx vitest -u` writes expected.json anew: read the difference as the editor who must act on it.
 */
const cases = path.join(root, 'tests/csv/cases');
const names = readdirSync(cases);

describe('npm run check:data -- --format json', () => {
  it.for(names)('%s', async (name) => {
    const folders = copyOfData();
    layOver(path.join(cases, name), path.dirname(folders.data));
    const { problems } = await loadTables(folders);
    await expect(`${asJson(problems)}\n`).toMatchFileSnapshot(path.join(cases, name, 'expected.json'));
    expect(problems.length === 0).toBe(name.startsWith('good-'));
  });
});

describe('the expected problems', () => {
  const read = (name: string): Problem[] =>
    JSON.parse(readFileSync(path.join(cases, name, 'expected.json'), 'utf8'));

  it('are of every kind there is', () => {
    expect(new Set(names.flatMap(read).map(({ code }) => code))).toEqual(new Set(problemCodes));
  });

  it('each name a file, a line, what is wrong and how to mend it, in sentences', () => {
    for (const { file, line, message, mend } of names.flatMap(read)) {
      expect(file).not.toMatch(/^\/|\\|\.\./);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(message).toMatch(/^["\p{L}\d].*[.?]$/u);
      expect(mend).toMatch(/^["\p{Lu}].*(?:\.|[a-z_]+,[a-z_]+)$/u);
      expect(message.length + mend.length).toBeLessThan(500);
    }
  });
});
