import type { Locale } from '../i18n/locales.ts';
import { problemText } from '../i18n/problems.ts';
import type { Checked, FileState, PlacedProblem } from './protocol.ts';

/** What the last check found, by cell, kept in its place while rows come and go until the next one. */
export class Marks {
  private found: PlacedProblem[] = [];
  private states: Record<string, FileState> = {};
  private readonly byCell = new Map<string, string[]>();
  private readonly changed = new Map<string, Map<number, number[] | 'new'>>();
  private readonly locale: Locale;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  get problems(): readonly PlacedProblem[] {
    return this.found;
  }

  state(file: string): FileState | undefined {
    return Object.hasOwn(this.states, file) ? this.states[file] : undefined;
  }

  /** The files that differ from the published ones. */
  get changedFiles(): string[] {
    return Object.keys(this.states).filter((file) => (this.states[file]?.changes ?? 0) > 0);
  }

  take({ problems, states }: Pick<Checked, 'problems' | 'states'>): void {
    this.found = [...problems];
    this.states = states;
    this.changed.clear();
    for (const [file, { rows }] of Object.entries(states)) this.changed.set(file, new Map(rows));
    this.index();
  }

  /** Moves what is known of a file's rows when `removed` rows from `at` on were replaced by `inserted` others. */
  shift(file: string, at: number, removed: number, inserted: number): void {
    const by = inserted - removed;
    if (by === 0) return;
    const moved = (row: number) => (row < at ? row : row >= at + removed ? row + by : undefined);
    this.found = this.found.flatMap((problem) => {
      if (problem.file !== file || problem.row === undefined) return problem;
      const row = moved(problem.row);
      return row === undefined ? [] : { ...problem, row };
    });
    const rows = [...(this.changed.get(file) ?? [])].flatMap(([row, cells]) => {
      const to = moved(row);
      return to === undefined ? [] : [[to, cells] as const];
    });
    this.changed.set(file, new Map(rows));
    this.index();
  }

  /** What is wrong with a cell, or (column null) with a row as a whole. */
  of(file: string, row: number, column: number | null): readonly string[] {
    return this.byCell.get(`${row} ${column} ${file}`) ?? [];
  }

  isChanged(file: string, row: number, column: number): boolean {
    const cells = this.changed.get(file)?.get(row);
    return cells === 'new' || (cells?.includes(column) ?? false);
  }

  private index(): void {
    this.byCell.clear();
    for (const problem of this.found) {
      const { file, row, at } = problem;
      if (row === undefined) continue;
      const key = `${row} ${at ?? null} ${file}`;
      const { message, fix } = problemText(problem, this.locale);
      const words = `${message} ${fix}`;
      const known = this.byCell.get(key);
      if (known) known.push(words);
      else this.byCell.set(key, [words]);
    }
  }
}
