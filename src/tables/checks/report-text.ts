import { excerpt } from '../../csv/problem.ts';
import type { Sheet } from '../../csv/read.ts';
import { toEvidenceCells } from '../../evidence/extract.ts';
import { compareWithText, sha256 } from '../../evidence/verify.ts';
import type { Report } from '../tables.ts';
import type { CheckContext } from './context.ts';

/**
 * Where a report's text is at hand, checks that it is the very text that the evidence was extracted from,
 * and that extraction finds in it what the evidence says. Lines that `told` has are known to be wrong already.
 */
export async function checkReportText(
  report: Report,
  bytes: Uint8Array,
  sheet: Sheet,
  told: ReadonlySet<number>,
  { add }: CheckContext,
): Promise<void> {
  const digest = await sha256(bytes);
  if (digest !== report.text_sha256) {
    const message = `The text of ${report.id} that is at hand is another than the one its evidence came from: its SHA-256 is ${digest}.`;
    const mend =
      'Put the right text in its place; or, if the text was corrected, extract it again and write the new value.';
    add('constraint-error', report, 'text_sha256', report.text_sha256 ?? '', message, mend);
    return;
  }
  const text = new TextDecoder().decode(bytes);
  const rows = sheet.rows.map((cells) => toEvidenceCells(sheet.labels, cells));
  for (const { index, column, committed, extracted } of compareWithText(
    rows,
    report.id,
    text,
    report.language,
  )) {
    const line = sheet.lines[index] ?? (sheet.lines.at(-1) ?? 1) + 1;
    if (told.has(line)) continue;
    const message =
      column === null
        ? `The text has ${extracted ? `the figure ${extracted}` : 'no more figures'} here; the row is ${committed || 'missing'}.`
        : `The text gives "${excerpt(extracted)}" here, not "${excerpt(committed)}".`;
    add(
      'evidence-stale',
      { file: sheet.file, row: line },
      column,
      committed,
      message,
      `Run "npm run extract" on the text of ${report.id}.`,
    );
  }
}
