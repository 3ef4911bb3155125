import corpus from './corpus.json' with { type: 'json' };
import { edit, type Folder, FREE, isTable, snapshotFolder } from './folder.ts';

/** A text, or one with a part that is repeated. */
type Packed = string | { first?: string; repeat: string; times: number; then?: Packed };
const unpack = (one: Packed): string =>
  typeof one === 'string' ? one : (one.first ?? '') + one.repeat.repeat(one.times) + unpack(one.then ?? '');
const listOf = (name: keyof typeof corpus): readonly string[] => (corpus[name] as Packed[]).map(unpack);

/** What may stand in a cell, by mistake or by malice, whatever it tries to do. */
export const allTexts = (['scripts', 'markup', 'spreadsheet', 'paths', 'names', 'letters'] as const).flatMap(
  listOf,
);
/** What stands where a number, a date, a phrase of a figure or a formula of a measure ("a") should, at the edge of what can be read. */
export const numbers = listOf('numbers');
export const dates = listOf('dates');
export const phrases = listOf('phrases');
export const formulas = listOf('formulas');

/** Whatever a file cannot hold, or a cell not at its end. */
const UNREADABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]/g;

/** So many folders hold every text of the corpus where it is shown the most: with more, in more places. */
export const MERGED = 4;

/** A column's text, one of the corpus about its own: what a title, a label or a note has room for. */
function spoilt(text: string, at: number, isOwnText: boolean): string {
  const hostile = (allTexts[at % allTexts.length] ?? '')
    .replace(UNREADABLE, '')
    .replace(/&(?:amp|nbsp);/g, '&lt;');
  const hostileText = hostile.replace(/(?<=\p{L})\?|\?(?=\p{L})/gu, '? ').slice(0, 300);
  // Such texts state no number of their own, but as this lets one stand.
  const shown = isOwnText ? `{=${hostileText.replace(/[{}]/g, '')}}` : hostileText;
  return `${shown} ${text.slice(0, 150)}`.trim() || 'x';
}

/**
 * The snapshot with a hostile text in every cell that takes one, all different: it passes the check. Terms keep their
 * names, for stories may say what the glossary does. `nth` is another choice of texts for the same places.
 */
export function mergedFolder(nth: number): Folder {
  const folder = snapshotFolder();
  let at = nth * 23;
  edit(folder, 'corrections.csv', () => [CORRECTION]);
  // Titles name subjects by what they were called.
  edit(folder, 'subjects.csv', (rows) =>
    rows.map((row) => ({ ...row, synonyms: `${row['synonyms']};${row['label_en']};${row['label_vi']}` })),
  );
  for (const file of [...folder.keys()].filter((one) => isTable(one) && !one.startsWith('seeds/')))
    edit(folder, file, (rows) =>
      rows.map((row) => {
        const cells = Object.entries(row).map(([column, text]) => {
          // A report's own words are three at most; a phrase says which way its statement goes.
          const isQuoted = column === 'phrase' ? row['direction'] === '' : /^(?:before|after)$/.test(column);
          if (file === 'statements.csv' && isQuoted)
            return [column, spoilt('', at++, false).split(/\s+/, 3).join(' ')];
          // Some settings have no texts.
          const isFree =
            FREE.test(column) && !column.startsWith('term') && (file !== 'site.csv' || text !== '');
          // A label has the numbers of its translation.
          if (column === 'label_vi') at--;
          return [column, isFree ? spoilt(text, at++, OWN.test(`${file} ${column}`)) : text];
        });
        return Object.fromEntries(cells);
      }),
    );
  edit(folder, 'reports.csv', (rows) =>
    rows.map((row) => ({
      ...row,
      title_en: row['title'] ?? '',
      url: 'https://example.org/javascript:alert(1)/%3Cscript%3E?x=y&z;#a',
    })),
  );
  return folder;
}

/** Where editors' own words stand, which state no number: see `src/dataset/read.ts`. */
const OWN =
  /^(?:charts|statements|glossary|corrections|moved|observations\/.*)\.csv (?:title|note|text|definition|reason)_/;

const CORRECTION = {
  ...{ date: '2025-12-01', subject: 'zalo', measure: 'users', period: '2024-06-30' },
  ...{ before: '76.0 million', after: '76.5 million', reason_en: 'x', reason_vi: 'x' },
};

/** Every hostile text, number and date. */
export const entries: readonly string[] = [...allTexts, ...numbers, ...dates];

/** The snapshot with an entry in each cell of the first row of each table that takes no text of any kind. */
export function folderOfEntry(entry: string): Folder {
  const folder = snapshotFolder();
  for (const file of [...folder.keys()].filter(isTable))
    edit(folder, file, ([first = {}, ...rows]) => {
      const cells = Object.entries(first).map(([column, text]) => [column, FREE.test(column) ? text : entry]);
      return [Object.fromEntries(cells), ...rows];
    });
  return folder;
}
