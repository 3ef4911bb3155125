import type { Locale } from '../../i18n/locales.ts';
import { type Focus, History } from '../edits.ts';
import { Marks } from '../marks.ts';
import type { Checked, Files } from '../protocol.ts';
import { type Change, type Content, Workbook } from '../sheet.ts';
import type { Link } from './link.ts';
import type { FilePosition } from './view.ts';

/** What a session calls to show its state. */
export interface SessionCallbacks {
  /** Shows a file from its beginning. */
  file(file: string): void;
  /** Redraws rows, marks and file states. */
  refresh(): void;
  /** Goes to a position in the current file. */
  reveal(position: FilePosition): void;
  /** Called when files were edited. */
  edited(files: readonly string[]): void;
}

/** The state of the desk: the workbook, its history and marks, and the current file. */
export class Session {
  readonly workbook = new Workbook();
  readonly history = new History(this.workbook);
  readonly marks: Marks;
  current = '';
  private published = new Map<string, Content>();
  private readonly link: Link;
  private readonly callbacks: SessionCallbacks;

  constructor(link: Link, callbacks: SessionCallbacks, locale: Locale) {
    this.marks = new Marks(locale);
    this.link = link;
    this.callbacks = callbacks;
  }

  /** All files of the workbook and all published ones, except report texts: these are only compared. */
  get files(): string[] {
    const gone = [...this.published.keys()].filter((file) => !this.workbook.get(file));
    return [...this.workbook.names, ...gone].filter((file) => !file.endsWith('.txt'));
  }

  /** Makes changes as one undo step and sends them to the worker. */
  make(changes: Change[], focus: Focus): void {
    this.history.make(changes, focus);
    this.afterChanges(changes);
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
    const changes = [...names].map((file) => ({
      kind: 'file' as const,
      file,
      content: this.published.get(file),
    }));
    this.make(changes, { file: this.current, row: 1, column: null });
  }

  /** Removes a file from the workbook. */
  remove(file: string): void {
    this.make([{ kind: 'file', file, content: undefined }], { file, row: 0, column: null });
  }

  /** Adds files that the worker has read. Returns their names. */
  take({ published, files, gone }: Files): string[] {
    const changes = files.map(({ file, from, content }) => {
      // A file that was fixed as text keeps its name.
      return { kind: 'file' as const, file: this.workbook.get(from) ? from : file, content };
    });
    const names = changes.map(({ file }) => file);
    if (names.length === 0) return [];
    if (published) {
      this.published = new Map(files.map(({ file, content }) => [file, content]));
      for (const change of changes) this.workbook.apply(change);
      this.link.change(changes);
    } else {
      const going = gone.map((file) => ({ kind: 'file' as const, file, content: undefined }));
      this.make([...going, ...changes], { file: names[0] ?? '', row: 1, column: null });
    }
    const first = this.files.find((file) => names.includes(file)) ?? this.current;
    this.open(names.includes(this.current) ? this.current : first);
    return names;
  }

  /** Makes a file the current one. */
  open(file: string): void {
    this.current = file;
    this.callbacks.file(file);
  }

  /** Goes to a position in a file. */
  go(file: string, position: FilePosition): void {
    if (file !== this.current && this.files.includes(file)) this.open(file);
    this.callbacks.reveal(position);
  }

  /** Takes the result of a check. */
  check(found: Checked): void {
    this.marks.take(found);
    this.callbacks.refresh();
  }

  private afterMove(moved: { changes: Change[]; focus: Focus } | undefined): void {
    if (!moved) return;
    this.afterChanges(moved.changes);
    const { file, row, column } = moved.focus;
    this.go(file, { row, column: column ?? undefined });
  }

  private afterChanges(changes: Change[]): void {
    for (const change of changes)
      if (change.kind === 'rows')
        this.marks.shift(change.file, change.at, change.removed, change.rows.length);
    this.callbacks.edited(changes.map(({ file }) => file));
    this.link.change(changes);
    const isReplaced = changes.some(({ kind, file }) => kind === 'file' && file === this.current);
    if (isReplaced) this.open(this.files.includes(this.current) ? this.current : (this.files[0] ?? ''));
    else this.callbacks.refresh();
  }
}
