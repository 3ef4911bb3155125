import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asJson } from '../../src/cli/print.ts';
import type { Problem } from '../../src/csv/problem.ts';
import { loadTables } from '../../src/dataset/load.ts';
import sentences from '../../src/i18n/problems.en.json' with { type: 'json' };
import { codeOf, type ProblemKey, type ProblemText } from '../../src/i18n/problems.ts';
import { cases, copyOfCase } from '../support/folders.ts';

/**
 * A case is a folder whose files are laid over the snapshot's data and seeds (`X.deleted` deletes `X`), and the exact
 * array that `npm run check:data -- --format json` prints of it. An empty array is a good input. That the command prints
 * nothing else, and how it exits, is tested once, in `tests/cli/check.test.ts`.
 * `npx vitest -u` writes expected.json anew: read the difference as the editor who must act on it.
 */
/** Those that other commands publish are tested there. */
const codes = (Object.keys(sentences) as ProblemKey[])
  .map(codeOf)
  .filter((code) => !/^(?:story-error|correction-missing|correction-error|check-yourself)$/.test(code));

const names = readdirSync(cases);

describe('npm run check:data -- --format json', () => {
  it.for(names)('%s', async (name) => {
    const { problems } = await loadTables(copyOfCase(name));
    await expect(`${asJson(problems)}\n`).toMatchFileSnapshot(path.join(cases, name, 'expected.json'));
    expect(problems.length === 0).toBe(name.startsWith('good-'));
  });
});

describe('the expected problems', () => {
  const read = (name: string): (Problem & ProblemText)[] =>
    JSON.parse(readFileSync(path.join(cases, name, 'expected.json'), 'utf8'));

  it('are of every kind there is', () => {
    expect(new Set(names.flatMap(read).map(({ code }) => code))).toEqual(new Set(codes));
  });

  it('each name a file, a line, what is wrong and how to fix it, in sentences', () => {
    for (const { file, line, message, fix } of names.flatMap(read)) {
      expect(file).not.toMatch(/^\/|\\|\.\./);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(message).toMatch(/^["\p{L}\d].*[.?]$/u);
      expect(fix).toMatch(/^["\p{Lu}].*(?:\.|[a-z_]+,[a-z_]+)$/u);
      expect(message.length + fix.length).toBeLessThan(500);
    }
  });
});
