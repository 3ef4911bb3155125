import Papa from 'papaparse';
import { rowsOf, textOf } from '../folder.ts';
import { anyFile, type Mutation } from './mutation.ts';

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 255);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

/** Bytes flipped, cut off, in another encoding, in another dialect of CSV, or none of a text at all. */
export const byteMutation: Mutation = (folder, random) => {
  const file = anyFile(folder, random, () => true);
  if (file === undefined) return 'no file is left';
  const bytes = folder.get(file) ?? new Uint8Array();
  const text = textOf(folder, file);
  const rows = () => rowsOf(folder, file);
  const flip = (count: number) => {
    const changed = bytes.slice();
    for (let at = 0; at < count; at++) {
      const place = random.below(changed.length || 1);
      changed[place] = (changed[place] ?? 0) ^ (1 << random.below(8));
    }
    return changed;
  };
  const insert = (what: string) => {
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(what, 'latin1'), bytes.subarray(at)]);
  };
  const utf8 = (one: string) => new TextEncoder().encode(one);
  const [told, made] = random.pick<[string, () => Uint8Array]>([
    ['one bit', () => flip(1)],
    ['twenty bits', () => flip(20)],
    ['cut off', () => bytes.slice(0, random.below(bytes.length + 1))],
    ['NUL', () => insert('\0')],
    [
      'invalid UTF-8',
      () =>
        insert(random.pick(['\xff', '\xc3(', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xc0\x80', '\xe2\x82'])),
    ],
    ['a BOM in the middle', () => insert('\xef\xbb\xbf')],
    ['a quotation mark', () => insert('"')],
    ['a line end', () => insert(random.pick(['\r', '\n', '\r\n', '\u0085']))],
    ['Latin-1', () => latin1(text)],
    ['UTF-16 with its mark', () => utf16(`\ufeff${text}`)],
    ['UTF-16 without its mark', () => utf16(text)],
    ['UTF-16 with half a letter', () => utf16(`\ufeff${text}\ud800`)],
    ['a BOM', () => utf8(`\ufeff${text}`)],
    ['two BOMs', () => utf8(`\ufeff\ufeff${text}`)],
    ['CRLF', () => utf8(text.replaceAll('\n', '\r\n'))],
    ['CR', () => utf8(text.replaceAll('\n', '\r'))],
    ['semicolons', () => utf8(Papa.unparse(rows(), { delimiter: ';' }))],
    ['tabs', () => utf8(Papa.unparse(rows(), { delimiter: '\t' }))],
    ['quotes everywhere', () => utf8(Papa.unparse(rows(), { quotes: true }))],
    ['NFD', () => utf8(text.normalize('NFD'))],
    ['noise', () => Uint8Array.from({ length: 2000 }, () => random.below(256))],
    ['a workbook', () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes])],
    ['a gzip', () => Buffer.concat([Buffer.from('\x1f\x8b\x08\x00', 'latin1'), bytes])],
  ]);
  folder.set(file, made());
  return `${told}: ${file}`;
};
