import { deleteRow, insertRow, pasteCells, setCell } from '../../desk/edits.ts';
import type { Marks } from '../../desk/marks.ts';
import { Sheet } from '../../desk/sheet.ts';
import type { Change, Workbook } from '../../desk/workbook.ts';
import type { TableName } from '../../tables/schemas/index.ts';
import { Grid } from './grid/grid.ts';
import type { GridWords } from './grid/model.ts';
import { element, part, say, setup } from './setup.ts';
import { SheetModel } from './sheet-model.ts';

/** What is done in a view of a file. Rows are those of the sheet. */
export interface ViewOptions {
  workbook: Workbook;
  marks: Marks;
  change(change: Change, row: number, column: number | null): void;
  /** A text that is no grid was changed: it may be one now. */
  read(file: string, text: string): void;
  undo(): void;
  redo(): void;
}

/** A place in a file: a cell of its sheet, or a line of its text. */
export interface Place {
  row?: number | undefined;
  column?: number | undefined;
  line?: number | undefined;
}

/** The words of the grid, by their names in it. */
const gridWords = Object.fromEntries(
  Object.entries(setup.words).flatMap(([key, text]) =>
    key.startsWith('grid.') ? [[key.slice('grid.'.length), text]] : [],
  ),
);

/** The file that is being looked at: a grid, a text where it cannot be one, or a word on why it is neither. */
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

  /** Shows a file, or what has become of it. */
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
    else this.host.append(element('p', 'desk-lead', say(book ? 'desk.binary' : 'desk.goneFile')));
  }

  /** Draws again what is known of the file: marks, and its rows after a change. */
  refresh(): void {
    const { model, grid } = this;
    if (!model || !grid) return;
    const anew = new SheetModel(this.file, this.table, this.options.workbook, this.options.marks);
    // With other columns, the grid begins anew.
    if (anew.first !== model.first || anew.columns.length !== model.columns.length) {
      this.model = anew;
      grid.show(anew);
      return;
    }
    model.recount(anew);
    grid.refresh();
  }

  /** Goes to a cell, or to a row where no column is meant; in a text, to a line. */
  reveal({ row, column, line }: Place): void {
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
    const change = (made: Change | undefined, row: number, column: number | null) => {
      if (made) this.options.change(made, row, column);
      else this.grid?.refresh();
    };
    const words = { ...gridWords, label: file } as unknown as GridWords;
    const sheet = () => workbook.sheet(file) as Sheet;
    const first = () => this.model?.first ?? 1;
    this.grid = new Grid(this.host, {
      words,
      onEdit: (row, column, text) =>
        change(setCell(file, sheet(), row + first(), column, text), row + first(), column),
      onPaste: (row, column, cells) =>
        change(pasteCells(file, sheet(), row + first(), column, cells), row + first(), column),
      onInsertRow: (after) => change(insertRow(file, sheet(), after + first()), after + first() + 1, null),
      onDeleteRow: (row) => change(deleteRow(file, sheet(), row + first()), row + first(), null),
      onUndo: undo,
      onRedo: redo,
    });
    this.model = new SheetModel(file, this.table, workbook, marks);
    this.grid.show(this.model);
  }

  private showText(text: string): void {
    const { file } = this;
    const field = element('textarea', 'desk-text');
    field.value = text;
    field.rows = 20;
    field.spellcheck = false;
    field.setAttribute('aria-label', say('desk.textOf', { file }));
    field.addEventListener('change', () => this.options.read(file, field.value));
    // Going to the button leaves the field.
    const button = element('button', '', say('desk.reread'));
    button.type = 'button';
    this.host.append(element('p', 'desk-lead', say('desk.text')), field, button);
  }
}

/** Puts the focus into a field, with a line of its text, from 1, chosen. */
function selectLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}
