import { closest } from './closest.ts';
import { excerpt, type Problem, type ProblemCode } from './problem.ts';

/** The columns a file should have. */
export interface ExpectedColumns {
  all: readonly string[];
  /** Those among them that may be absent. */
  optional?: readonly string[];
}

/**
 * Everything that is wrong with a row of column names. The order of columns has no meaning.
 * A misspelt name is one problem, not one too many and one missing; so is a file without a row of names.
 */
export function checkLabels(file: string, labels: string[], columns: ExpectedColumns): Problem[] {
  const problems: Problem[] = [];
  const add = (code: ProblemCode, column: string | null, message: string, mend: string) =>
    problems.push({ code, file, line: 1, column, text: excerpt(column ?? ''), message, mend });
  const missing = columns.all.filter((name) => !labels.includes(name) && !columns.optional?.includes(name));
  const misspelt = new Map(
    labels.filter((label) => !columns.all.includes(label)).map((label) => [label, closest(label, missing)]),
  );
  if (missing.length === columns.all.length && ![...misspelt.values()].some(Boolean)) {
    const mend = `Write as the first line: ${columns.all.join(',')}`;
    add('missing-label', null, 'The first line names none of the columns that this file has.', mend);
    return problems;
  }

  labels.forEach((label, at) => {
    if (label === '') {
      if (problems.some(({ code }) => code === 'blank-header')) return;
      add('blank-header', null, `Column ${at + 1} has no name.`, 'Name it, or delete the column.');
    } else if (labels.indexOf(label) < at) {
      add(
        'duplicate-label',
        label,
        `Two columns are named "${excerpt(label)}".`,
        'Delete or rename one of them.',
      );
    } else if (!columns.all.includes(label)) {
      const meant = misspelt.get(label);
      const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      const mend =
        meant === undefined
          ? `Delete it. The columns are: ${columns.all.join(', ')}.`
          : `Rename it to "${meant}".`;
      add('extra-label', label, `There is no column "${excerpt(label)}" in this file.${hint}`, mend);
    }
  });
  const meant = new Set(misspelt.values());
  for (const name of missing.filter((one) => !meant.has(one)))
    add(
      'missing-label',
      name,
      `The column "${name}" is missing.`,
      'Add it, or give the column that holds it this name.',
    );
  return problems;
}
