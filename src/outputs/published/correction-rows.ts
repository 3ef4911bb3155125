import { type Correction, observationKey, type Tables } from '../../tables/tables.ts';
import { correctedReport } from '../corrections.ts';
import type { PublishedRow, Snapshot } from './snapshot.ts';

/** The rows of corrections.csv, by what they are of. */
export interface CorrectionRows {
  /**
   * Those that correct a value as a report tells it, the latest last; of a derived value (`report` null), all of it.
   * @param or A report that stands in place of it, whose rows tell of it too.
   */
  of(key: string, report: string | null, or?: string): Correction[];
  /** True for a row that was not published. Its day says nothing, as days are written by hand. */
  isNew(row: Correction): boolean;
}

/** Makes them ready to be asked. */
export function correctionRows(published: Snapshot, tables: Tables): CorrectionRows {
  const known = new Set((published.rows.corrections ?? []).map(cellsOf));
  const byKey = Map.groupBy(tables.corrections, observationKey);
  const reportCorrected = correctedReport(tables);
  return {
    of: (key, report, or) =>
      (byKey.get(key) ?? [])
        .filter((row) => {
          const own = reportCorrected(row);
          return report === null || own === undefined || own === report || own === or;
        })
        .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
    isNew: (row) => !known.has(cellsOf(row)),
  };
}

/** What stands in a row but for its reasons, as one text. */
function cellsOf(row: PublishedRow | Correction): string {
  const cells: Readonly<Record<string, unknown>> = { ...row };
  return ['date', 'subject', 'measure', 'period', 'report', 'before', 'after']
    .map((column) => cells[column] ?? '')
    .join('\n');
}

/** Where a problem with a row's `after` is shown. */
export function placeOfAfter({ file, row, after }: Correction) {
  return { file, line: row, column: 'after', text: after };
}
