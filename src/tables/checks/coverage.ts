import { excerpt } from '../../csv/problem.ts';
import type { Role } from '../../evidence/roles.ts';
import type { RecordOf } from '../schemas/index.ts';
import type { Evidence } from '../tables.ts';
import type { CheckContext } from './context.ts';

type ObservationRow = RecordOf<'observations'>;

/**
 * Checks that each figure of a report is used by exactly one observation, and shared ones by at least one.
 * Figures that an observation with another problem is about are not reported as unused.
 */
export function checkCoverage(
  rows: readonly Evidence[],
  observations: readonly ObservationRow[],
  unsound: readonly Pick<ObservationRow, 'evidence' | 'reported'>[],
  { add, complete }: CheckContext,
): void {
  const uses = new Map<string, ObservationRow>();
  const roles = new Map<string, Role>(rows.map(({ id, role }) => [id, role]));
  for (const row of observations) {
    const before = uses.get(row.evidence);
    if (before === undefined) uses.set(row.evidence, row);
    if (before === undefined || roles.get(row.evidence) !== 'figure') continue;
    const message = `${row.evidence} is the evidence of ${before.file}:${before.row} already: one figure, two rows.`;
    const mend =
      'Cite the right place; if the report says it of both, set the role of that evidence to shared.';
    add('unique-error', row, 'evidence', row.evidence, message, mend);
  }
  if (!complete.observations) return;
  const claimed = new Set(unsound.flatMap(({ evidence, reported }) => [evidence, reported]));
  for (const evidence of rows) {
    if (evidence.role === 'context' || uses.has(evidence.id)) continue;
    if (claimed.has(evidence.id) || claimed.has(evidence.phrase)) continue;
    const phrase = excerpt(evidence.phrase);
    const message =
      evidence.line === undefined
        ? `No observation uses the figure "${phrase}" of the report.`
        : `No observation uses the figure "${phrase}" of line ${evidence.line} of the report.`;
    const mend = `Add an observation with the evidence ${evidence.id}, or set the role to context if it is no data.`;
    add('evidence-unused', evidence, 'id', evidence.id, message, mend);
  }
}
