import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { canMount, mountDisk } from './mounts.ts';
import type { Done } from './publish-once.ts';
import { wholeGeneration, writeGeneration } from './sites.ts';

const publisher = path.join(import.meta.dirname, 'publish-once.ts');

/** Publishes generation 2 into the folder's `dist`. @returns what was said where it was not published. */
function publish(folder: string): string | null {
  const output = execFileSync(process.execPath, [publisher, JSON.stringify([{ folder }])]);
  const { isPublished, said } = JSON.parse(String(output)) as Done;
  expect(isPublished).toBe(said === null);
  return said;
}

/** A folder, and the paths of names in it. */
function freshFolder() {
  const folder = temporaryFolder();
  return { folder, at: (...names: string[]) => path.join(folder, ...names) };
}

describe('the folder that a build replaces', () => {
  it('may be a link, which stays one', () => {
    const { folder, at } = freshFolder();
    writeGeneration(at('www/site'), 1);
    symlinkSync('www/site', at('dist'));
    expect(publish(folder)).toBe(null);
    expect(wholeGeneration(at('www/site'))).toBe(2);
    expect(lstatSync(at('dist')).isSymbolicLink()).toBe(true);
    expect([readdirSync(at('www/.nguon')), readdirSync(at('.nguon'))]).toEqual([['lock'], ['lock']]);
  });

  it('may be a link to where nothing is yet', () => {
    const { folder, at } = freshFolder();
    symlinkSync('www/site', at('dist'));
    expect(publish(folder)).toBe(null);
    expect(wholeGeneration(at('www/site'))).toBe(2);
  });

  it('is free of what killed builds left; another site beside it has its own', () => {
    const { folder, at } = freshFolder();
    writeGeneration(at('.nguon/previous-dist'), 1);
    mkdirSync(at('.nguon/next/site'), { recursive: true });
    writeGeneration(at('.nguon/previous-other'), 1);
    expect(publish(folder)).toBe(null);
    expect(wholeGeneration(at('dist'))).toBe(2);
    expect(readdirSync(at('.nguon')).toSorted()).toEqual(['lock', 'previous-other']);
  });

  it('is no file', () => {
    const { folder, at } = freshFolder();
    writeFileSync(at('dist'), '');
    expect(publish(folder)).toBe(
      `${at('dist')} is a file, and the site is a folder. Move the file away, or name a folder in NGUON_DIST.`,
    );
  });

  it.each([
    [
      'files of somebody',
      'thesis.doc',
      /^.*\/dist holds something else than a site \(thesis\.doc\), .* Name a new folder in NGUON_DIST\.$/,
    ],
    ['a repository', '.git', /holds something else than a site \(\.git\)/],
  ])('is not deleted when it holds %s', (_, name, message) => {
    const { folder, at } = freshFolder();
    mkdirSync(at('dist'));
    writeFileSync(at('dist', name), '');
    expect(publish(folder)).toMatch(message);
    expect(existsSync(at('dist', name))).toBe(true);
  });

  it('is not one that holds the project', () => {
    const { at } = freshFolder();
    // As with NGUON_DIST=.. where a site lies about.
    writeGeneration(at('outer'), 1);
    mkdirSync(at('outer/project'));
    symlinkSync('..', at('outer/project/dist'));
    expect(publish(at('outer/project'))).toMatch(/holds something else than a site/);
    expect(existsSync(at('outer/project'))).toBe(true);
  });

  it.skipIf(!canMount)('is not where a disk is mounted', () => {
    const { folder, at } = freshFolder();
    mountDisk(at('dist'), 1);
    writeGeneration(at('dist'), 1);
    expect(publish(folder)).toBe(
      `${at('dist')} is where a disk or a container's volume is mounted, so another folder cannot take its place, and the site would not change all at once. Mount it at the folder above (${folder}), or build into a folder on it: NGUON_DIST=${at('dist/site')}`,
    );
    expect(wholeGeneration(at('dist'))).toBe(1);
  });

  it.skipIf(!canMount)('may be on another disk than the project', () => {
    const { folder, at } = freshFolder();
    mountDisk(at('disk'), 1);
    symlinkSync('disk/site', at('dist'));
    for (const before of [undefined, 1]) {
      if (before) {
        renameSync(at('disk/site'), at('disk/gone'));
        writeGeneration(at('disk/site'), before);
      }
      expect(publish(folder)).toBe(null);
      expect(wholeGeneration(at('disk/site'))).toBe(2);
      expect(readdirSync(at('disk/.nguon'))).toEqual(['lock']);
    }
  });

  it.skipIf(!canMount)('is as it was when that disk has no room for two', () => {
    const { folder, at } = freshFolder();
    mountDisk(at('disk'), 1);
    writeGeneration(at('disk/site'), 1);
    writeFileSync(at('disk/full'), new Uint8Array(2 ** 20 - 80 * 2 ** 10));
    symlinkSync('disk/site', at('dist'));
    const said = publish(folder);
    expect(said).toMatch(
      /^The disk of .*\/disk\/\.nguon\/next-site\S* is full\. .* free at least 1\.0 MB, or build onto another disk with NGUON_DIST/,
    );
    expect(wholeGeneration(at('disk/site'))).toBe(1);
    expect(readdirSync(at('disk/.nguon'))).toEqual(['lock']);
  });

  it.skipIf(!canMount)('and the folder beside it are on one disk', () => {
    const { folder, at } = freshFolder();
    writeGeneration(at('dist'), 1);
    mountDisk(at('.nguon'), 1);
    expect(publish(folder)).toMatch(
      /\/dist and the folder .*\/\.nguon beside it are on different disks, or in different layers of a container's image/,
    );
    expect(wholeGeneration(at('dist'))).toBe(1);
    expect(readdirSync(at('.nguon'))).toEqual(['lock']);
  });
});
