import { type Focus, History } from '../../desk/history.ts';
import { Marks } from '../../desk/marks.ts';
import type { Checked, Files } from '../../desk/protocol.ts';
import { type Change, type Content, Workbook } from '../../desk/workbook.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Link } from './link.ts';
import type { Place } from './view.ts';

/** What a session shows itself with. */
export interface Shown {
  /** Another file is looked at, or the same one from its beginning. */
  file(file: string): void;
  /** The rows, marks or states of what is shown are others now. */
  refresh(): void;
  /** Goes to a place in the file that is looked at. */
  reveal(place: Place): void;
  /** Files were edited here. */
  edited(files: readonly string[]): void;
}

/** What an editor does at the desk, from the published files on. */
export class Session {
  readonly workbook = new Workbook();
  readonly history = new History(this.workbook);
  readonly marks: Marks;
  /** The file that is looked at. */
  current = '';
  private published = new Map<string, Content>();
  private readonly link: Link;
  private readonly shown: Shown;

  constructor(link: Link, shown: Shown, locale: Locale) {
    this.marks = new Marks(locale);
    this.link = link;
    this.shown = shown;
  }

  /** The files to choose from: those that are there, and those that were. Report texts are compared only, not edited. */
  get files(): string[] {
    const gone = [...this.published.keys()].filter((file) => !this.workbook.get(file));
    return [...this.workbook.names, ...gone].filter((file) => !file.endsWith('.txt'));
  }

  /** Makes changes as one step, and tells the worker. */
  make(changes: Change[], focus: Focus): void {
    this.history.make(changes, focus);
    this.made(changes);
  }

  undo(): void {
    this.move(this.history.undo());
  }

  redo(): void {
    this.move(this.history.redo());
  }

  /** Everything as published, as one step. */
  reset(): void {
    const names = new Set([...this.workbook.names, ...this.published.keys()]);
    const changes = [...names].map((file) => ({
      kind: 'file' as const,
      file,
      content: this.published.get(file),
    }));
    this.make(changes, { file: this.current, row: 1, column: null });
  }

  /** Takes a file off the desk. */
  remove(file: string): void {
    this.make([{ kind: 'file', file, content: undefined }], { file, row: 0, column: null });
  }

  /** Takes files that the worker has read. @returns their names. */
  take({ published, files, gone }: Files): string[] {
    const changes = files.map(({ file, from, content }) => {
      // A file that was corrected as text keeps its name.
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

  /** Looks at a file. */
  open(file: string): void {
    this.current = file;
    this.shown.file(file);
  }

  /** Goes to a place in a file. */
  go(file: string, place: Place): void {
    if (file !== this.current && this.files.includes(file)) this.open(file);
    this.shown.reveal(place);
  }

  check(found: Checked): void {
    this.marks.take(found);
    this.shown.refresh();
  }

  private move(moved: { changes: Change[]; focus: Focus } | undefined): void {
    if (!moved) return;
    this.made(moved.changes);
    const { file, row, column } = moved.focus;
    this.go(file, { row, column: column ?? undefined });
  }

  private made(changes: Change[]): void {
    for (const change of changes)
      if (change.kind === 'rows')
        this.marks.shift(change.file, change.at, change.removed, change.rows.length);
    this.shown.edited(changes.map(({ file }) => file));
    this.link.change(changes);
    const isReplaced = changes.some(({ kind, file }) => kind === 'file' && file === this.current);
    if (isReplaced) this.open(this.files.includes(this.current) ? this.current : (this.files[0] ?? ''));
    else this.shown.refresh();
  }
}
