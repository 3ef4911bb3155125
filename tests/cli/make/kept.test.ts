import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Cache, keyOf } from '../../../src/cli/make/cache.ts';
import { keep, put, restore, sumOf } from '../../../src/cli/make/kept.ts';
import { temporaryFolder } from '../../support/folders.ts';

const key = keyOf('one');
const pack = new Map<string, Uint8Array>([
  ['charts/x.csv', Buffer.from('a,b\r\n')],
  ['vi/charts/x.png', Buffer.of(0, 255, 13, 10)],
]);
const sums = new Map([...pack].map(([name, content]) => [name, sumOf(content)]));

let cache: Cache;
let cacheFolder: string;
let last: string;
let folder: string;
beforeEach(() => {
  const outer = temporaryFolder();
  [cacheFolder = '', last = '', folder = ''] = ['cache', 'dist', 'next'].map((name) =>
    path.join(outer, name),
  );
  cache = new Cache(cacheFolder);
  for (const one of [last, folder]) mkdirSync(one);
  for (const [name, content] of pack) put(path.join(last, name), content);
});

const inode = (site: string, name: string) => statSync(path.join(site, name)).ino;
const isTakenOver = (name: string) => inode(folder, name) === inode(last, name);
const names = [...pack.keys()];
const contents = (site: string) => names.map((name) => [...readFileSync(path.join(site, name))]);
const asWritten = names.map((name) => [...(pack.get(name) ?? [])]);

describe('the files of a key', () => {
  it('are taken over from the last site, where they are as they were made', () => {
    expect(keep(cache, key, pack)).toEqual(sums);
    expect(restore(cache, key, { folder, last })).toEqual(sums);
    expect(names.map(isTakenOver)).toEqual([true, true]);
    expect(contents(folder)).toEqual(asWritten);
  });

  it('are written from the cache where the last site has them no more, or changed; and that stays as it is', () => {
    keep(cache, key, pack);
    writeFileSync(path.join(last, 'charts/x.csv'), 'a,c\r\n');
    rmSync(path.join(last, 'vi/charts/x.png'));
    expect(restore(cache, key, { folder, last })).toEqual(sums);
    expect(contents(folder)).toEqual(asWritten);
    expect(readFileSync(path.join(last, 'charts/x.csv'), 'utf8')).toBe('a,c\r\n');
    expect(isTakenOver('charts/x.csv')).toBe(false);
    expect(readdirSync(path.join(last, 'vi/charts'))).toEqual([]);
  });

  it('are not taken over where somebody has put a link in their place, or has given other rights to them', () => {
    keep(cache, key, pack);
    const [file = '', other = ''] = names.map((name) => path.join(last, name));
    renameSync(file, `${file}.away`);
    symlinkSync(`${file}.away`, file);
    chmodSync(other, 0o400);
    expect(restore(cache, key, { folder, last })).toEqual(sums);
    expect(names.map((name) => lstatSync(path.join(folder, name)).isFile())).toEqual([true, true]);
    expect(names.map(isTakenOver)).toEqual([false, false]);
    expect(contents(folder)).toEqual(asWritten);
  });

  it('are written from the cache where there is no last site', () => {
    keep(cache, key, pack);
    rmSync(last, { recursive: true });
    expect(restore(cache, key, { folder, last })).toEqual(sums);
    expect(contents(folder)).toEqual(asWritten);
  });

  it('are not there in part: what neither has whole is to be made, and leaves nothing', () => {
    expect(restore(cache, key, { folder, last })).toBeUndefined();
    keep(cache, key, pack);
    rmSync(path.join(last, 'vi/charts/x.png'));
    rmSync(path.join(cacheFolder, key.slice(0, 2), key));
    expect(restore(cache, key, { folder, last })).toBeUndefined();
    for (const [name, content] of pack) put(path.join(folder, name), content);
    expect(readFileSync(path.join(last, 'charts/x.csv'), 'utf8')).toBe('a,b\r\n');
  });

  it('are written where somebody has deleted the site and its folders meanwhile, too', () => {
    keep(cache, key, pack);
    for (const away of [folder, last]) {
      rmSync(away, { recursive: true });
      expect(restore(cache, key, { folder, last })).toEqual(sums);
      expect(contents(folder)).toEqual(asWritten);
      rmSync(folder, { recursive: true });
      for (const [name, content] of pack) put(path.join(folder, name), content);
      expect(contents(folder)).toEqual(asWritten);
      for (const name of names) rmSync(path.join(folder, name));
    }
  });

  it('cannot be written into files of the last site', () => {
    keep(cache, key, pack);
    restore(cache, key, { folder, last });
    expect(() => put(path.join(folder, 'charts/x.csv'), Buffer.from('z'))).toThrow('EEXIST');
    expect(contents(last)).toEqual(asWritten);
  });
});
