import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv } from '../../src/csv/read.ts';
import { decode, type Source } from '../../src/csv/text.ts';
import { readTables } from '../../src/dataset/read.ts';
import { columnsOf, projectSources } from '../support/data.ts';
import { inWords } from '../support/words.ts';

const sources = projectSources();

/** One way to spoil a file; `a` and `b` are places in it, from 0 to 1. */
interface Spoiling {
  how: 'flip' | 'insert' | 'delete' | 'repeat' | 'swap' | 'cut';
  a: number;
  b: number;
  bytes: Uint8Array;
}

const marks = [...'"\n\r,;\t\0?\ufeff\u0302=', '""', '\r\n', '__proto__'];
const inserted = fc.oneof(fc.constantFrom(...marks), fc.uint8Array({ minLength: 1, maxLength: 4 }));
const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  how: fc.constantFrom('flip', 'insert', 'delete', 'repeat', 'swap', 'cut'),
  a: fc.double({ min: 0, max: 1, noNaN: true }),
  b: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: inserted.map((one) => (typeof one === 'string' ? Buffer.from(one) : one)),
});

const spoilt = fc
  .record({
    source: fc.constantFrom(...sources),
    spoilings: fc.array(spoiling, { minLength: 1, maxLength: 4 }),
  })
  .map(({ source, spoilings }) => ({
    file: source.file,
    bytes: spoilings.reduce(spoil, source.bytes) as Uint8Array,
  }));

function spoil(bytes: Uint8Array, { how, a, b, bytes: extra }: Spoiling): Uint8Array {
  const [from, to] = [Math.floor(Math.min(a, b) * bytes.length), Math.floor(Math.max(a, b) * bytes.length)];
  // Short spans mostly: where whole files are torn out, little is left to be read.
  const end = Math.min(to, from + 40);
  const [before, span, after] = [bytes.subarray(0, from), bytes.subarray(from, end), bytes.subarray(end)];
  const flipped = span.map((byte, at) => (at === 0 ? byte ^ (extra[0] ?? 1) : byte));
  const parts = {
    flip: [before, flipped, after],
    insert: [before, extra, span, after],
    delete: [before, after],
    repeat: [before, span, span, after],
    swap: [before, after.subarray(0, 40), span, after.subarray(40)],
    cut: [bytes.subarray(0, to)],
  };
  return Buffer.concat(parts[how]);
}

function linesOf(source: Source): string[] {
  const decoded = decode(source);
  return 'text' in decoded ? decoded.text.split('\n') : [];
}

/** A line that begins with a cell, in quotes or not. */
function startOf(cell: string): RegExp {
  return new RegExp(`^"?\\s*${cell.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

it('reads each of 500 spoilt files as rows or as located problems, and never throws', () => {
  fc.assert(
    fc.property(spoilt, (source) => {
      const { sheet, problems } = readCsv(source, columnsOf(source.file));
      for (const problem of problems) {
        expect(inWords(problem).file).toBe(source.file);
        expect(problem.line).toBeGreaterThanOrEqual(1);
      }
      for (const row of sheet.rows) expect(row).toHaveLength(sheet.labels.length);
      expect(sheet.lines).toHaveLength(sheet.rows.length);
      const lines = linesOf(source);
      for (const [at, [first = '']] of sheet.rows.entries())
        if (!/["\n]/.test(first)) expect(lines[sheet.lines[at]! - 1]?.trimStart()).toMatch(startOf(first));
      // Nothing vanishes in silence.
      if (problems.length === 0) expect(sheet.complete).toBe(true);
    }),
    { numRuns: 500, seed: 2024 },
  );
});

it('checks whole data folders with one spoilt file, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(spoilt, async (source) => {
      const all = sources.map((sound) => (sound.file === source.file ? source : sound));
      const { tables, problems } = await readTables(all);
      for (const { file, line, message, fix } of problems.map(inWords)) {
        expect([file, message, fix]).not.toContain('');
        expect(line).toBeGreaterThanOrEqual(1);
      }
      // Without a problem, every observation has its figure.
      if (problems.length === 0)
        for (const { figure, value } of tables.observations) expect(figure.value).toBe(value);
    }),
    { numRuns: 40, seed: 2024 },
  );
});
