import type { Remote } from 'comlink';
import type { Problem } from '../../csv/problem.ts';
import { changesOf, type FileChanges } from '../changes.ts';
import type { CheckResult, Desk } from '../desk.ts';
import { contentOf, textOf } from '../files.ts';
import type { ChangedText } from '../propose.ts';
import {
  applyChanges,
  type Change,
  type Content,
  type FilePosition,
  fileNames,
  isStory,
  positionOf,
  type Row,
  rowsOf,
  type Workbook,
} from '../workbook.ts';

/** A workbook to go back to, and the place of the edit between it and the other one. */
type Step = [workbook: Workbook, position: FilePosition];

/** The state of the desk: the workbook, its history, what was found in it, and the current file. */
export class Session {
  readonly desk: Remote<Desk>;
  workbook: Workbook = new Map();
  published: Workbook = new Map();
  /** The files that differ from the published ones. */
  changed: ReadonlyMap<string, FileChanges> = new Map();
  problems: ReadonlyMap<string, readonly Problem[]> = new Map();
  current = '';
  undoSteps: Step[] = [];
  redoSteps: Step[] = [];
  isChecking = false;
  /** The width of drawings, in px; 0 while it is unknown. */
  private width = 0;
  /** Contents that are safe elsewhere: leaving the page does not lose them. */
  private readonly saved = new Set<Content>();
  /** Problems stay with a row until it is edited. */
  private byRow = new WeakMap<Row, { problem: Problem; column: number | undefined }[]>();
  /** Counts what a check depends on. Its result is dropped if something has changed since it began. */
  private revision = 0;

  /*
   * The page sets these: to show the current file, all marks, and whether a check is going on; to go to a place of the current
   * file; and to show what a check found, or that it failed.
   */
  refresh = (): void => {};
  reveal = (_position: FilePosition): void => {};
  checked = (_found: CheckResult): void => {};
  failed = (_error: Error): void => {};

  constructor(desk: Remote<Desk>) {
    this.desk = desk;
  }

  /** All files of the workbook and all published ones, except report texts: these are only compared. */
  get files(): string[] {
    const gone = [...this.published.keys()].filter((file) => !this.workbook.has(file));
    return [...fileNames(this.workbook), ...gone].filter((file) => !file.endsWith('.txt'));
  }

  begin(published: Workbook): void {
    this.published = published;
    this.desk.publish(published);
    this.set(new Map([...this.workbook, ...published]));
  }

  /** Adds opened files as one undo step, and shows one of them. Without published files, they count as these. */
  take(changes: Change[]): void {
    const names = changes.flatMap(([file, content]) => (content === undefined ? [] : file));
    if (names.length === 0) return;
    if (this.published.size === 0) this.begin(applyChanges(this.published, changes));
    else this.make(changes, { file: names[0] ?? '', row: 1 });
    if (!names.includes(this.current))
      this.open(this.files.find((file) => names.includes(file)) ?? this.current);
  }

  make(changes: Change[], position: FilePosition): void {
    this.step(applyChanges(this.workbook, changes), position);
  }

  /** The changed files as texts, except those that are none. */
  get changedTexts(): ChangedText[] {
    const { workbook, published } = this;
    const files = [...this.changed.keys()].filter((file) => !(workbook.get(file) instanceof Uint8Array));
    return files.map((file) => {
      return { file, text: textOf(file, workbook.get(file)), published: textOf(file, published.get(file)) };
    });
  }

  /** The changed files, as they are now, that leaving the page would lose. */
  get unsaved(): Content[] {
    const contents = [...this.changed.keys()].map((file) => this.workbook.get(file));
    return contents.filter((content) => content !== undefined && !this.saved.has(content)) as Content[];
  }

  markSaved(contents: readonly Content[]): void {
    for (const content of contents) this.saved.add(content);
  }

  readonly undo = () => this.move(this.undoSteps, this.redoSteps);

  readonly redo = () => this.move(this.redoSteps, this.undoSteps);

  readonly reset = () => this.step(this.published, { file: this.current, row: 1 });

  readonly remove = () => this.make([[this.current, undefined]], { file: this.current, row: 0 });

  /** Takes the edited text of the current file, which may be a grid now. */
  readText(text: string): void {
    const file = this.current;
    this.make([[file, contentOf(file, text)]], { file });
  }

  open(file: string): void {
    this.current = file;
    this.refresh();
    // A check also previews the current story.
    if (isStory(file)) this.check();
  }

  readonly go = (position: FilePosition): void => {
    const { file } = position;
    if (file !== this.current && this.files.includes(file)) this.open(file);
    this.reveal(position);
  };

  /** Sets the width of drawings, and draws the charts again once there are any. */
  readonly resize = (width: number): void => {
    this.width = width;
    if (this.revision > 0) this.check();
  };

  /** The problems of a row, each with its column, if it has one. */
  problemsOf(row: Row) {
    return this.byRow.get(row) ?? [];
  }

  /** Checks until nothing has changed since the last check began. */
  private async check(): Promise<void> {
    this.revision++;
    if (this.isChecking) return;
    this.isChecking = true;
    try {
      let [found, revision]: [CheckResult?, number?] = [];
      while (!found || revision !== this.revision) {
        revision = this.revision;
        const { workbook, changed, width, current } = this;
        found = await this.desk.check(workbook, changed.size > 0, width, current);
      }
      this.mark(found.problems);
      this.checked(found);
    } catch (error) {
      this.failed(error as Error);
    }
    this.isChecking = false;
    this.refresh();
  }

  private mark(problems: readonly Problem[]): void {
    this.problems = Map.groupBy(problems, ({ file }) => file);
    this.byRow = new WeakMap();
    for (const problem of problems.slice(0, MAX_PROBLEMS)) {
      const { file, row = -1, column } = positionOf(this.workbook, problem);
      const cells = rowsOf(this.workbook, file)?.[row];
      if (cells) this.byRow.set(cells, [...(this.byRow.get(cells) ?? []), { problem, column }]);
    }
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
    const { published } = this;
    this.workbook = workbook;
    const files = [...new Set([...workbook.keys(), ...published.keys()])];
    const found = files.map((file) => [file, changesOf(published.get(file), workbook.get(file))] as const);
    this.changed = new Map(found.filter(([, { changes }]) => changes > 0));
    this.check();
    if (this.files.includes(this.current)) this.refresh();
    else this.open(this.files[0] ?? '');
  }
}

/** Further problems are only counted. */
export const MAX_PROBLEMS = 1000;
