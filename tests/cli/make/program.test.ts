import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { programDigest } from '../../../src/cli/make/program.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { root } from '../../support/snapshot.ts';

const folder = temporaryFolder();
for (const name of ['src', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
  cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
mkdirSync(path.join(folder, 'node_modules'));
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const digest = (env = {}) => programDigest(folder, env);

describe('the digest of the program', () => {
  it('is the same wherever the project is', () => {
    const elsewhere = temporaryFolder();
    cpSync(folder, elsewhere, { recursive: true });
    expect(programDigest(elsewhere, {})).toBe(digest());
  });

  it.each([
    'src/styles/chart.css',
    'src/client/marks.ts',
    'src/components/ChartPage.astro',
    'src/i18n/vi.json',
    'src/charts/new-type.ts',
    'src/stories/told.ts',
    'astro.config.mjs',
    'package.json',
    'node_modules/.package-lock.json',
  ])('is another after a change of %s', (file) => {
    const before = digest();
    write(file, '{}');
    expect(digest()).not.toBe(before);
  });

  it.each(['NGUON_SITE', 'NGUON_BASE', 'NGUON_REPOSITORY', 'NGUON_BRANCH'])(
    'is another for another %s',
    (name) => {
      expect(digest({ [name]: 'x' })).not.toBe(digest());
      expect(digest({ [name]: '' })).toBe(digest());
    },
  );

  it('is the same whatever an editor writes', () => {
    const before = digest({ NGUON_DATA: 'elsewhere', LANG: 'vi_VN' });
    for (const file of ['src/stories/en/mic-2024.mdx', 'src/stories/vi/new.mdx', 'data/charts.csv'])
      write(file, 'x');
    expect(digest()).toBe(before);
  });
});
