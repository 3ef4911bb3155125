import type { Sheet } from '../../csv/read.ts';
import type { Evidence, Tables } from '../tables.ts';
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
  for (const row of tables.evidence) checkPlace(row, row.file.replace(/^seeds\/|\.csv$/g, ''), context);
  const located = Map.groupBy(
    tables.evidence.filter(({ line }) => line !== undefined),
    ({ report }) => report,
  );
  for (const report of tables.reports) {
    const rows = located.get(report.id)?.length ?? 0;
    if (report.text_sha256 !== undefined || rows === 0) continue;
    const message = `The cell is blank, but ${rows} of the report's figures name a line of its text in seeds/${report.id}.csv.`;
    const mend = `Run "npm run extract" on the text: it prints the value. Or, if there is no text, clear line and column there, and number the figures ${report.id}#1, ${report.id}#2.`;
    context.add('constraint-error', report, 'text_sha256', '', message, mend);
  }
  for (const file of sheets.keys())
    if (file.startsWith('seeds/'))
      checkLink(context, { file, row: 1 }, null, file.replace(/^seeds\/|\.csv$/g, ''), 'reports');
}

/** A located row's id names its line; that of a row which is cited and not located has a number only, and no column. */
function checkPlace(row: Evidence, report: string, { add }: CheckContext): void {
  if (row.line === undefined ? !/#\d+$/.test(row.id) : !row.id.startsWith(`${report}#${row.line}.`)) {
    const wanted =
      row.line === undefined ? `a number alone (${report}#1)` : `the row's line (${report}#${row.line}.1)`;
    const message = `The id "${row.id}" does not name this file's report and ${wanted}.`;
    add('constraint-error', row, 'id', row.id, message, 'Extract the evidence again, or correct the id.');
  } else if (!row.id.startsWith(`${report}#`)) {
    const message = `The id "${row.id}" does not name this file's report (${report}).`;
    add('constraint-error', row, 'id', row.id, message, 'Extract the evidence again, or correct the id.');
  }
  if ((row.line === undefined) === (row.column === undefined)) return;
  const [column, other] =
    row.line === undefined ? (['line', 'column'] as const) : (['column', 'line'] as const);
  const message = `The ${column} is missing; the ${other} is there.`;
  add('constraint-error', row, column, '', message, `Write it, or clear the ${other}.`);
}
