import { create } from '../dom.ts';
import { columnName, type GridElements } from './elements.ts';
import type { GridModel } from './model.ts';

/** Rows rendered above and below those in view. */
const OVERSCAN = 8;

/** The rendered rows: those in view, some more, and `pinned` ones. All are as high as the header row. */
export class VisibleRows {
  /** Rendered rows by number. */
  readonly rendered = new Map<number, HTMLElement>();
  /** Stay rendered wherever the grid is scrolled to: the row with the focus. */
  pinned: readonly number[] = [];
  readonly #elements: GridElements;
  readonly #draw: (row: HTMLElement, index: number) => void;
  readonly #resizing: ResizeObserver;
  #count = 0;
  #height = 32;

  /** `draw` fills a row; `onMove` is called after scrolling and resizing. */
  constructor(elements: GridElements, draw: (row: HTMLElement, index: number) => void, onMove: () => void) {
    this.#elements = elements;
    this.#draw = draw;
    const update = () => {
      this.#measure();
      this.render();
      onMove();
    };
    elements.scroller.addEventListener('scroll', update, { passive: true });
    this.#resizing = new ResizeObserver(update);
    this.#resizing.observe(elements.scroller);
  }

  /** The number of rows in view, less one of overlap. */
  get page(): number {
    return Math.max(1, Math.floor(this.#elements.scroller.clientHeight / this.#height) - 2);
  }

  /** Redraws all rendered rows, for a new number of rows. */
  redraw(count: number): void {
    this.#count = count;
    this.#measure();
    for (const [index, row] of this.rendered) if (index < count) this.#draw(row, index);
    this.render();
  }

  /** Adds the rows that should be rendered and removes the others. */
  render(): void {
    const { scrollTop, clientHeight } = this.#elements.scroller;
    const first = Math.max(0, Math.floor(scrollTop / this.#height) - OVERSCAN);
    const end = Math.min(this.#count, Math.ceil((scrollTop + clientHeight) / this.#height) + OVERSCAN);
    const wanted = new Set(this.pinned.filter((index) => index >= 0 && index < this.#count));
    for (let index = first; index < end; index += 1) wanted.add(index);
    for (const [index, row] of this.rendered)
      if (!wanted.has(index)) {
        row.remove();
        this.rendered.delete(index);
      }
    let next = this.#elements.body.firstElementChild;
    for (const index of [...wanted].toSorted((a, b) => a - b)) {
      const row = this.rendered.get(index);
      if (row) next = row.nextElementSibling;
      else this.#elements.body.insertBefore(this.#create(index), next);
    }
  }

  destroy(): void {
    this.#resizing.disconnect();
  }

  #create(index: number): HTMLElement {
    const set = { role: 'row', 'aria-rowindex': `${index + 2}` };
    const row = create('div', { className: 'grid-row', set });
    row.style.top = `${index * this.#height}px`;
    this.rendered.set(index, row);
    this.#draw(row, index);
    return row;
  }

  /** Takes the row height from the header: it follows the reader's font size. */
  #measure(): void {
    const { height } = this.#elements.head.getBoundingClientRect();
    if (height > 0 && height !== this.#height) {
      this.#height = height;
      for (const [index, row] of this.rendered) row.style.top = `${index * height}px`;
    }
    this.#elements.body.style.height = `${this.#count * this.#height}px`;
  }
}

/** The number of rows, spread over the file, that a column's width is measured from. */
const SAMPLE = 200;
/** In em: the padding of a cell, and a column's least and greatest initial width. */
const PADDING = 1.75;
const MIN_WIDTH = 4;
const MAX_WIDTH = 20;

/** The column widths in px; the first is that of the line numbers. */
export class ColumnWidths {
  #widths: number[] = [];
  readonly #scroller: HTMLElement;
  readonly #canvas = document.createElement('canvas').getContext('2d');
  #em = 16;

  constructor({ scroller }: GridElements) {
    this.#scroller = scroller;
  }

  get count(): number {
    return this.#widths.length - 1;
  }

  /** Fits the columns to their texts, up to a maximum. */
  fit(model: GridModel, lineHeader: string): void {
    const last = model.rowCount > 0 ? model.line(model.rowCount - 1) : 1;
    const text = Math.max(this.#measure(lineHeader, '600'), this.#measure(`${last}`, '600'));
    const lines = Math.ceil(text + PADDING * this.#em);
    // A narrow page shows one whole column, and that there is another.
    const room = (this.#scroller.clientWidth || Number.POSITIVE_INFINITY) - lines - 2 * this.#em;
    const most = Math.max(MIN_WIDTH * this.#em, Math.min(MAX_WIDTH * this.#em, room));
    const widths = model.columns.map((_, column) => Math.min(this.#textWidth(model, column), most));
    this.#widths = [lines, ...widths];
    this.#apply();
  }

  /** Changes a column's width by some px; undefined fits it to its texts. */
  resize(column: number, by: number | undefined, model: GridModel): void {
    const width = by === undefined ? this.#textWidth(model, column) : (this.#widths[column + 1] ?? 0) + by;
    this.#widths[column + 1] = Math.max(MIN_WIDTH * this.#em, width);
    this.#apply();
  }

  /** A text's width in the grid's font, with tabular digits. */
  #measure(text: string, weight = '400'): number {
    const { fontSize, fontFamily } = getComputedStyle(this.#scroller);
    this.#em = Number.parseFloat(fontSize);
    if (!this.#canvas) return (text.length * this.#em) / 2;
    this.#canvas.font = `${weight} ${fontSize} ${fontFamily}`;
    return this.#canvas.measureText(text.replace(/\d/g, '0')).width;
  }

  #textWidth(model: GridModel, column: number): number {
    const rows = Math.min(SAMPLE, model.rowCount);
    const texts = Array.from({ length: rows }, (_, at) =>
      model.cell(Math.floor((at * model.rowCount) / rows), column),
    );
    // Only the longest text is measured: measuring all is slow.
    const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '');
    const widest = Math.max(
      this.#measure(longest.slice(0, 300)),
      this.#measure(columnName(model, column), '600'),
    );
    return Math.max(MIN_WIDTH * this.#em, Math.ceil(widest) + PADDING * this.#em);
  }

  #apply(): void {
    const last = this.#widths.length - 1;
    const tracks = this.#widths.map((width, at) => (at === last ? `minmax(${width}px, 1fr)` : `${width}px`));
    this.#scroller.style.setProperty('--grid-columns', tracks.join(' '));
    this.#scroller.style.setProperty('--grid-lines', `${this.#widths[0]}px`);
    this.#scroller.style.setProperty('--grid-width', `${this.#widths.reduce((sum, one) => sum + one, 0)}px`);
  }
}
