import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Cache, keyOf } from '../../../src/cli/make/cache.ts';
import { temporaryFolder } from '../../support/folders.ts';

const pack = new Map<string, Uint8Array>([
  ['charts/x.csv', Buffer.from('a,b\r\n')],
  ['vi/charts/ế.png', Buffer.of(0, 255, 13, 10)],
  ['empty', Buffer.alloc(0)],
]);
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));

describe('the cache of a build', () => {
  it('gives back what it was given', () => {
    const cache = new Cache(path.join(temporaryFolder(), 'cache'));
    const key = keyOf('one');
    expect(cache.read(key)).toBeUndefined();
    cache.write(key, pack);
    expect(cache.read(key)).toEqual(pack);
    expect(cache.read(keyOf('other'))).toBeUndefined();
  });

  it('knows what was damaged, cut off or emptied for nothing', () => {
    const folder = temporaryFolder();
    const cache = new Cache(folder);
    const key = keyOf('one');
    cache.write(key, pack);
    const [file = ''] = filesOf(folder);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(cache.read(key)).toBeUndefined();
    }
    for (const length of [0, 1, 31, 32, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, length));
      expect(cache.read(key)).toBeUndefined();
    }
    cache.write(key, pack);
    expect(cache.read(key)).toEqual(pack);
  });

  it('deletes what nothing has used for a week, and leaves what something has', () => {
    const folder = temporaryFolder();
    const cache = new Cache(folder);
    for (const name of ['old', 'used', 'new']) cache.write(keyOf(name), pack);
    const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    for (const file of filesOf(folder).filter((file) => !file.endsWith(keyOf('new'))))
      utimesSync(file, longAgo, longAgo);
    cache.read(keyOf('used'));
    cache.clearUp();
    expect(
      filesOf(folder)
        .map((file) => path.basename(file))
        .toSorted(),
    ).toEqual([keyOf('new'), keyOf('used')].toSorted());
  });

  it('does without where it cannot write', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const cache = new Cache(path.join(file, 'within a file'));
    cache.write(keyOf('one'), pack);
    expect(cache.read(keyOf('one'))).toBeUndefined();
  });
});

describe('a key', () => {
  it('is another where ingredients are divided otherwise', () => {
    const keys = [keyOf('ab', 'c'), keyOf('a', 'bc'), keyOf('abc'), keyOf('abc', ''), keyOf('', 'abc')];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf('ab', 'c')).toBe(keyOf(new TextEncoder().encode('ab'), 'c'));
  });
});
