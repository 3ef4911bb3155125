import type { TableName } from '../../tables/schemas/index.ts';
import { deleteRow, insertRow, pasteCells, setCell } from '../edits.ts';
import type { Marks } from '../marks.ts';
import { type Change, Sheet, type Workbook } from '../sheet.ts';
import { create } from './dom.ts';
import type { Grid } from './grid/grid.ts';
import { createGrid } from './grid/input.ts';
import type { GridWords } from './grid/model.ts';
import { part, say } from './setup.ts';
import { SheetModel } from './sheet-model.ts';

/** What the view of a file needs and calls. Rows are those of the sheet. */
export interface ViewOptions {
  workbook: Workbook;
  marks: Marks;
  change(change: Change, row: number, column: number | null): void;
  /** The text of a file that cannot be shown as a grid was changed; it may be possible now. */
  read(file: string, text: string): void;
  undo(): void;
  redo(): void;
}

/** A position in a file: a cell of its sheet, or a line of its text. */
export interface FilePosition {
  row?: number | undefined;
  column?: number | undefined;
  line?: number | undefined;
}

const gridWords = (label: string): GridWords => ({
  label,
  row: say('grid.row'),
  edited: say('grid.edited'),
  problems: say('grid.problems'),
  help: say('grid.help'),
  insertRow: say('grid.insertRow'),
  deleteRow: say('grid.deleteRow'),
});

/** The current file: a grid, a text if it cannot be a grid, or a sentence if it can be neither. */
export class FileView {
  private readonly host = part('desk-view');
  private readonly options: ViewOptions;
  private grid: Grid | undefined;
  private model: SheetModel | undefined;
  private file = '';
  private table: TableName | undefined;

  constructor(options: ViewOptions) {
    this.options = options;
  }

  /** Shows a file. */
  show(file: string, table: TableName | undefined): void {
    this.grid?.destroy();
    this.grid = undefined;
    this.model = undefined;
    this.host.replaceChildren();
    this.file = file;
    this.table = table;
    const book = this.options.workbook.get(file);
    if (book instanceof Sheet) this.showGrid();
    else if (book?.kind === 'text') this.showText(book.text);
    else this.host.append(create('p', 'desk-lead', say(book ? 'desk.binary' : 'desk.goneFile')));
  }

  /** Redraws the file after a change or a check. */
  refresh(): void {
    const { model, grid } = this;
    if (!model || !grid) return;
    const updated = new SheetModel(this.file, this.table, this.options.workbook, this.options.marks);
    // Other columns: the grid starts again at the first cell.
    if (updated.first !== model.first || updated.columns.length !== model.columns.length) {
      this.model = updated;
      grid.show(updated);
      return;
    }
    model.updateLines(updated);
    grid.refresh();
  }

  /** Goes to a cell, or to a row without a column; in a text, to a line. */
  reveal({ row, column, line }: FilePosition): void {
    const { grid, model } = this;
    const field = this.host.querySelector('textarea');
    if (grid && model && row !== undefined && row >= model.first)
      grid.reveal(row - model.first, column ?? null);
    else if (grid) grid.focus();
    else if (field) selectLine(field, line ?? 1);
    else part('desk-name').focus();
  }

  private showGrid(): void {
    const { workbook, marks, undo, redo } = this.options;
    const { file } = this;
    const apply = (change: Change | undefined, row: number, column: number | null) => {
      if (change) this.options.change(change, row, column);
      else this.grid?.refresh();
    };
    const sheet = () => workbook.sheet(file) as Sheet;
    const first = () => this.model?.first ?? 1;
    this.grid = createGrid(this.host, {
      words: gridWords(file),
      onEdit: (row, column, text) =>
        apply(setCell(file, sheet(), row + first(), column, text), row + first(), column),
      onPaste: (row, column, cells) =>
        apply(pasteCells(file, sheet(), row + first(), column, cells), row + first(), column),
      onInsertRow: (after) => apply(insertRow(file, sheet(), after + first()), after + first() + 1, null),
      onDeleteRow: (row) => apply(deleteRow(file, sheet(), row + first()), row + first(), null),
      onUndo: undo,
      onRedo: redo,
    });
    this.model = new SheetModel(file, this.table, workbook, marks);
    this.grid.show(this.model);
  }

  private showText(text: string): void {
    const { file } = this;
    const set = { 'aria-label': say('desk.textOf', { file }) };
    const field = create('textarea', {
      className: 'desk-text',
      value: text,
      rows: 20,
      spellcheck: false,
      set,
    });
    field.addEventListener('change', () => this.options.read(file, field.value));
    // Pressing the button leaves the field, which is what reads the text.
    const button = create('button', { type: 'button' }, say('desk.reread'));
    this.host.append(create('p', 'desk-lead', say('desk.text')), field, button);
  }
}

/** Focuses a field and selects a line, from 1. */
function selectLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}
