import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { copyOfData } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

const SITE = { NGUON_SITE: 'https://example.org' };

it.each([
  [{}, /^NGUON_SITE is not set, .*NGUON_SITE=https:\/\/example\.org npm run freeze -- CHART\n$/],
  [{ ...SITE, NGUON_BASE: '/../' }, /^NGUON_BASE is "\/\.\.\/", which is not the path of a folder/],
])('with %j, exits with 1 and says how to set it', async (environment, message) => {
  const { code, stdout, stderr } = await runCli('freeze', ['platform-users'], copyOfData(), environment);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
});

it('of bad data, or of bad stories, exits with 1 and says where', async () => {
  const folders = copyOfData();
  const change = (name: string, from: string | RegExp, to: string) => {
    const file = path.join(folders.data, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  const freeze = () => runCli('freeze', ['platform-users'], folders, SITE);
  // The stories name the glossary's terms.
  change('glossary.csv', /^g1,.*\n/m, '');
  const ofStories = await freeze();
  expect(ofStories.code).toBe(1);
  expect(ofStories.stderr).toMatch(/^ {2}tests\/snapshot\/stories\/en\/mic-2024\.mdx:\d+:\d+: /m);
  change('observations/platforms.csv', '72000000', '7200000');
  const ofData = await freeze();
  expect(ofData.code).toBe(1);
  expect(ofData.stderr).toContain('platforms.csv:5 column "value"');
});
