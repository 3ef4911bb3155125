import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { archive } from '../../src/outputs/package/archive.ts';
import { readArchive } from '../../src/outputs/published/read-archive.ts';
import { publishedTables } from '../../src/outputs/table/table-formats.ts';
import { project, site } from '../outputs/support.ts';

const whole = await archive(project, site);
const csv = strToU8('id\r\nx\r\n');
const zip = (files: Zippable) => zipSync(files);
const namesIn = (bytes: Uint8Array) => {
  const read = readArchive(bytes);
  return typeof read === 'string' ? read : read.map(({ file }) => file);
};
/** An archive in which a number stands otherwise: where `find` stands, so many bytes on. */
function patched(bytes: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (let at = 0; at + offset + 4 <= copy.length; at++)
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  return copy;
}
const [LOCAL, CENTRAL] = [0x04034b50, 0x02014b50];

test('the archive of the site is read whole', () => {
  const wanted = ['datapackage.json', ...publishedTables.map((name) => `${name}.csv`)];
  expect(new Set(namesIn(whole))).toEqual(new Set(wanted));
});

describe('names that lead elsewhere are passed over', () => {
  test.each([
    '../units.csv',
    '/units.csv',
    '..\\units.csv',
    'C:\\units.csv',
    'x/../units.csv',
    './units.csv',
    'units.csv/',
    'UNITS.CSV',
    'units.csv\0.png',
    'constructor',
  ])('%j', (name) => {
    expect(namesIn(zip({ [name]: csv, 'measures.csv': csv }))).toEqual(['measures.csv']);
  });

  test('a link is read as the text it is', () => {
    const link = zip({ 'units.csv': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] });
    expect(readArchive(link)).toEqual([{ file: 'units.csv', bytes: strToU8('/etc/passwd') }]);
  });
});

describe('what is no sound archive is told', () => {
  const twice = () => {
    const bytes = zip({ 'units.csv': csv, 'unitt.csv': csv });
    for (let at = 0; at < bytes.length; at++)
      if (bytes[at] === 't'.charCodeAt(0) && bytes[at + 1] === '.'.charCodeAt(0))
        bytes[at] = 's'.charCodeAt(0);
    return bytes;
  };
  test.each<[name: string, bytes: Uint8Array, sentence: RegExp]>([
    ['nothing', new Uint8Array(), /no ZIP archive/],
    ['a text', strToU8('x'.repeat(100_000)), /no ZIP archive/],
    ['its first half', whole.slice(0, whole.length / 2), /no ZIP archive/],
    ['its second half', whole.slice(whole.length / 2), /./],
    ['a name twice', twice(), /has units\.csv twice/],
    ['a wrong checksum', patched(zip({ 'units.csv': csv }), CENTRAL, 16, 1), /units\.csv is damaged/],
    ['a size that is too small', patched(zip({ 'units.csv': csv }), CENTRAL, 24, 3), /units\.csv is damaged/],
    [
      'a size that is too large',
      patched(zip({ 'units.csv': csv }), CENTRAL, 24, 300),
      /units\.csv is damaged/,
    ],
    [
      'a size of 4 GB',
      patched(zip({ 'units.csv': csv }), CENTRAL, 24, 0xffff_fff0),
      /would have 4294967280 bytes/,
    ],
    ['an offset outside', patched(zip({ 'units.csv': csv }), CENTRAL, 42, 0x7fff_ffff), /damaged/],
    [
      'a packing that nobody knows',
      patched(patched(zip({ 'units.csv': csv }), LOCAL, 8, 99), CENTRAL, 10, 99),
      /damaged/,
    ],
  ])('%s', (_, bytes, sentence) => {
    expect(readArchive(bytes)).toMatch(sentence);
  });

  test('one byte changed, anywhere', () => {
    const sound = JSON.stringify(readArchive(whole));
    for (let at = 0; at < whole.length; at += 1499) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      const read = readArchive(bytes);
      // Names, times and what is not read may change; nothing is ever read otherwise.
      if (typeof read !== 'string')
        for (const { file, bytes: own } of read)
          expect(sound).toContain(JSON.stringify({ file, bytes: own }));
    }
  });
});

test('a bomb is not unpacked', () => {
  const bomb = zip({ 'units.csv': new Uint8Array(20_000_000) });
  expect(bomb.length).toBeLessThan(50_000);
  // It says itself how large it would be, or says what is not so: then no more is unpacked than it says.
  const honest = patched(bomb, CENTRAL, 24, 300_000_000);
  expect(readArchive(honest)).toBe('Its units.csv would have 300000000 bytes; 256000000 can be read.');
  expect(readArchive(patched(bomb, CENTRAL, 24, 1000))).toBe('Its units.csv is damaged.');
});
