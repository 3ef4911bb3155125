import { appendRecords, setCell } from './edits.ts';
import { type Change, packRows, type Workbook } from './sheet.ts';

/** What was found in the text of a report. */
export interface Pasted {
  report: string;
  language: string;
  /** Of the text, in hexadecimal. */
  sha256: string;
  /** All rows of the report's evidence file, by its columns. */
  evidence: readonly Readonly<Record<string, string>>[];
  /** Rows to be added to the report's own file of observations. */
  observations: readonly Readonly<Record<string, string>>[];
}

/** The columns of the tables that a pasted report adds to, in the order of their files. */
export type PastedColumns = Record<'evidence' | 'observations' | 'reports', readonly string[]>;

/**
 * What a pasted report adds, as changes: its evidence in place of what was there, its observations at the end of a file
 * of its own, and its row in reports.csv. What is not known of the report stays blank, and so shows as a problem.
 */
export function pastedChanges(workbook: Workbook, pasted: Pasted, columns: PastedColumns): Change[] {
  const { report, evidence, observations, sha256, language } = pasted;
  const addTo = (file: string, table: keyof PastedColumns, records: Pasted['evidence']): Change[] => {
    const sheet = workbook.sheet(file);
    if (records.length === 0) return [];
    return [sheet ? appendRecords(file, sheet, records) : fileOf(file, columns[table], records)];
  };
  return [
    fileOf(`seeds/${report}.csv`, columns.evidence, evidence),
    ...addTo(`observations/${report}.csv`, 'observations', observations),
    ...(digestOf(workbook, report, sha256) ??
      addTo('reports.csv', 'reports', [{ id: report, language, text_sha256: sha256 }])),
  ];
}

function fileOf(file: string, columns: readonly string[], records: Pasted['evidence']): Change {
  const rows = records.map((record) => columns.map((column) => record[column] ?? ''));
  return { kind: 'file', file, content: { kind: 'rows', packed: packRows([columns, ...rows]) } };
}

/** The digest in the row that the report has already; undefined where it has none. */
function digestOf(workbook: Workbook, report: string, sha256: string): Change[] | undefined {
  const file = 'reports.csv';
  const sheet = workbook.sheet(file);
  if (!sheet) return undefined;
  const [id, digest] = [sheet.labels.indexOf('id'), sheet.labels.indexOf('text_sha256')];
  for (let row = 1; row < sheet.rowCount; row++) {
    if (sheet.row(row)[id]?.trim() !== report) continue;
    const change = digest < 0 ? undefined : setCell(file, sheet, row, digest, sha256);
    return change ? [change] : [];
  }
  return undefined;
}
