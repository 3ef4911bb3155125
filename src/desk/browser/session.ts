import type { FileState } from '../changes.ts';
import type { Charts, CheckResult, PlacedProblem } from '../desk.ts';
import { type FilePosition, History } from '../edits.ts';
import { type Change, type Content, type Row, Workbook } from '../workbook.ts';
import type { RemoteDesk } from './remote.ts';

/** What a session calls to show its state. */
export interface SessionCallbacks {
  /** Shows the current file, and all marks and file states. */
  refresh(): void;
  /** Goes to a position in the current file. */
  reveal(position: FilePosition): void;
  /** Changes were made that can be undone. */
  edited(files: readonly string[]): void;
  /** A check has begun. */
  checking(): void;
  checked(found: CheckResult): void;
  charts(charts: Charts): void;
  failed(error: Error): void;
  /** The width of charts, in px. */
  chartWidth(): number;
}

/** The state of the desk: the workbook, its history and marks, and the current file. */
export class Session {
  readonly workbook = new Workbook();
  readonly history = new History(this.workbook);
  readonly marks = new Marks();
  current = '';
  private published = new Map<string, Content | undefined>();
  private readonly desk: RemoteDesk;
  private readonly callbacks: SessionCallbacks;
  /** Counts changes. Results of a check are dropped if something has changed since. */
  private revision = 0;
  private checked = 0;
  private isChecking = false;

  constructor(desk: RemoteDesk, callbacks: SessionCallbacks) {
    this.desk = desk;
    this.callbacks = callbacks;
  }

  /** All files of the workbook and all published ones, except report texts: these are only compared. */
  get files(): string[] {
    const gone = [...this.published.keys()].filter((file) => !this.workbook.get(file));
    return [...this.workbook.names, ...gone].filter((file) => !file.endsWith('.txt'));
  }

  /** Begins with the published files. */
  begin(changes: Change[]): void {
    this.published = new Map(changes.map(({ file, content }) => [file, content]));
    for (const change of changes) this.workbook.apply(change);
    this.send(changes);
    this.open(this.current || (this.files[0] ?? ''));
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
    this.history.make(changes, position);
    this.afterEdit(changes);
  }

  undo(): void {
    this.afterMove(this.history.undo());
  }

  redo(): void {
    this.afterMove(this.history.redo());
  }

  /** Restores the published files as one undo step. */
  reset(): void {
    const names = new Set([...this.workbook.names, ...this.published.keys()]);
    const changes = [...names].map((file) => ({ file, content: this.published.get(file) }));
    this.make(changes, { file: this.current, row: 1 });
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

  /** Draws the charts again, unless a check will do so. */
  async redraw(): Promise<void> {
    const { revision } = this;
    if (this.checked !== revision) return;
    const charts = await this.desk.charts(this.callbacks.chartWidth());
    if (this.revision === revision) this.callbacks.charts(charts);
  }

  private afterMove(step: ReturnType<History['undo']>): void {
    if (!step) return;
    this.afterEdit(step.changes);
    this.go(step.position);
  }

  private afterEdit(changes: Change[]): void {
    this.callbacks.edited(changes.map(({ file }) => file));
    this.send(changes);
    if (this.files.includes(this.current)) this.callbacks.refresh();
    else this.open(this.files[0] ?? '');
  }

  /** Sends changes to the worker, and has them checked. */
  private send(changes: Change[]): void {
    this.revision++;
    this.callbacks.checking();
    this.desk.change(changes).catch(this.callbacks.failed);
    if (!this.isChecking) this.check().catch(this.callbacks.failed);
  }

  /** Checks until nothing has changed since the last check began. */
  private async check(): Promise<void> {
    this.isChecking = true;
    try {
      while (this.checked !== this.revision) {
        const { revision } = this;
        const found = await this.desk.check();
        if (revision !== this.revision) continue;
        this.checked = revision;
        this.marks.take(found, this.workbook);
        this.callbacks.checked(found);
        this.callbacks.refresh();
        await this.redraw();
      }
    } finally {
      this.isChecking = false;
    }
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
      const cells = workbook.rows(file)?.[row];
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
