import type { Locale } from '../i18n/locales.ts';
import { type EvidenceCells, evidenceColumns, extractEvidence, keepHandEdits } from './extract.ts';

/** SHA-256 of bytes, in lower-case hexadecimal. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The columns that extraction alone writes. Numbers and units must agree with the phrase, so they need no digest; that a
 * figure is estimated may stand elsewhere in its sentence.
 */
const extractedColumns = evidenceColumns.filter(
  (column) => !['number', 'unit', 'qualifier', 'role', 'confirmed'].includes(column),
);

/** SHA-256 of what extraction alone writes into evidence rows, in whichever order they stand. */
export function evidenceDigest(
  rows: readonly { readonly [Column in keyof EvidenceCells]?: string | number | undefined }[],
): Promise<string> {
  const lines = rows.map((row) =>
    JSON.stringify([
      ...extractedColumns.map((name) => String(row[name] ?? '')),
      row.qualifier === 'estimated',
    ]),
  );
  return sha256(new TextEncoder().encode(lines.toSorted().join('\n')));
}

/** Where evidence rows and a fresh extraction differ: row `index` of the rows, and what extraction has there. */
export interface Difference {
  index: number;
  column: keyof EvidenceCells | null;
  committed: string;
  extracted: string;
}

/**
 * Compares evidence rows with a fresh extraction from the text that keeps what was decided by hand.
 * @param complete fills in what extraction alone does not know
 * @returns the first difference of each row; where whole rows are missing or too many, one difference and no more.
 */
export function compareWithText(
  rows: readonly EvidenceCells[],
  report: string,
  text: string,
  locale: Locale,
  complete: (rows: EvidenceCells[]) => EvidenceCells[] = (rows) => rows,
  currency?: string,
): Difference[] {
  const fresh = complete(keepHandEdits(extractEvidence(report, text, locale, currency), [...rows], text));
  const differences: Difference[] = [];
  for (let index = 0; index < Math.max(rows.length, fresh.length); index++) {
    const [committed, extracted] = [rows[index], fresh[index]];
    const differing = evidenceColumns.find((name) => committed?.[name] !== extracted?.[name]);
    if (!differing) continue;
    const column = differing === 'id' ? null : differing;
    const [before = '', after = ''] = [committed?.[differing], extracted?.[differing]];
    differences.push({ index, column, committed: before, extracted: after });
    if (column === null) break;
  }
  return differences;
}

/**
 * Adds a text fragment (WICG Scroll to Text Fragment) to a report's URL: the phrase and the words after it.
 * Without a line, as of what is cited and not located, or a phrase, it is the plain URL.
 */
export function evidenceUrl(
  reportUrl: string | undefined,
  { phrase, after, line }: { phrase: string; after: string; line?: number | undefined },
): string | undefined {
  if (line === undefined || phrase === '' || reportUrl === undefined) return reportUrl;
  const words = after === '' ? phrase : `${phrase} ${after}`;
  // A fragment directive reserves "-" and ",".
  return `${reportUrl}#:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`;
}
