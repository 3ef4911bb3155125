import { numberCell } from '../figures/figure.ts';
import { readPhrase } from '../figures/phrase.ts';
import { figureOf } from '../figures/reading.ts';
import { locales } from '../i18n/locales.ts';
import { tableOfFile } from '../tables/canonical.ts';
import { columnNames, columnOf, type Rows, type Workbook } from './workbook.ts';

/** The columns of a printed phrase, of its number, and of the id that begins with the report's. */
const columns = {
  observations: ['reported', 'value', 'evidence'],
  evidence: ['phrase', 'number', 'id'],
} as const;

/**
 * Edited rows in which phrases and numbers go together. Where only a phrase was edited, the number becomes what it reads as in
 * the report's language; where only a value was, the phrase becomes that of its evidence, if it reads as the value. What is no
 * certain number changes nothing.
 */
export function withNumbers(file: string, before: Rows, edited: Rows, workbook: Workbook): Rows {
  const table = tableOfFile(file);
  if (table !== 'observations' && table !== 'evidence') return edited;
  const names = columnNames(edited);
  const [phraseAt = -1, numberAt = -1, idAt = -1] = columns[table].map((name) => names.indexOf(name));
  if (phraseAt < 0 || numberAt < 0) return edited;
  return edited.map((cells, row) => {
    const old = before[row];
    if (row === 0 || cells === old) return cells;
    const [phrase = '', number = '', id = ''] = [phraseAt, numberAt, idAt].map((at) => cells[at]?.trim());
    const [report = ''] = id.split('#');
    const language = cellBeside(workbook, 'reports.csv', report, 'language');
    const unit = cellBeside(workbook, `seeds/${report}.csv`, id, 'unit');
    const numberOf = (text: string) => {
      const locale = locales.find((one) => one === language);
      const reading = locale && readPhrase(text, locale, unit);
      const figure = reading && figureOf(reading);
      return figure && numberCell(figure);
    };
    const isSame = (at: number) => cells[at]?.trim() === (old?.[at]?.trim() ?? '');
    if (isSame(numberAt)) return isSame(phraseAt) ? cells : cells.with(numberAt, numberOf(phrase) ?? number);
    if (!isSame(phraseAt) || table === 'evidence') return cells;
    const printed = cellBeside(workbook, `seeds/${report}.csv`, id, 'phrase');
    return printed && numberOf(printed) === number ? cells.with(phraseAt, printed) : cells;
  });
}

/** The cell of a column in the row with an id. */
function cellBeside(workbook: Workbook, file: string, id: string, column: string): string | undefined {
  return columnOf(workbook, file, column)[columnOf(workbook, file, 'id').indexOf(id)];
}
