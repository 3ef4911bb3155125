import { html, nothing, render } from 'lit-html';
import type { FilePosition } from '../workbook.ts';
import { Grid } from './grid/grid.ts';
import { connectInput } from './grid/input.ts';
import { part, say } from './page.ts';
import type { Session } from './session.ts';

/** The current file: a grid, a text if it cannot be a grid, or a sentence if it can be neither. */
export function fileView(session: Session) {
  const grid = new Grid(session);
  connectInput(grid);
  const other = document.createElement('div');
  part('desk-view').append(grid.box, other);

  const textField = (file: string, text: string) => {
    const read = ({ target }: Event) => session.readText(file, (target as HTMLTextAreaElement).value);
    // Pressing the button leaves the field, which is what reads the text.
    return html`
      <textarea class="desk-text" rows="20" spellcheck="false" aria-label=${say('desk.textOf', { file })}
        .value=${text} @change=${read}></textarea>
      <button type="button">${say('desk.reread')}</button>`;
  };
  return {
    /** Shows the current file: another one from its beginning. */
    refresh(): void {
      const { current, workbook } = session;
      const content = workbook.get(current);
      grid.box.hidden = content?.kind !== 'rows';
      if (!grid.box.hidden) grid.show(current);
      const lead = say(content?.kind === 'text' ? 'desk.text' : content ? 'desk.binary' : 'desk.goneFile');
      const field = content?.kind === 'text' ? textField(current, content.text) : '';
      render(grid.box.hidden ? html`<p class="desk-lead">${lead}</p>${field}` : nothing, other);
    },
    /** Goes to a cell, or to a row without a column; in a text, to a line. */
    reveal({ row = -1, column = -1, line = 1 }: FilePosition): void {
      const { first } = grid.model;
      const field = other.querySelector('textarea');
      if (field) selectLine(field, line);
      else if (grid.box.hidden) part('desk-name').focus();
      else if (row >= first) grid.go({ row: row - first, column });
      else grid.focus();
    },
  };
}

/** Focuses a field and selects a line, from 1. */
function selectLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + Math.min(line - 1, 1);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}
