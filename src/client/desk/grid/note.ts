import { element, type Frame } from './frame.ts';
import type { Place } from './places.ts';
import type { GridModel } from './types.ts';

/** Between a note and its cell, in px. */
const GAP = 4;

/** What there is to read about the current cell. */
export interface Remarks {
  problems: readonly string[];
  /** What the column holds. */
  about: string;
}

/** What is wrong with a cell, or a row at its head; of a column's head, and while one edits, what the column holds. */
export function remarksOn(model: GridModel, { row, column }: Place, isOpen: boolean): Remarks {
  const isHead = row < 0;
  return {
    problems: isHead ? [] : model.marks(row, column < 0 ? null : column),
    about: isHead || isOpen ? (model.columns[column]?.description ?? '') : '',
  };
}

/** The note beside the current cell: below it, or above where there is more room; never on it, and never out of the grid's width. */
export class Note {
  readonly #frame: Frame;
  #anchor: HTMLElement | undefined;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  get isShown(): boolean {
    return this.#anchor !== undefined;
  }

  /** Shows what there is to read, if anything, beside an element; `head` stands above the problems. */
  show(anchor: HTMLElement, { problems, about }: Remarks, head: string): void {
    const { note } = this.#frame;
    const parts = problems.map((problem) => paragraph(problem));
    if (parts.length > 0) parts.unshift(paragraph(head, 'grid-note-head'));
    if (about) parts.push(paragraph(about, 'grid-note-about'));
    note.replaceChildren(...parts);
    note.classList.toggle('has-problems', problems.length > 0);
    this.#anchor = parts.length > 0 ? anchor : undefined;
    this.place();
  }

  hide(): void {
    this.#anchor = undefined;
    this.#frame.note.hidden = true;
  }

  /** Follows the cell; a note whose cell is scrolled out of sight is not seen either. */
  place(): void {
    const { box, scroller, head, note } = this.#frame;
    const at = this.#anchor?.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const isInHead = this.#anchor?.parentElement === head;
    const top = isInHead ? view.top : head.getBoundingClientRect().bottom;
    note.hidden =
      !at ||
      at.bottom <= top + 1 ||
      at.top >= view.bottom - 1 ||
      at.left >= view.right ||
      at.right <= view.left;
    if (!at || note.hidden) return;
    const from = box.getBoundingClientRect();
    note.style.left = note.style.top = '0';
    const { width, height } = note.getBoundingClientRect();
    const below = at.bottom + GAP;
    const above = at.top - GAP - height;
    const isAbove = below + height > innerHeight && at.top > innerHeight - at.bottom && above + scrollY >= 0;
    note.style.left = `${Math.max(0, Math.min(at.left - from.left, from.width - width))}px`;
    note.style.top = `${(isAbove ? above : below) - from.top}px`;
  }
}

function paragraph(text: string, name = ''): HTMLElement {
  const made = element('p', name);
  made.textContent = text;
  return made;
}
