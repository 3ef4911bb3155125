import type { Locale } from '../i18n/locales.ts';
import { problemText } from '../i18n/problems.ts';
import type { FileState } from './changes.ts';
import type { CheckResult } from './desk.ts';
import type { PlacedProblem } from './inspect.ts';
import type { Row, Workbook } from './workbook.ts';

interface RowMarks {
  problems: PlacedProblem[];
  changed: number[] | 'new';
}

/** The problems and changes that the last check found, by row: they stay with a row until it is edited. */
export class Marks {
  private states: CheckResult['states'] = {};
  private marks = new WeakMap<Row, RowMarks>();
  private readonly locale: Locale;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  state(file: string): FileState | undefined {
    return Object.hasOwn(this.states, file) ? this.states[file] : undefined;
  }

  /** The files that differ from the published ones. */
  get changedFiles(): string[] {
    return Object.keys(this.states).filter((file) => (this.states[file]?.changes ?? 0) > 0);
  }

  /** Takes the result of a check of the workbook as it is. */
  take({ problems, states }: Pick<CheckResult, 'problems' | 'states'>, workbook: Workbook): void {
    this.states = states;
    this.marks = new WeakMap();
    for (const problem of problems) this.at(workbook, problem.file, problem.row)?.problems.push(problem);
    for (const [file, { rows }] of Object.entries(states))
      for (const [row, columns] of rows) {
        const marks = this.at(workbook, file, row);
        if (marks) marks.changed = columns;
      }
  }

  /** The problems of a cell (column undefined: of the whole row), as sentences. */
  problems(row: Row, column: number | undefined): string[] {
    const found = this.marks.get(row)?.problems.filter(({ at }) => at === column) ?? [];
    return found.map((problem) => Object.values(problemText(problem, this.locale)).join(' '));
  }

  isChanged(row: Row, column: number): boolean {
    const changed = this.marks.get(row)?.changed ?? [];
    return changed === 'new' || changed.includes(column);
  }

  private at(workbook: Workbook, file: string, row: number | undefined): RowMarks | undefined {
    const cells = row === undefined ? undefined : workbook.rows(file)?.[row];
    if (!cells) return undefined;
    const marks = this.marks.get(cells) ?? { problems: [], changed: [] };
    this.marks.set(cells, marks);
    return marks;
  }
}
