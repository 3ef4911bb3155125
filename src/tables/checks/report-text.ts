import { excerpt } from '../../csv/problem.ts';
import type { Sheet } from '../../csv/read.ts';
import { toEvidenceCells } from '../../evidence/extract.ts';
import { compareWithText, sha256 } from '../../evidence/verify.ts';
import type { Report } from '../tables.ts';
import type { CheckContext } from './context.ts';

/**
 * Where a report's text is at hand, checks that it is the very text that the evidence was extracted from,
 * and that extraction finds in it what the evidence says. Lines that are `known` to be wrong are left out.
 */
export async function checkReportText(
  report: Report,
  bytes: Uint8Array,
  sheet: Sheet,
  known: ReadonlySet<number>,
  { add }: CheckContext,
): Promise<void> {
  const digest = await sha256(bytes);
  if (digest !== report.text_sha256) {
    const params = { report: report.id, digest };
    add('constraint-error.other-text', report, 'text_sha256', report.text_sha256 ?? '', params);
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
    if (known.has(line)) continue;
    const place = { file: sheet.file, row: line };
    const params = { report: report.id, extracted: excerpt(extracted), committed: excerpt(committed) };
    if (column !== null) add('evidence-stale.cell', place, column, committed, params);
    else if (committed === '') add('evidence-stale.missing-row', place, null, '', params);
    else if (extracted === '') add('evidence-stale.extra-row', place, null, committed, params);
    else add('evidence-stale.figure', place, null, committed, params);
  }
}
