import type { Change, Workbook } from './workbook.ts';

/** Changes that were made at once and are undone at once, and the place that the editor was at. */
interface Step {
  changes: Change[];
  undo: Change[];
  focus: Focus;
}

/** A place in a workbook; `column` is null for a row. */
export interface Focus {
  file: string;
  row: number;
  column: number | null;
}

/** What undoing or redoing did: the changes that were made, in their order, and where to look. */
export interface Moved {
  changes: Change[];
  focus: Focus;
}

/** Steps back are remembered so far. */
const MOST_STEPS = 500;

/** Makes changes to a workbook, and takes them back. */
export class History {
  private readonly workbook: Workbook;
  private done: Step[] = [];
  private undone: Step[] = [];

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** Makes changes as one step. */
  make(changes: Change[], focus: Focus): void {
    const undo = changes.map((change) => this.workbook.apply(change)).reverse();
    this.done = [...this.done, { changes, undo, focus }].slice(-MOST_STEPS);
    this.undone = [];
  }

  undo(): Moved | undefined {
    const step = this.done.pop();
    if (!step) return undefined;
    for (const change of step.undo) this.workbook.apply(change);
    this.undone.push(step);
    return { changes: step.undo, focus: step.focus };
  }

  redo(): Moved | undefined {
    const step = this.undone.pop();
    if (!step) return undefined;
    for (const change of step.changes) this.workbook.apply(change);
    this.done.push(step);
    return { changes: step.changes, focus: step.focus };
  }

  /** Forgets all steps: there is no way back from a new beginning. */
  clear(): void {
    this.done = [];
    this.undone = [];
  }
}
