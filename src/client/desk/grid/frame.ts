import type { GridOptions } from './types.ts';

/** The elements of a grid that stay.
 *
 *     .grid-box ─┬─ .grid-bar          the buttons for rows: above, where the note never is
 *                ├─ .grid-scroll[role=grid] ─┬─ .grid-head[role=row] ── [role=columnheader]…
 *                │                           └─ .grid-body[role=rowgroup] ── .grid-row ── [role=rowheader], [role=gridcell]…
 *                ├─ .grid-note       what is wrong with the current cell, beside it
 *                ├─ .grid-help
 *                └─ [role=status]    what is only heard
 */
export interface Frame {
  box: HTMLElement;
  scroller: HTMLElement;
  head: HTMLElement;
  body: HTMLElement;
  note: HTMLElement;
  status: HTMLElement;
  insertRow: HTMLButtonElement;
  deleteRow: HTMLButtonElement;
  /** Begins each id of this grid. */
  prefix: string;
}

let count = 0;

/** Puts the elements of a grid into its host. */
export function frameIn(host: HTMLElement, { words, readOnly = false }: GridOptions): Frame {
  count += 1;
  const prefix = `grid-${count}`;
  const head = element('div', 'grid-row grid-head', { role: 'row', 'aria-rowindex': '1' });
  const body = element('div', 'grid-body', { role: 'rowgroup' });
  const scroller = element('div', 'grid-scroll', {
    role: 'grid',
    // Some browsers make whatever scrolls a stop of Tab.
    tabindex: '-1',
    'aria-describedby': `${prefix}-help`,
    'aria-multiselectable': 'true',
  });
  if (readOnly) scroller.setAttribute('aria-readonly', 'true');
  scroller.append(head, body);

  // Screen readers have its words from the cell itself.
  const note = element('div', 'grid-note', { 'aria-hidden': 'true' });
  note.hidden = true;
  const status = element('div', 'grid-status', { role: 'status' });
  const help = element('p', 'grid-help', { id: `${prefix}-help` });
  help.textContent = words.help;
  const insertRow = button(words.insertRow);
  const deleteRow = button(words.deleteRow);
  const bar = element('div', 'grid-bar');
  bar.append(insertRow, deleteRow);

  const box = element('div', 'grid-box');
  box.append(...(readOnly ? [] : [bar]), scroller, note, help, status);
  host.append(box);
  return { box, scroller, head, body, note, status, insertRow, deleteRow, prefix };
}

/** An element with a class and attributes. */
export function element(tag: string, name: string, attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  return made;
}
