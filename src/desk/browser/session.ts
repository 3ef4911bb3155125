import type { Locale } from '../../i18n/locales.ts';
import type { Charts, CheckResult } from '../desk.ts';
import { type Focus, History } from '../edits.ts';
import { Marks } from '../marks.ts';
import { type Change, type Content, Workbook } from '../workbook.ts';
import type { RemoteDesk } from './remote.ts';

/** A position in a file: a cell or row of its rows, or a line of its text. */
export interface FilePosition {
  row?: number | undefined;
  column?: number | undefined;
  line?: number | undefined;
}

/** What a session calls to show its state. */
export interface SessionCallbacks {
  /** Shows the current file, from its beginning. */
  show(): void;
  /** Redraws rows, marks and file states. */
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
  readonly marks: Marks;
  current = '';
  private published = new Map<string, Content | undefined>();
  private readonly desk: RemoteDesk;
  private readonly callbacks: SessionCallbacks;
  /** Counts changes. Results of a check are dropped if something has changed since. */
  private revision = 0;
  private checked = 0;
  private isChecking = false;

  constructor(desk: RemoteDesk, callbacks: SessionCallbacks, locale: Locale) {
    this.marks = new Marks(locale);
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
  make(changes: Change[], focus: Focus): void {
    this.history.make(changes, focus);
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

  /** Makes a file the current one. */
  open(file: string): void {
    this.current = file;
    this.callbacks.show();
  }

  /** Goes to a position in a file. */
  go(file: string, position: FilePosition): void {
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

  private afterMove(step: { changes: Change[]; focus: Focus } | undefined): void {
    if (!step) return;
    this.afterEdit(step.changes);
    const { file, ...position } = step.focus;
    this.go(file, position);
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
