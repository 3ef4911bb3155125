import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { told } from '../../../src/cli/faults.ts';
import { Refusal } from '../../../src/cli/refusal.ts';
import { temporaryFolder } from '../../support/folders.ts';

const folder = temporaryFolder();
const dist = path.join(folder, 'dist');
const staging = { target: dist, site: path.join(folder, '.nguon/next/site') };
const say = (error: unknown) => told(error, dist, staging);
/** An error as Node makes it. */
const system = (code: string, file?: string) =>
  Object.assign(new Error(`${code}: words of Node, open`), { code, ...(file && { path: file }) });

it.each<[string, unknown, RegExp]>([
  [
    'a full disk',
    system('ENOSPC', path.join(folder, 'a/b')),
    /^The disk of \S+nguon-test-\w+ is full\. .* free some room, or build/,
  ],
  [
    'one that another error wraps',
    new Error('Unknown', { cause: system('ENOSPC') }),
    /^The disk of .* is full\./,
  ],
  ['one of several', new AggregateError([new Error('other'), system('EROFS')]), /cannot be written to/],
  [
    'one that the bundler tells in words',
    new Error('Could not write: No space left on device (os error 28)'),
    /^The disk of .* is full\./,
  ],
  [
    'one that is named within words',
    new Error('UnknownFilesystemError: EMFILE, too many open files'),
    /ulimit/,
  ],
  ['a file of somebody else', system('EACCES', '/'), /^The user .* may not read or write \/[.,]/],
  [
    'two disks',
    system('EXDEV'),
    /\.nguon beside it are on different disks, or in different layers of a container's image/,
  ],
  [
    'a disk that is used up for this user',
    system('EDQUOT'),
    /^The user ".*" may store no more .* a quota is used up/,
  ],
  ['a place in use', system('EBUSY', dist), /\/dist is in use: .* NGUON_DIST\.$/],
  ['a disk that fails', system('EIO', dist), /^The disk of \S+\/dist failed/],
  ['what was refused', new Refusal('So it is.'), /^So it is\.$/],
])('%s is told in a sentence, without the place in the code', (_, error, message) => {
  expect(say(error)).toMatch(message);
  expect(say(error)).not.toMatch(/^ +at /m);
});

it('a file that is gone is told in a sentence, behind the place in the code: it may be a mistake of the program', () => {
  expect(say(system('ENOENT', '/gone'))).toMatch(/^ +at [\s\S]+\n\n\/gone is not there\. .* build again\.$/m);
});

it('what is no fault of the system is told with its place in the code', () => {
  expect(say(new Error('A page broke.'))).toMatch(/^Error: A page broke\.\n +at .*told\.test\.ts/);
  expect(say('words')).toBe('words');
});

it('how much room to make follows from the last site and from what is written of the new one', () => {
  const big = temporaryFolder();
  writeFileSync(path.join(big, 'index.html'), new Uint8Array(4_000_000));
  const error = system('ENOSPC', folder);
  expect(told(error, big)).toContain('free at least 6.0 MB,');
  const half = temporaryFolder();
  writeFileSync(path.join(half, 'page.html'), new Uint8Array(1_500_000));
  expect(told(error, big, { target: big, site: path.join(half, 'site') })).toContain('free at least 4.5 MB,');
});
