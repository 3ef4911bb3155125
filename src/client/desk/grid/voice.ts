import { nameOf } from './cells.ts';
import type { Place } from './places.ts';
import type { GridModel, GridWords } from './types.ts';

/** What is said to screen readers about something else than the current cell. */
export class Voice {
  readonly #status: HTMLElement;
  readonly #words: GridWords;
  /** What was edited last. */
  #edited: Place | undefined;
  #said = '';

  constructor(status: HTMLElement, words: GridWords) {
    this.#status = status;
    this.#words = words;
  }

  say(text: string): void {
    this.#status.textContent = text;
  }

  /** A cell was edited, and one is already elsewhere: what is wrong with it will be said once, when its owner finds it out. */
  follow(edited: Place): void {
    this.#edited = edited;
    this.#said = '';
  }

  forget(): void {
    this.#edited = undefined;
  }

  report(model: GridModel): void {
    const { row = 0, column = 0 } = this.#edited ?? {};
    const of = model.columns[column];
    if (!this.#edited || row >= model.rowCount || !of) return;
    const problems = model.marks(row, column).join(' ');
    if (problems && problems !== this.#said)
      this.say(`${nameOf(of.name, column)}, ${this.#words.row} ${model.line(row)}: ${problems}`);
    this.#said = problems;
  }
}
