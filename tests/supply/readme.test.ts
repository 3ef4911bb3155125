import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { root } from '../support/folders.ts';
import { manifest } from './project.ts';

const HEADING = '## Dependencies';

/** The README's section on packages, and its two tables: what builds the site, what tests it. */
function sectionOf(readme: string) {
  const section = readme.split(`${HEADING}\n`)[1]?.split(/^## /m)[0] ?? '';
  const [, build = '', tests = ''] = section.split(/^\| package \|.*$/m);
  const rows = (table: string) =>
    [...table.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, name = '', reason = '']) => ({
      name,
      reason: reason.trim(),
    }));
  return { section, build: rows(build), tests: rows(tests) };
}

const { section, build, tests } = sectionOf(readFileSync(path.join(root, 'README.md'), 'utf8'));

test.each([
  ['that build the site', build, { ...manifest.dependencies, ...manifest.optionalDependencies }],
  ['for tests', tests, manifest.devDependencies],
] as const)('the README lists exactly the packages of package.json %s', (_, rows, packages) => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(packages).toSorted());
});

test('it says of each in one line what it is there for', () => {
  const all = [...build, ...tests];
  expect(all.filter(({ reason }) => reason.split(/\s+/).length < 3)).toEqual([]);
  const reasons = all.map(({ reason }) => reason);
  expect(reasons.filter((one, at) => reasons.indexOf(one) !== at)).toEqual([]);
});

test('it explains what takes the place of another package, and whose scripts run at installation', () => {
  for (const name of [...Object.keys(manifest.overrides), ...Object.keys(manifest.allowScripts)])
    expect(section).toContain(`\`${name}\``);
  for (const setting of ['overrides', 'allowScripts']) expect(section).toContain(`\`${setting}\``);
});

describe('the reading of the README', () => {
  const readme = (rows: string) =>
    `# A\n\n${HEADING}\n\n| package | what for |\n|---|---|\n${rows}\n\n| package | what for |\n|---|---|\n| \`t\` | tests it all |\n\n## B\n\n| \`z\` | is elsewhere |\n`;
  it('sees a row, and one without a reason', () => {
    const { build, tests } = sectionOf(readme('| `a` | does one thing |\n| `@s/b` | |'));
    expect(build).toEqual([
      { name: 'a', reason: 'does one thing' },
      { name: '@s/b', reason: '' },
    ]);
    expect(tests).toEqual([{ name: 't', reason: 'tests it all' }]);
  });
  it('sees no row where there is no such section', () => {
    expect(sectionOf(readme('').replace(HEADING, '## C'))).toEqual({ section: '', build: [], tests: [] });
  });
});
