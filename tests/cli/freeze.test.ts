import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { copyOfData } from '../support/folders.ts';
import { runBuild, runCli } from '../support/run.ts';

const SITE = { NGUON_SITE: 'https://example.org' };

it.each<[string, string[], RegExp]>([
  ['no chart', [], /^Name the charts to freeze, or write --all: .*\nThere are platform-users, .*\.\n$/],
  [
    'an unknown one',
    ['platform_user'],
    /^There is no chart "platform_user"\. Did you mean platform-users\?\n$/,
  ],
  ['one like no other', ['qqqqqqq'], /^There is no chart "qqqqqqq"\. There are platform-users, .*\.\n$/],
  [
    'two unknown ones',
    ['a', 'platform-users', 'b'],
    /^There is no chart "a"\..*\nThere is no chart "b"\..*\n$/,
  ],
  ['charts and --all', ['--all', 'platform-users'], /not both/],
  ['no such day', ['platform-users', '--date', '2026-02-30'], /^--date: The calendar has no "2026-02-30"\./],
  ['no day', ['platform-users', '--date', '31/1/2026'], /^--date: .* Write 2026-01-31\.\n$/],
  ['a day to come', ['platform-users', '--date', '2999-01-01'], /^--date: 2999-01-01 is yet to come\./],
  ['half a day', ['platform-users', '--date=2026-01'], /^--date: "2026-01" is not a day/],
  ['another option', ['--force'], /--force/],
])('called with %s, exits with 2 and says what to write', async (_, args, message) => {
  const { code, stdout, stderr } = await runCli('freeze', args, copyOfData(), SITE);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

it.each([
  [{}, /^NGUON_SITE is not set, .*NGUON_SITE=https:\/\/example\.org npm run freeze -- CHART\n$/],
  [{ NGUON_SITE: '' }, /^NGUON_SITE is not set, /],
  [{ NGUON_SITE: 'example.org' }, /^NGUON_SITE is "example\.org", which is no address\./],
  [{ ...SITE, NGUON_BASE: '/../' }, /^NGUON_BASE is "\/\.\.\/", which is no folder/],
])('with %j, exits with 1 and says how to set it', async (environment, message) => {
  const { code, stdout, stderr } = await runCli('freeze', ['platform-users'], copyOfData(), environment);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
});

it('of bad data exits with 1 and tells what the build tells', async () => {
  const folders = copyOfData();
  const file = path.join(folders.data, 'observations/platforms.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('72000000', '7200000'));
  const freeze = await runCli('freeze', ['platform-users'], folders, SITE);
  const build = await runBuild({
    ...SITE,
    NGUON_DATA: folders.data,
    NGUON_SEEDS: folders.seeds,
    NGUON_STORIES: folders.stories,
  });
  expect(freeze.code).toBe(1);
  expect(freeze.stderr).toContain('platforms.csv:5 column "value"');
  expect(build.stderr).toContain(freeze.stderr);
});

it('of bad stories exits with 1 and tells what the build tells', async () => {
  const folders = copyOfData();
  // The stories name the glossary's terms.
  const file = path.join(folders.data, 'glossary.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^g1,.*\n/m, ''));
  const freeze = await runCli('freeze', ['platform-users'], folders, SITE);
  const build = await runBuild({
    ...SITE,
    NGUON_DATA: folders.data,
    NGUON_SEEDS: folders.seeds,
    NGUON_STORIES: folders.stories,
  });
  expect(freeze.code).toBe(1);
  expect(freeze.stderr).toMatch(/^ {2}tests\/snapshot\/stories\/en\/mic-2024\.mdx:\d+:\d+: /m);
  expect(build.stderr).toContain(freeze.stderr);
});
