import type { Frame } from './frame.ts';
import type { GridModel } from './types.ts';

/** So many rows, spread over all of them, say how wide a column is. */
const SAMPLE = 200;
/** In units of the type's size: the room beside the text, and the narrowest and the widest that a column is by itself. */
const ROOM = 1.75;
const LEAST = 4;
const MOST = 20;

/** How wide the columns are, in px; the first is that of the line numbers. */
export class Columns {
  #widths: number[] = [];
  readonly #frame: Frame;
  readonly #measured = document.createElement('canvas').getContext('2d');
  #em = 16;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  get count(): number {
    return this.#widths.length - 1;
  }

  /** Makes the columns as wide as what is in them, within reason. */
  fit(model: GridModel, head: string): void {
    const last = model.rowCount > 0 ? model.line(model.rowCount - 1) : 1;
    const lines = Math.ceil(
      Math.max(this.#width(head, '600'), this.#width(`${last}`, '600')) + ROOM * this.#em,
    );
    // Next to the line numbers, even a narrow page shows a whole column, and that there is another.
    const room = (this.#frame.scroller.clientWidth || Number.POSITIVE_INFINITY) - lines - 2 * this.#em;
    const most = Math.max(LEAST * this.#em, Math.min(MOST * this.#em, room));
    const natural = model.columns.map((_, column) => this.#natural(model, column));
    this.#widths = [lines, ...natural.map((width) => Math.min(width, most))];
    this.#apply();
  }

  /** Makes a column wider or narrower; `undefined`: as wide as what is in it. */
  resize(column: number, by: number | undefined, model: GridModel): void {
    const width = by === undefined ? this.#natural(model, column) : (this.#widths[column + 1] ?? 0) + by;
    this.#widths[column + 1] = Math.max(LEAST * this.#em, width);
    this.#apply();
  }

  /** How wide a text is in the type of the grid, or of its head: all digits are as wide as a zero there. */
  #width(text: string, weight = '400'): number {
    const { fontSize, fontFamily } = getComputedStyle(this.#frame.scroller);
    this.#em = Number.parseFloat(fontSize);
    if (!this.#measured) return (text.length * this.#em) / 2;
    this.#measured.font = `${weight} ${fontSize} ${fontFamily}`;
    return this.#measured.measureText(text.replace(/\d/g, '0')).width;
  }

  #natural(model: GridModel, column: number): number {
    const { name = '' } = model.columns[column] ?? {};
    const rows = Math.min(SAMPLE, model.rowCount);
    const texts = Array.from({ length: rows }, (_, at) =>
      model.cell(Math.floor((at * model.rowCount) / rows), column),
    );
    // Few letters wider than the next are found among many: the longest in letters is the widest but for some px.
    const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '');
    const widest = Math.max(this.#width(longest.slice(0, 300)), this.#width(name, '600'));
    return Math.max(LEAST * this.#em, Math.ceil(widest) + ROOM * this.#em);
  }

  #apply(): void {
    const { scroller } = this.#frame;
    const last = this.#widths.length - 1;
    const tracks = this.#widths.map((width, at) => (at === last ? `minmax(${width}px, 1fr)` : `${width}px`));
    scroller.style.setProperty('--grid-columns', tracks.join(' '));
    scroller.style.setProperty('--grid-lines', `${this.#widths[0]}px`);
    scroller.style.setProperty('--grid-width', `${this.#widths.reduce((sum, width) => sum + width, 0)}px`);
  }
}
