import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, test } from 'vitest';
import { storyRules } from '../../src/stories/figures.ts';
import { copyOfData, root, temporaryFolder } from '../support/folders.ts';
import { runBuild, runCli } from '../support/run.ts';

test('the check knows every component that a story is given, and no other', () => {
  const index = readFileSync(path.join(root, 'src/components/mdx.ts'), 'utf8');
  const [, names = ''] = /return \{([^}]*)\}/.exec(index) ?? [];
  const given = [...names.matchAll(/(?<=^|,)\s*([A-Z]\w+)/g)].map(([, name]) => name);
  expect(given.toSorted()).toEqual(Object.keys(storyRules).toSorted());
});

/** Data that is sound, but has another name for every chart than the stories. */
function renamedCharts() {
  const folders = copyOfData();
  const file = path.join(folders.data, 'charts.csv');
  const [header, ...rows] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [header, ...rows.map((row) => (row === '' ? row : `other-${row}`))].join('\n'));
  return folders;
}
it('npm run check:stories exits with 1 and says where, what and how to fix it', async () => {
  const { code, stdout, stderr } = await runCli('check stories', [], renamedCharts());
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(
    /^ {2}tests\/snapshot\/stories\/en\/[\w-]+\.mdx:\d+:\d+: charts\.csv has no "[\w-]+"\.(?: Did you mean .*)?\n {4}Write .* \[story-error\]$/m,
  );
  expect(stderr).toMatch(/\d+ problems in \d+ files?\. Nothing was published\.\n$/);
});

test('a build of stories that do not fit the data publishes nothing', async () => {
  const dist = path.join(temporaryFolder(), 'dist');
  const { data, seeds } = renamedCharts();
  const { code, stderr } = await runBuild({ NGUON_DATA: data, NGUON_SEEDS: seeds, NGUON_DIST: dist });
  expect(code).toBe(1);
  expect(stderr).toContain('charts.csv has no');
  expect(readdirSync(path.dirname(dist))).toEqual([]);
});
