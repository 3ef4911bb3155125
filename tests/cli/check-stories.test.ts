import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, test } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { locales } from '../../src/i18n/locales.ts';
import { checkStories } from '../../src/stories/check.ts';
import { storyRules } from '../../src/stories/components.ts';
import { projectSources } from '../support/data.ts';
import { copyOfData, root, snapshot, temporaryFolder } from '../support/folders.ts';
import { runBuild, runCli } from '../support/run.ts';

const { tables } = await readTables(projectSources());
const files = locales.flatMap((locale) =>
  readdirSync(path.join(snapshot.stories, locale)).map((name) => {
    const file = `src/stories/${locale}/${name}`;
    return { file, source: readFileSync(path.join(snapshot.stories, locale, name), 'utf8') };
  }),
);

test('the stories are there in every language, and sound', () => {
  for (const locale of locales)
    expect(files.filter(({ file }) => file.startsWith(`src/stories/${locale}/`))).not.toEqual([]);
  expect(checkStories(files, tables)).toEqual([]);
});

test('the check knows every component that a story is given, and no other', () => {
  const index = readFileSync(path.join(root, 'src/components/mdx.ts'), 'utf8');
  const [, names = ''] = /return \{([^}]*)\}/.exec(index) ?? [];
  const given = [...names.matchAll(/(?<=^|,)\s*(\w+)/g)].map(([, name]) => name);
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
const checkStoriesCli = 'check stories';

it('npm run check:stories exits with 1 and says where, what and how to fix it', async () => {
  const { code, stdout, stderr } = await runCli(checkStoriesCli, [], renamedCharts());
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(
    /^ {2}tests\/snapshot\/stories\/en\/[\w-]+\.mdx:\d+:\d+: charts\.csv has no "[\w-]+"\.(?: Did you mean .*)?\n {4}Write .* \[story-error\]$/m,
  );
  expect(stderr).toMatch(/\d+ problems in \d+ files?\. Nothing was published\.\n$/);
});

test('a build of stories that do not fit the data publishes nothing', async () => {
  const dist = path.join(temporaryFolder(), 'dist');
  const { code, stderr } = await runBuild({ NGUON_DATA: renamedCharts().data, NGUON_DIST: dist });
  expect(code).toBe(1);
  expect(stderr).toContain('charts.csv has no');
  expect(readdirSync(path.dirname(dist))).toEqual([]);
});
