import { create, setAttribute } from '../dom.ts';
import type { GridElements } from './elements.ts';

type Input = HTMLInputElement | HTMLTextAreaElement;

/** The width in em at which a long text is edited in a narrower column. */
const LINE_WIDTH = 20;

/**
 * The input in the current cell. It is mounted and focused before editing begins, though invisible: so the first key goes
 * through the reader's input method, and "dd" becomes "đ" when typing replaces a cell.
 */
export class CellEditor {
  /** True while the cell is being edited: the input is visible and handles its own keys. */
  isOpen = false;
  input: Input | undefined;
  readonly #elements: GridElements;
  readonly #onOpen: () => void;
  readonly #list: HTMLDataListElement;
  #listed: readonly string[] | undefined;
  /** The input's value before editing. Inputs normalize line breaks, so it may differ from the cell's text. */
  #initial = '';

  /** `onOpen` is called when editing begins and when the input grows. */
  constructor(elements: GridElements, onOpen: () => void) {
    this.#elements = elements;
    this.#onOpen = onOpen;
    this.#list = create('datalist', { id: `${elements.prefix}-choices` });
    elements.box.append(this.#list);
  }

  /**
   * Mounts the input in a cell. Returns the input of the cell before, if it is another: to be removed once the focus has
   * moved to the new one.
   */
  mount(
    cell: HTMLElement,
    text: string,
    label: string,
    choices: readonly string[] | undefined,
  ): Input | undefined {
    // An <input> holds one line only.
    const hasChoices = choices !== undefined && !/[\r\n]/.test(text);
    const isFit = this.isOpen || this.input instanceof HTMLInputElement === hasChoices;
    const isMounted = this.input?.parentElement === cell && isFit;
    const previous = isMounted ? undefined : this.unmount();
    const input = (isMounted && this.input) || this.#create(cell, hasChoices);
    if (choices) this.#offer(choices);
    input.setAttribute('aria-label', label);
    for (const name of ['aria-invalid', 'aria-describedby'])
      setAttribute(input, name, cell.getAttribute(name));
    if (this.isOpen) return previous;
    input.value = text;
    this.#initial = input.value;
    if (document.activeElement === input) input.select();
    return previous;
  }

  /** Begins editing. `refocus` makes a touch keyboard come up: that happens only when an input gets the focus. */
  open({ refocus = false } = {}): void {
    const { input } = this;
    if (!input || this.isOpen) return;
    if (refocus) input.blur();
    this.#begin(input);
    input.focus({ preventScroll: true });
    input.setSelectionRange(input.value.length, input.value.length);
  }

  /** Ends editing. Returns the new text, or undefined if nothing was changed. */
  close(): string | undefined {
    const { input } = this;
    if (!input || !this.isOpen) return undefined;
    this.isOpen = false;
    input.parentElement?.classList.remove('is-open');
    input.removeAttribute('style');
    input.setAttribute('inputmode', 'none');
    return input.value === this.#initial ? undefined : input.value;
  }

  /** Inserts a line break at the caret. */
  breakLine(): void {
    const { input } = this;
    if (!(input instanceof HTMLTextAreaElement)) return;
    input.setRangeText('\n', input.selectionStart, input.selectionEnd, 'end');
    this.#fitSize(input);
  }

  /** Gives up the input without taking over its text; returns it, to be removed. */
  unmount(): Input | undefined {
    const { input } = this;
    this.close();
    input?.parentElement?.firstElementChild?.removeAttribute('aria-hidden');
    this.input = undefined;
    return input;
  }

  #create(cell: HTMLElement, hasChoices: boolean): Input {
    const set = {
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      // A first tap selects the cell without bringing up the touch keyboard.
      inputmode: 'none',
      ...(hasChoices ? { list: this.#list.id } : { rows: '1' }),
    };
    const input = create(hasChoices ? 'input' : 'textarea', { className: 'grid-field', set });
    input.addEventListener('input', () => this.#begin(input));
    input.addEventListener('focus', () => this.isOpen || input.select());
    this.input = input;
    cell.append(input);
    // Screen readers read the text once: from the input.
    cell.firstElementChild?.setAttribute('aria-hidden', 'true');
    return input;
  }

  #begin(input: Input): void {
    this.isOpen = true;
    input.removeAttribute('inputmode');
    input.parentElement?.classList.add('is-open');
    this.#fitSize(input);
    this.#onOpen();
  }

  #offer(choices: readonly string[]): void {
    if (choices === this.#listed) return;
    this.#listed = choices;
    this.#list.replaceChildren(...choices.map((choice) => new Option(choice, choice)));
  }

  /** Makes the input as large as its text, within the visible part of the grid and clear of its headers. */
  #fitSize(input: Input): void {
    const { scroller, head } = this.#elements;
    const cell = input.parentElement as HTMLElement;
    input.removeAttribute('style');
    const most = scroller.clientWidth - (head.firstElementChild as HTMLElement).offsetWidth;
    const { clientWidth: width, clientHeight: height } = cell;
    if (input instanceof HTMLTextAreaElement) {
      const isLong = input.scrollWidth > input.clientWidth || input.scrollHeight > input.clientHeight;
      const readable = isLong ? LINE_WIDTH * Number.parseFloat(getComputedStyle(input).fontSize) : 0;
      input.style.width = `${Math.min(most, Math.max(width, readable))}px`;
      input.style.height = '0';
      const borders = input.offsetHeight - input.clientHeight;
      const needed = Math.max(height, input.scrollHeight + borders);
      input.style.height = `${Math.min(scroller.clientHeight - head.offsetHeight, needed)}px`;
    } else input.style.width = `${Math.min(most, width)}px`;

    const at = input.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const right = view.left + scroller.clientLeft + scroller.clientWidth;
    const bottom = view.top + scroller.clientTop + scroller.clientHeight;
    input.style.left = `${Math.min(0, right - at.right)}px`;
    input.style.top = `${Math.min(0, bottom - at.bottom)}px`;
  }
}
