import { unzipSync } from 'fflate';
import { MOST_BYTES, type Source } from '../../csv/decode.ts';
import { publishedTables } from '../table/table-formats.ts';

/** What is read of an archive; whatever else is in it, and wherever its names lead, is passed over. */
const WANTED: ReadonlySet<string> = new Set([
  'datapackage.json',
  ...publishedTables.map((name) => `${name}.csv`),
]);

/**
 * The tables and their description of a `nguon.zip`, which may come from anywhere: nothing is written, names lead nowhere,
 * and no more is unpacked than a table may hold.
 * @returns in a sentence, why it cannot be read.
 */
export function readArchive(bytes: Uint8Array): Source[] | string {
  const entries = directoryOf(bytes);
  if (!entries) return 'It is no ZIP archive, or a part of it is missing.';
  const wanted = entries.filter(({ name }) => WANTED.has(name));
  const twice = wanted.find(({ name }, at) => wanted.findIndex((one) => one.name === name) < at);
  if (twice) return `It has ${twice.name} twice.`;
  const large = wanted.find(({ size }) => size > MOST_BYTES);
  if (large) return `Its ${large.name} would have ${large.size} bytes; ${MOST_BYTES} can be read.`;
  const sources: Source[] = [];
  for (const { name, size, checksum } of wanted) {
    const file = unpacked(bytes, name, size);
    if (file?.length !== size || crc32(file) !== checksum) return `Its ${name} is damaged.`;
    sources.push({ file: name, bytes: file });
  }
  return sources;
}

/** One file; no more room is made for it than it says itself that it needs. Undefined where it cannot be unpacked. */
function unpacked(bytes: Uint8Array, name: string, size: number): Uint8Array | undefined {
  try {
    return unzipSync(bytes, { filter: (one) => one.name === name && one.originalSize === size })[name];
  } catch {
    return undefined;
  }
}

interface Entry {
  name: string;
  size: number;
  checksum: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The central directory of an archive (PKWARE APPNOTE, 4.3.12 and 4.3.16); undefined where there is none. */
function directoryOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const first = Math.max(0, end - 65_535);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      size: view.getUint32(at + 24, true),
      checksum: view.getUint32(at + 16, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** The checksum of ZIP (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
