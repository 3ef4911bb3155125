import { type Content, type FilePosition, type Rows, rowsOf } from '../workbook.ts';
import type { Grid } from './grid/grid.ts';
import { createGrid } from './grid/input.ts';
import { create, part, say } from './page.ts';
import type { Session } from './session.ts';
import { SheetModel } from './sheet-model.ts';

/** The current file: a grid, a text if it cannot be a grid, or a sentence if it can be neither. */
export class FileView {
  private readonly host = part('desk-view');
  private readonly session: Session;
  private grid: Grid | undefined;
  private file: string | undefined;
  private shown: Content | undefined;

  constructor(session: Session) {
    this.session = session;
  }

  /** Shows the current file: another one from its beginning. */
  refresh(): void {
    const { current, workbook, marks } = this.session;
    const content = workbook.get(current);
    const isSameFile = current === this.file;
    this.file = current;
    if (this.grid && isSameFile && content?.kind === 'rows') {
      this.grid.model = new SheetModel(current, content.rows, workbook, marks);
      this.grid.refresh();
    } else if (content !== this.shown || !isSameFile) this.show(current, content);
    this.shown = content;
  }

  private show(file: string, content: Content | undefined): void {
    this.grid?.destroy();
    this.grid = undefined;
    this.host.replaceChildren();
    if (content?.kind === 'rows') this.showGrid(file, content.rows);
    else if (content?.kind === 'text') this.showText(file, content.text);
    else this.host.append(create('p', 'desk-lead', say(content ? 'desk.binary' : 'desk.goneFile')));
  }

  /** Goes to a cell, or to a row without a column; in a text, to a line. */
  reveal({ row, column = -1, line = 1 }: FilePosition): void {
    const { grid } = this;
    const field = this.host.querySelector('textarea.desk-text');
    if (grid && row !== undefined && row >= grid.model.first)
      grid.go({ row: row - grid.model.first, column });
    else if (grid) grid.focus();
    else if (field instanceof HTMLTextAreaElement) selectLine(field, line);
    else part('desk-name').focus();
  }

  private showGrid(file: string, rows: Rows): void {
    const { session } = this;
    const model = new SheetModel(file, rows, session.workbook, session.marks);
    this.grid = createGrid(this.host, file, model, {
      edit: (edit, { row, column }) => {
        const position = { file, row: row + (this.grid?.model.first ?? 1), column };
        const edited = edit(rowsOf(session.workbook, file) ?? [], position.row);
        if (edited) session.make([{ file, content: { kind: 'rows', rows: edited } }], position);
        else this.grid?.refresh();
      },
      undo: () => session.undo(),
      redo: () => session.redo(),
    });
  }

  private showText(file: string, text: string): void {
    const field = create('textarea', {
      className: 'desk-text',
      value: text,
      rows: 20,
      spellcheck: false,
      set: { 'aria-label': say('desk.textOf', { file }) },
    });
    field.addEventListener('change', () => this.session.readText(file, field.value));
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
