import type { FileState } from '../changes.ts';
import type { CheckResult, PlacedProblem } from '../desk.ts';
import {
  applyChanges,
  type Change,
  changesBetween,
  type FilePosition,
  fileNames,
  type Row,
  rowsOf,
  type Workbook,
} from '../workbook.ts';
import type { RemoteDesk } from './remote.ts';

/** What a session calls to show its state. */
export interface SessionCallbacks {
  /** Shows the current file, and all marks and file states. */
  refresh(): void;
  /** Goes to a position in the current file. */
  reveal(position: FilePosition): void;
  /** A check has begun. */
  checking(): void;
  checked(found: CheckResult): void;
  failed(error: Error): void;
  /** The width of charts, in px. */
  chartWidth(): number;
}

/** A workbook to go back to, and the place of the edit between it and the other one. */
interface Step {
  workbook: Workbook;
  position: FilePosition;
}

/** The state of the desk: the workbook, its history and marks, and the current file. */
export class Session {
  workbook: Workbook = new Map();
  readonly marks = new Marks();
  current = '';
  undoSteps: Step[] = [];
  redoSteps: Step[] = [];
  private published: Workbook = new Map();
  private readonly desk: RemoteDesk;
  private readonly callbacks: SessionCallbacks;
  /** Counts changes of the workbook or the width. Results of a check are dropped if something has changed since. */
  private revision = 0;
  private isChecking = false;

  constructor(desk: RemoteDesk, callbacks: SessionCallbacks) {
    this.desk = desk;
    this.callbacks = callbacks;
  }

  /** All files of the workbook and all published ones, except report texts: these are only compared. */
  get files(): string[] {
    const gone = [...this.published.keys()].filter((file) => !this.workbook.has(file));
    return [...fileNames(this.workbook), ...gone].filter((file) => !file.endsWith('.txt'));
  }

  /** Begins with the published files. */
  begin(changes: Change[]): void {
    this.published = applyChanges(new Map(), changes);
    this.set(applyChanges(this.workbook, changes));
  }

  /** Adds opened files as one undo step, and shows one of them. Without published files, they count as these. */
  take(changes: Change[]): void {
    const names = changes.filter(({ content }) => content).map(({ file }) => file);
    if (names.length === 0) return;
    if (this.published.size === 0) this.begin(changes);
    else this.make(changes, { file: names[0] ?? '', row: 1 });
    if (!names.includes(this.current))
      this.open(this.files.find((file) => names.includes(file)) ?? this.current);
  }

  /** Makes changes as one undo step. */
  make(changes: Change[], position: FilePosition): void {
    this.undoSteps.push({ workbook: this.workbook, position });
    this.redoSteps = [];
    this.set(applyChanges(this.workbook, changes));
  }

  undo(): void {
    this.move(this.undoSteps, this.redoSteps);
  }

  redo(): void {
    this.move(this.redoSteps, this.undoSteps);
  }

  /** Restores the published files as one undo step. */
  reset(): void {
    this.make(changesBetween(this.workbook, this.published), { file: this.current, row: 1 });
  }

  /** Removes a file from the workbook. */
  remove(file: string): void {
    this.make([{ file, content: undefined }], { file, row: 0 });
  }

  /** Takes the edited text of a file that is no grid; it may be one now. */
  async readText(file: string, text: string): Promise<void> {
    this.make([{ file, content: await this.desk.read(file, text) }], { file });
  }

  /** Makes a file the current one. */
  open(file: string): void {
    this.current = file;
    this.callbacks.refresh();
  }

  /** Goes to a position in a file. */
  go(position: FilePosition): void {
    const { file } = position;
    if (file !== this.current && this.files.includes(file)) this.open(file);
    this.callbacks.reveal(position);
  }

  /** Draws the charts again, once there are any. */
  redraw(): void {
    if (this.revision === 0) return;
    this.revision++;
    this.check();
  }

  /** Checks until nothing has changed since the last check began. */
  private async check(): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    try {
      for (let revision = -1; revision !== this.revision; ) {
        revision = this.revision;
        const found = await this.desk.check(this.callbacks.chartWidth());
        if (revision !== this.revision) continue;
        this.marks.take(found, this.workbook);
        this.callbacks.checked(found);
        this.callbacks.refresh();
      }
    } catch (error) {
      this.callbacks.failed(error as Error);
    } finally {
      this.isChecking = false;
    }
  }

  private move(from: Step[], to: Step[]): void {
    const step = from.pop();
    if (!step) return;
    to.push({ ...step, workbook: this.workbook });
    this.set(step.workbook);
    this.go(step.position);
  }

  /** Replaces the workbook: tells the worker what has changed, has it checked, and shows it. */
  private set(workbook: Workbook): void {
    const changes = changesBetween(this.workbook, workbook);
    this.workbook = workbook;
    this.callbacks.checking();
    this.desk.change(changes).catch(this.callbacks.failed);
    this.revision++;
    this.check();
    if (this.files.includes(this.current)) this.callbacks.refresh();
    else this.open(this.files[0] ?? '');
  }
}

/** The problems and changes that the last check found, by row: they stay with a row until it is edited. */
export class Marks {
  private states: CheckResult['states'] = {};
  private marks = new WeakMap<Row, { problems: PlacedProblem[]; changed: number[] | 'new' }>();

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
    const at = (file: string, row = -1) => {
      const cells = rowsOf(workbook, file)?.[row];
      const marks = (cells && this.marks.get(cells)) ?? { problems: [], changed: [] };
      if (cells) this.marks.set(cells, marks);
      return marks;
    };
    for (const problem of problems) at(problem.file, problem.row).problems.push(problem);
    for (const [file, { rows }] of Object.entries(states))
      for (const [row, columns] of rows) at(file, row).changed = columns;
  }

  /** The problems of a cell (column undefined: of the whole row). */
  problems(row: Row, column: number | undefined): PlacedProblem[] {
    return this.marks.get(row)?.problems.filter(({ at }) => at === column) ?? [];
  }

  isChanged(row: Row, column: number): boolean {
    const changed = this.marks.get(row)?.changed ?? [];
    return changed === 'new' || changed.includes(column);
  }
}
