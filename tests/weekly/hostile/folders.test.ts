import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readTables } from '../../../src/dataset/read.ts';
import { readPhrase } from '../../../src/figures/phrase.ts';
import { withFonts } from '../../../src/formats/fonts.ts';
import { highlightStyle } from '../../../src/formats/picture/svg.ts';
import { problemText } from '../../../src/i18n/problems.ts';
import { checkStories } from '../../../src/stories/check.ts';
import { spoilt } from '../../csv/spoil.ts';
import { allTexts, entries, folderOfEntry, formulas, MERGED, mergedFolder, phrases } from './corpus.ts';
import { edit, type Folder, isStory, snapshotFolder } from './folder.ts';
import { type Output, outputsOf } from './outputs.ts';

/** Elements that load, run or frame something. */
const ACTIVE =
  /^(?:script|style|iframe|object|embed|foreignobject|image|use|animate|set|meta|base|form|input)$/i;
const TAG = /<\/?(?<name>[a-zA-Z][\w:-]*)(?<attributes>(?:\s+[\w:-]+="[^"<]*")*)\s*\/?>/g;
const CDATA = /<\?x(?:ml|packet) [^<>?]*\?>|<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>/g;
/** Characters that XML 1.0 does not have, halves of surrogate pairs among them. */
const NO_XML =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const GEOMETRY = /^(?:x|y|x1|x2|y1|y2|d|r|cx|cy|width|height|viewBox|points|transform|font-size)$/;

/** What must not stand in a drawing or feed; undefined if nothing is wrong. */
function unsafeMarkup(text: string): string | undefined {
  const odd = NO_XML.exec(text);
  if (odd) return `a character that XML does not have: U+${odd[0].charCodeAt(0).toString(16)}`;
  const markup = text.replace(CDATA, '').replace(withFonts(`<style>${highlightStyle}</style>`), '');
  const rest = markup.replace(TAG, '').replace(/&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/g, '');
  const loose = /[<&].{0,60}/.exec(rest);
  if (loose) return `no markup: ${loose[0]}`;
  for (const { groups: { name = '', attributes = '' } = {} } of markup.matchAll(TAG)) {
    if (ACTIVE.test(name)) return `an element <${name}>`;
    for (const [, attribute = '', value = ''] of attributes.matchAll(/\s([\w:-]+)="([^"]*)"/g)) {
      const isWrong =
        /^on/i.test(attribute) ||
        (/^(?:xlink:)?href$|^src/.test(attribute) && !/^(?:#|https:\/\/)/.test(value)) ||
        (GEOMETRY.test(attribute) && /\b(?:NaN|undefined|Infinity)\b/.test(value));
      if (isWrong) return `${attribute}="${value}" in <${name}>`;
    }
  }
  return undefined;
}

const decode = (content: string | Uint8Array) =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** What a spreadsheet, a browser or a file system would run or refuse of an output; undefined if nothing. */
function unsafePart({ path, content }: Output): string | undefined {
  if (!/^[\w./-]{1,200}$/.test(path) || /(?:^|\/)\.{0,2}(?:\/|$)/.test(path.replace(/\/$/, '')))
    return 'a path that not every system takes';
  if (/\[object Object\]/.test(decode(content))) return 'says [object Object]';
  if (/\.(?:svg|xml)$/.test(path)) return unsafeMarkup(decode(content));
  if (path.endsWith('.json')) JSON.parse(decode(content));
  if (/ld\.json$/.test(path) && decode(content).includes('</')) return 'has </';
  if (path.endsWith('.csv')) {
    const { data, errors } = Papa.parse<string[]>(decode(content).replace(/^\ufeff/, ''), {
      skipEmptyLines: true,
    });
    if (errors.some(({ type }) => type !== 'Delimiter')) return errors[0]?.message;
    const runs = data.flat().find((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[-+−]?[\d.,]/.test(cell));
    if (runs !== undefined && !/^[-+]\d/.test(runs)) return `a formula: ${runs.slice(0, 40)}`;
  }
  return undefined;
}

/** Sends a folder the whole way: check, stories, outputs. @returns what became of it, and what is unsafe in it. */
async function judge(folder: Folder): Promise<{ outcome: string; unsafe: string[] }> {
  const sources = [...folder].flatMap(([file, bytes]) => (isStory(file) ? [] : [{ file, bytes }]));
  const { tables, problems } = await readTables(sources);
  const unplaced = problems
    .slice(0, 3000)
    .filter((one) => {
      const { message, fix } = problemText(one, 'en');
      return !(one.line >= 1 && message.trim() && fix.trim()) || message.length > 3000;
    })
    .map((one) => `${one.file}: ${problemText(one, 'en').message.slice(0, 200)}`);
  if (problems.length > 0) return { outcome: 'refused', unsafe: unplaced };
  const stories = [...folder]
    .filter(([file]) => isStory(file))
    .map(([file, bytes]) => ({ file, source: new TextDecoder().decode(bytes) }));
  const outcome = checkStories(stories, tables).length > 0 ? 'refused for its stories' : 'built';
  const unsafe: string[] = [];
  for await (const output of outputsOf(tables)) {
    const part = unsafePart(output);
    if (part !== undefined) unsafe.push(`${output.path}: ${part}`);
  }
  return { outcome, unsafe };
}

test('each of 200 folders with a spoilt file is refused with located problems, or all that comes from it is harmless', async () => {
  const outcomes: string[] = [];
  const folder = snapshotFolder();
  const files = [...folder].map(([file, bytes]) => ({ file, bytes }));
  await fc.assert(
    fc.asyncProperty(spoilt(files, allTexts), async ({ file, bytes }) => {
      const { outcome, unsafe } = await judge(new Map(folder).set(file, bytes));
      expect(unsafe).toEqual([]);
      outcomes.push(outcome);
    }),
    { numRuns: 200, endOnFailure: true },
  );
  for (const outcome of ['refused', 'built'])
    expect(outcomes.filter((one) => one === outcome).length).toBeGreaterThan(10);
}, 600_000);

test('every text of the corpus is harmless where it may stand, and refused where it may not', async () => {
  for (let nth = 0; nth < MERGED; nth++)
    expect(await judge(mergedFolder(nth))).toEqual({ outcome: 'built', unsafe: [] });
  for (const entry of entries)
    expect([entry, await judge(folderOfEntry(entry))]).toEqual([entry, { outcome: 'refused', unsafe: [] }]);
}, 600_000);

test('every phrase and every formula of the corpus is read or refused', async () => {
  for (const phrase of phrases) readPhrase(phrase, 'en');
  const folder = snapshotFolder();
  const texts = { label_en: 'x', label_vi: 'x', definition_en: 'x', definition_vi: 'x' };
  edit(folder, 'measures.csv', (rows) => [
    ...rows,
    ...formulas.map((formula, at) => ({
      id: `edge${at}`,
      formula: formula.replace(/\ba\b/g, 'users'),
      ...texts,
    })),
  ]);
  expect(await judge(folder)).toEqual({ outcome: 'refused', unsafe: [] });
});
