import { placeOf } from './cells.ts';
import { listenToClipboard } from './clipboard.ts';
import { Core } from './core.ts';
import { deleteRow, insertRow, listenToKeys } from './keys.ts';
import { listenToMouse } from './mouse.ts';
import type { GridModel, GridOptions } from './types.ts';

/**
 * A grid of texts, like a spreadsheet's: the WAI-ARIA grid pattern, edited in place, with what is wrong said at the cell. It holds
 * nothing but where one is in it: its owner changes the model and calls `refresh()`.
 */
export class Grid {
  readonly #core: Core;
  readonly #listening = new AbortController();

  /** Makes an empty grid as the last element of its host. */
  constructor(host: HTMLElement, options: GridOptions) {
    const core = new Core(host, options);
    const { signal } = this.#listening;
    this.#core = core;
    listenToKeys(core, signal);
    listenToMouse(core, signal);
    listenToClipboard(core, signal);
    const { scroller, note, insertRow: insert, deleteRow: remove } = core.frame;
    scroller.addEventListener('focusin', ({ target }) => this.#enter(target), { signal });
    scroller.addEventListener('focusout', ({ relatedTarget }) => this.#leave(relatedTarget), { signal });
    scroller.addEventListener('scroll', () => core.note.place(), { signal, passive: true });
    note.addEventListener('mousedown', (event) => this.#dismiss(event), { signal });
    insert.addEventListener('click', () => insertRow(core), { signal });
    remove.addEventListener('click', () => deleteRow(core), { signal });
  }

  /** Shows another model, from its first cell on, under the label that the words have now. */
  show(model: GridModel): void {
    this.#core.show(model);
  }

  /** Draws again what the model holds now. Where one is, and what one is just editing, stays. */
  refresh(): void {
    this.#core.refresh();
  }

  /** Brings a cell into sight, or the head of its row (`null`), and makes it the current one. */
  reveal(row: number, column: number | null, focus: boolean): void {
    this.#core.go({ row, column: column ?? -1 }, { focus });
  }

  /** Puts the focus into the current cell. */
  focus(): void {
    this.#core.focus();
  }

  destroy(): void {
    this.#listening.abort();
    this.#core.destroy();
  }

  /** A note lies on other cells: a click takes it away, and the focus stays where it is. */
  #dismiss(event: MouseEvent): void {
    event.preventDefault();
    this.#core.note.hide();
  }

  /** The focus comes by Tab, or by whatever a screen reader does: it belongs into the current cell. */
  #enter(target: EventTarget | null): void {
    const core = this.#core;
    const place = placeOf(target);
    const isCurrent =
      target === core.field.input || (target === core.cell && target !== core.field.input?.parentElement);
    if (isCurrent) core.remark();
    else if (place) core.go(place);
    else core.focus();
  }

  /** What was being edited is done when the focus is elsewhere in the page; not when the window is. */
  #leave(to: EventTarget | null): void {
    const core = this.#core;
    if ((to instanceof Node && core.frame.scroller.contains(to)) || !document.hasFocus()) return;
    core.commit();
    core.note.hide();
  }
}
