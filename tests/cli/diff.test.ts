import { expect, it, test } from 'vitest';
import { Project, publishedSample } from './published-folders.ts';

const published = await publishedSample();
const fixed = new Project();
fixed.fixUsers();
const CHANGED = /changed {2}Alpha, Inc\., Users, 2024 {2}72 million users {2}→ {2}71 million users/;

it('npm run diff -- FOLDER shows what changes, which is no error', async () => {
  const { code, stdout, stderr } = await fixed.run('diff', [published.dist]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(CHANGED);
  expect(stdout).toContain('touched  Two platforms have most accounts (accounts)');
});

test('in Vietnamese, for a pull request', async () => {
  const { code, stdout } = await fixed.run('diff', [published.zip, '--format=markdown', '--lang', 'vi']);
  expect(code).toBe(0);
  expect(stdout).toContain(
    '    thay đổi  Alpha, Inc., Số người dùng, 2024  72 triệu người dùng  →  71 triệu người dùng\n',
  );
});

it('without a FOLDER compares with what was pushed, where there is none', async () => {
  const project = new Project();
  project.push('main');
  project.fixUsers();
  const { code, stdout } = await project.run('diff');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Compared with origin\/main \(commit \w+ of \d{4}-\d\d-\d\d\):/);
  expect(stdout).toMatch(CHANGED);
});

it('exits with 1 where the data have problems, which it reports in the format that was asked for', async () => {
  const project = new Project();
  project.edit('data/observations/all.csv', '72000000', '7200000');
  const arguments_ = [published.zip, '--format', 'markdown'];
  const { code, stdout, stderr } = await project.run('diff', arguments_, { GITHUB_ACTIONS: 'true' });
  expect(code).toBe(1);
  expect(stderr).toContain('all.csv:3 column "value": 7200000 does not match');
  expect(stdout).toMatch(
    /^### .+ {4}.*data\/observations\/all\.csv:3 column "value": 7200000 does not match/s,
  );
  expect(stdout).not.toContain('::');
});
