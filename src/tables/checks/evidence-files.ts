import type { Sheet } from '../../csv/read.ts';
import type { Tables } from '../tables.ts';
import { type CheckContext, checkLink } from './context.ts';

/** Checks that each report has its evidence file, and each evidence row the id of its file, line and report. */
export function checkEvidenceFiles(
  tables: Tables,
  sheets: ReadonlyMap<string, Sheet>,
  context: CheckContext,
): void {
  for (const report of tables.reports) {
    const file = `seeds/${report.id}.csv`;
    if (sheets.has(file)) continue;
    context.complete.evidence = false;
    const mend = `Run "npm run extract" on the text of ${report.id}.`;
    context.add(
      'source-error',
      { file, row: 1 },
      null,
      '',
      `The evidence of the report "${report.id}" is missing.`,
      mend,
    );
  }
  for (const row of tables.evidence) {
    const report = row.file.replace(/^seeds\/|\.csv$/g, '');
    if (!row.id.startsWith(`${report}#${row.line}.`)) {
      const message = `The id "${row.id}" does not name this file's report and the row's line (${report}#${row.line}).`;
      context.add('constraint-error', row, 'id', row.id, message, 'Extract the evidence again.');
    }
  }
  for (const file of sheets.keys())
    if (file.startsWith('seeds/'))
      checkLink(context, { file, row: 1 }, null, file.replace(/^seeds\/|\.csv$/g, ''), 'reports');
}
