import { numberCell } from '../figures/figure.ts';
import { readPhrase } from '../figures/phrase.ts';
import { figureOf } from '../figures/reading.ts';
import { locales } from '../i18n/locales.ts';
import { tableOfFile } from '../tables/canonical.ts';
import { columnNames, type Rows, rowsOf, type Workbook } from './workbook.ts';

/** The columns of a printed phrase, of its number, and of the id that begins with the report's. */
const columns = {
  observations: ['reported', 'value', 'evidence'],
  evidence: ['phrase', 'number', 'id'],
} as const;

/**
 * Edited rows with the numbers of their phrases: where a phrase was edited, and its number was not, the number becomes what
 * the phrase reads as in the report's language. A phrase that is no certain number leaves it as it is.
 */
export function withNumbers(file: string, before: Rows, edited: Rows, workbook: Workbook): Rows {
  const table = tableOfFile(file);
  if (table !== 'observations' && table !== 'evidence') return edited;
  const names = columnNames(edited);
  const [phraseAt = -1, numberAt = -1, idAt = -1] = columns[table].map((name) => names.indexOf(name));
  if (phraseAt < 0 || numberAt < 0) return edited;
  const reports = rowsOf(workbook, 'reports.csv') ?? [];
  const [reportAt, languageAt] = ['id', 'language'].map((name) => columnNames(reports).indexOf(name));
  return edited.map((cells, row) => {
    const old = before[row];
    const phrase = cells[phraseAt]?.trim() ?? '';
    const isEdited = row > 0 && cells !== old && phrase !== (old?.[phraseAt] ?? '').trim();
    if (!isEdited || cells[numberAt] !== (old?.[numberAt] ?? '')) return cells;
    const id = (cells[idAt] ?? '').split('#')[0]?.trim();
    const language = reports.find((one) => one[reportAt ?? -1]?.trim() === id)?.[languageAt ?? -1]?.trim();
    const locale = locales.find((one) => one === language);
    const reading = locale && readPhrase(phrase, locale);
    const figure = reading && figureOf(reading);
    return figure ? cells.with(numberAt, numberCell(figure)) : cells;
  });
}
