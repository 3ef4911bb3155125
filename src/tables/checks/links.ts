import type { Tables } from '../tables.ts';
import { type CheckContext, checkLink } from './context.ts';

/** Checks that every id that a table names is in the table that it leads to. */
export function checkLinks(tables: Tables, context: CheckContext): void {
  for (const subject of tables.subjects) checkLink(context, subject, 'part_of', subject.part_of, 'subjects');
  checkParts(tables, context);
  for (const measure of tables.measures) checkLink(context, measure, 'unit', measure.unit, 'units');
  for (const observation of tables.observations) {
    checkLink(context, observation, 'subject', observation.subject, 'subjects');
    checkLink(context, observation, 'measure', observation.measure, 'measures');
  }
  for (const chart of tables.charts) {
    for (const measure of chart.measures) checkLink(context, chart, 'measures', measure, 'measures');
    checkLink(context, chart, 'whole', chart.whole, 'measures');
    checkLink(context, chart, 'beside', chart.beside, 'measures');
    for (const subject of chart.subjects) checkLink(context, chart, 'subjects', subject, 'subjects');
  }
  for (const statement of tables.statements) {
    checkLink(context, statement, 'report', statement.report, 'reports');
    checkLink(context, statement, 'subject', statement.subject, 'subjects');
    checkLink(context, statement, 'measure', statement.measure, 'measures');
  }
  for (const entry of tables.glossary) checkLink(context, entry, 'report', entry.report, 'reports');
  for (const correction of tables.corrections) {
    checkLink(context, correction, 'subject', correction.subject, 'subjects');
    checkLink(context, correction, 'measure', correction.measure, 'measures');
  }
}

/** A subject must not be a part of itself, however far round. Each circle is told once, at its first row. */
function checkParts({ subjects }: Tables, { add }: CheckContext): void {
  const parents = new Map(subjects.map(({ id, part_of }) => [id, part_of]));
  const told = new Set<string>();
  for (const subject of subjects) {
    const seen = new Set<string>();
    let at = subject.part_of;
    while (at !== undefined && at !== subject.id && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at);
    }
    if (at === subject.id && !told.has(at)) {
      for (const one of [at, ...seen]) told.add(one);
      const circle = [at, ...seen, at].map((one) => `"${one}"`).join(', which is part of ');
      const message = `Parts go in a circle: ${circle}.`;
      add(
        'constraint-error',
        subject,
        'part_of',
        subject.part_of ?? '',
        message,
        'Correct one of them, or clear the cell.',
      );
    }
  }
}
