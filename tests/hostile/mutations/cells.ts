import { allTexts, dates, numbers } from '../corpus.ts';
import { edit, isTable, rowsOf, writeRows } from '../folder.ts';
import type { Random } from '../random.ts';
import { anyFile, type Mutation } from './mutation.ts';

/** Columns in which any text may stand, those in two languages without their ending. */
export const FREE =
  /^(?:label|definition|title|note|term|text|reason|event|author|publisher|before|after|singular|plural|name)(?:_en|_vi)?$/;

/** One of the hostile texts, alone, about the text that was there, long, or a hostile number or date. */
export function hostileCell(random: Random, before: string): string {
  const text = random.pick(allTexts);
  switch (random.below(9)) {
    case 0:
      return random.pick(numbers);
    case 1:
      return random.pick(dates);
    case 2:
      return '';
    case 3:
      return text.repeat(random.pick([10, 1000, 5000])).slice(0, random.pick([5000, 32_000, 40_000]));
    case 4:
      return `${text} ${before} ${random.pick(allTexts)}`;
    case 5:
      return before.normalize('NFD');
    default:
      return text;
  }
}

/** Any cells of a table. */
export const anyCell: Mutation = (folder, random) => {
  const file = anyFile(folder, random, isTable);
  if (file === undefined) return 'no table is left';
  const rows = rowsOf(folder, file);
  const count = random.pick([1, 1, 1, 3, 20]);
  for (let at = 0; at < count; at++) {
    const row = random.pick(rows);
    const column = random.below(row?.length || 1);
    if (row) row[column] = hostileCell(random, row[column] ?? '');
  }
  writeRows(folder, file, rows);
  return `${count} cells of ${file}`;
};

/** Texts in both languages, where any text may stand: such a folder passes the check. */
export const freeTexts: Mutation = (folder, random) => {
  const file = anyFile(folder, random, (one) => isTable(one) && !one.startsWith('seeds/'));
  if (file === undefined) return 'no table is left';
  const share = random.pick([0.1, 0.5, 1]);
  const spoilt = () => allTexts[random.below(allTexts.length)] ?? '';
  edit(folder, file, (rows) =>
    rows.map((row) => {
      if (!random.chance(share)) return row;
      const columns = Object.keys(row).filter((column) => FREE.test(column));
      const text = (column: string) => {
        // NUL and the like are refused; a folder that is to pass has none of them.
        const made = `${spoilt()} ${row[column] ?? ''} ${spoilt()}`.replace(
          /[\0-\x08\x0b\x0c\x0e-\x1f\ufffd]/g,
          '',
        );
        return made.replace(/\p{L}\?|\?\p{L}/gu, '');
      };
      return { ...row, ...Object.fromEntries(columns.map((column) => [column, text(column)])) };
    }),
  );
  return `free texts of ${file}`;
};

/** Very long texts in both languages. */
export const longTexts: Mutation = (folder, random) => {
  const file = anyFile(folder, random, (one) => isTable(one) && !one.startsWith('seeds/'));
  if (file === undefined) return 'no table is left';
  const length = random.pick([400, 400, 900, 4900, 32_000]);
  const unit = random.pick(['W', 'word ', '\u0301', 'x\u200d', '👩‍👩‍👧‍👦', '<b>&"', '- ']);
  const long = `x${unit.repeat(length)}`.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  edit(folder, file, (rows) =>
    rows.map((row, at) => {
      if (at > 0 && !random.chance(0.3)) return row;
      const columns = Object.keys(row).filter(
        (column) => FREE.test(column) && (row[column] !== '' || random.chance(0.5)),
      );
      const pairs = new Set(
        columns.flatMap((column) => [column, column.replace(/_en$/, '_vi'), column.replace(/_vi$/, '_en')]),
      );
      return {
        ...row,
        ...Object.fromEntries(
          [...pairs]
            .filter((one) => one in row)
            .map((column) => [column, `${row['id'] ?? at} ${long}`.slice(0, length)]),
        ),
      };
    }),
  );
  return `texts of ${length} ${JSON.stringify(unit)} in ${file}`;
};
