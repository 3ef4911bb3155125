import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';

/** How many rows are kept ready above and below those that one sees. */
const OVERSCAN = 8;

/**
 * The rows that are in the page: those that one sees, some more, and those that are kept; in the order of their numbers.
 * All are as high as the head.
 */
export class Rows {
  /** In the page now, by number. */
  readonly shown = new Map<number, HTMLElement>();
  /** Stay in the page wherever it is scrolled to: the row with the focus. */
  kept: readonly number[] = [];
  readonly #scroller: HTMLElement;
  readonly #head: HTMLElement;
  readonly #body: HTMLElement;
  readonly #draw: (row: HTMLElement, index: number) => void;
  readonly #virtual: Virtualizer<HTMLElement, HTMLElement>;
  readonly #stop: () => void;
  #height = 32;

  /** `draw` fills a row; `moved` is told when other rows are in the page, or at other places. */
  constructor(
    scroller: HTMLElement,
    { head, body }: { head: HTMLElement; body: HTMLElement },
    draw: (row: HTMLElement, index: number) => void,
    moved: () => void,
  ) {
    this.#scroller = scroller;
    this.#head = head;
    this.#body = body;
    this.#draw = draw;
    this.#virtual = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: () => scroller,
      estimateSize: () => this.#height,
      overscan: OVERSCAN,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => {
        this.#measure();
        this.place();
        moved();
      },
    });
    this.#stop = this.#virtual._didMount();
  }

  /** How many rows one sees at once. */
  get page(): number {
    return Math.max(1, Math.floor(this.#scroller.clientHeight / this.#height) - 2);
  }

  /** Draws all anew, for so many rows. */
  renew(count: number): void {
    this.#virtual.setOptions({ ...this.#virtual.options, count });
    // First as high as all rows are: the virtualizer looks how much of it one sees.
    this.#measure();
    this.#virtual._willUpdate();
    for (const [index, row] of this.shown) if (index < count) this.#draw(row, index);
    this.place();
  }

  /** Brings the rows into the page that belong there, and takes the others out. */
  place(): void {
    const { count } = this.#virtual.options;
    const kept = this.kept.filter((index) => index >= 0 && index < count);
    const wanted = new Set([...this.#virtual.getVirtualIndexes(), ...kept]);
    for (const [index, row] of this.shown)
      if (!wanted.has(index)) {
        row.remove();
        this.shown.delete(index);
      }
    let next = this.#body.firstElementChild;
    for (const index of [...wanted].toSorted((a, b) => a - b)) {
      const row = this.shown.get(index);
      if (row) next = row.nextElementSibling;
      else this.#body.insertBefore(this.#make(index), next);
    }
  }

  destroy(): void {
    this.#stop();
  }

  #make(index: number): HTMLElement {
    const row = document.createElement('div');
    row.className = 'grid-row';
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', `${index + 2}`);
    row.style.top = `${index * this.#height}px`;
    this.shown.set(index, row);
    this.#draw(row, index);
    return row;
  }

  /** The height of a row follows the reader's size of type. */
  #measure(): void {
    const { height } = this.#head.getBoundingClientRect();
    if (height > 0 && height !== this.#height) {
      this.#height = height;
      this.#virtual.measure();
      for (const [index, row] of this.shown) row.style.top = `${index * height}px`;
    }
    this.#body.style.height = `${this.#virtual.options.count * this.#height}px`;
  }
}
