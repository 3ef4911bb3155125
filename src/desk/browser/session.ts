import type { Remote } from 'comlink';
import type { CheckResult, Desk, PlacedProblem } from '../desk.ts';
import type { ChangedText } from '../propose.ts';
import {
  applyChanges,
  type Change,
  type Content,
  type FilePosition,
  fileNames,
  type Row,
  rowsOf,
  type Workbook,
} from '../workbook.ts';

/** What a session calls to show its state. */
export interface SessionCallbacks {
  /** Shows the current file, all marks and file states, and whether a check is going on. */
  refresh(): void;
  reveal(position: FilePosition): void;
  checked(found: CheckResult): unknown;
  failed(error: Error): void;
  /** The width of charts, in px. */
  chartWidth(): number;
}

/** A workbook to go back to, and the place of the edit between it and the other one. */
type Step = [workbook: Workbook, position: FilePosition];

/** The state of the desk: the workbook, its history and marks, and the current file. */
export class Session {
  workbook: Workbook = new Map();
  readonly marks = new Marks();
  current = '';
  undoSteps: Step[] = [];
  redoSteps: Step[] = [];
  published: Workbook = new Map();
  /** Contents that are safe elsewhere: leaving the page does not lose them. */
  readonly saved = new WeakSet<Content>();
  private readonly desk: Remote<Desk>;
  private readonly callbacks: SessionCallbacks;
  /** Counts changes of the workbook or the width. Results of a check are dropped if something has changed since. */
  private revision = 0;
  isChecking = false;

  constructor(desk: Remote<Desk>, callbacks: SessionCallbacks) {
    this.desk = desk;
    this.callbacks = callbacks;
  }

  /** All files of the workbook and all published ones, except report texts: these are only compared. */
  get files(): string[] {
    const gone = [...this.published.keys()].filter((file) => !this.workbook.has(file));
    return [...fileNames(this.workbook), ...gone].filter((file) => !file.endsWith('.txt'));
  }

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
    this.step(applyChanges(this.workbook, changes), position);
  }

  /** The changed files with their contents and texts. */
  changedTexts(): Promise<(ChangedText & { content: Content | undefined })[]> {
    const { desk, workbook, published, marks } = this;
    const texts = marks.changedFiles.map(async (file) => ({
      file,
      content: workbook.get(file),
      text: await desk.text(file, workbook.get(file)),
      published: await desk.text(file, published.get(file)),
    }));
    return Promise.all(texts);
  }

  readonly undo = () => this.move(this.undoSteps, this.redoSteps);

  readonly redo = () => this.move(this.redoSteps, this.undoSteps);

  /** Restores the published files as one undo step. */
  readonly reset = () => this.step(this.published, { file: this.current, row: 1 });

  readonly remove = () =>
    this.make([{ file: this.current, content: undefined }], { file: this.current, row: 0 });

  /** Takes the edited text of a file that is no grid; it may be one now. */
  async readText(file: string, text: string): Promise<void> {
    this.make([{ file, content: await this.desk.read(file, text) }], { file });
  }

  open(file: string): void {
    this.current = file;
    this.callbacks.refresh();
  }

  readonly go = (position: FilePosition): void => {
    const { file } = position;
    if (file !== this.current && this.files.includes(file)) this.open(file);
    this.callbacks.reveal(position);
  };

  /** Draws the charts again, once there are any. */
  readonly redraw = () => this.revision > 0 && this.check();

  /** Checks until nothing has changed since the last check began. */
  private async check(): Promise<void> {
    this.revision++;
    if (this.isChecking) return;
    this.isChecking = true;
    try {
      let [found, revision]: [CheckResult?, number?] = [];
      while (!found || revision !== this.revision) {
        revision = this.revision;
        found = await this.desk.check(this.workbook, this.callbacks.chartWidth());
      }
      this.marks.take(found, this.workbook);
      this.callbacks.checked(found);
    } catch (error) {
      this.callbacks.failed(error as Error);
    }
    this.isChecking = false;
    this.callbacks.refresh();
  }

  private step(workbook: Workbook, position: FilePosition): void {
    this.undoSteps.push([this.workbook, position]);
    this.redoSteps = [];
    this.set(workbook);
  }

  private move(from: Step[], to: Step[]): void {
    const [workbook, position] = from.pop() ?? [];
    if (!workbook || !position) return;
    to.push([this.workbook, position]);
    this.set(workbook);
    this.go(position);
  }

  /** Replaces the workbook, has it checked, and shows it. */
  private set(workbook: Workbook): void {
    this.workbook = workbook;
    this.check();
    if (this.files.includes(this.current)) this.callbacks.refresh();
    else this.open(this.files[0] ?? '');
  }
}

/** The problems and changes that the last check found, by row: they stay with a row until it is edited. */
export class Marks {
  states: CheckResult['states'] = new Map();
  private byRow = new WeakMap<Row, { problems: PlacedProblem[]; changed: number[] | 'new' }>();

  /** The files that differ from the published ones. */
  get changedFiles(): string[] {
    return [...this.states].flatMap(([file, { changes }]) => (changes > 0 ? file : []));
  }

  /** Takes the result of a check of the workbook as it is. */
  take({ problems, states }: Pick<CheckResult, 'problems' | 'states'>, workbook: Workbook): void {
    this.states = states;
    this.byRow = new WeakMap();
    const at = (file: string, row = -1) => {
      const cells = rowsOf(workbook, file)?.[row] ?? [];
      const marks = this.byRow.get(cells) ?? { problems: [], changed: [] };
      this.byRow.set(cells, marks);
      return marks;
    };
    for (const problem of problems) at(problem.file, problem.row).problems.push(problem);
    for (const [file, { rows }] of states) for (const [row, columns] of rows) at(file, row).changed = columns;
  }

  /** The problems of a cell (column undefined: of the whole row). */
  problems(row: Row, column: number | undefined): PlacedProblem[] {
    return this.byRow.get(row)?.problems.filter(({ at }) => at === column) ?? [];
  }

  isChanged(row: Row, column: number): boolean {
    const changed = this.byRow.get(row)?.changed ?? [];
    return changed === 'new' || changed.includes(column);
  }
}
