type Input = HTMLInputElement | HTMLTextAreaElement;

/** The input in the current cell, mounted and focused before editing: the first key goes through the input method ("dd" becomes "đ"). */
export class CellEditor {
  /** True while the cell is being edited: the input is visible and handles its own keys. */
  isOpen = false;
  input: Input | undefined;
  readonly #list: HTMLElement;
  readonly #onOpen: () => void;

  /** `list` is a datalist; `onOpen` is called when editing begins and at each change. */
  constructor(list: HTMLElement, onOpen: () => void) {
    this.#list = list;
    this.#onOpen = onOpen;
  }

  /** Mounts the input in a cell. The one before stays in its cell: it is to be removed once the focus has moved. */
  mount(cell: HTMLElement, text: string, label: string, choices?: readonly string[]): void {
    // An <input> holds one line only.
    const hasChoices = choices !== undefined && !/[\r\n]/.test(text);
    const isFit = this.isOpen || this.input instanceof HTMLInputElement === hasChoices;
    if (this.input?.parentElement !== cell || !isFit) {
      this.unmount();
      this.input = this.#create(cell, hasChoices ? choices : undefined);
    }
    const { input } = this;
    input.setAttribute('aria-label', label);
    for (const name of ['aria-invalid', 'aria-description'])
      if (cell.hasAttribute(name)) input.setAttribute(name, cell.getAttribute(name) ?? '');
      else input.removeAttribute(name);
    if (this.isOpen) return;
    input.value = text;
    if (document.activeElement === input) input.select();
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

  /** Ends editing. Returns the text, or undefined if the cell was not being edited. */
  close(): string | undefined {
    const { input } = this;
    if (!input || !this.isOpen) return undefined;
    this.isOpen = false;
    input.parentElement?.classList.remove('is-open');
    input.setAttribute('inputmode', 'none');
    return input.value;
  }

  breakLine(): void {
    const { input } = this;
    if (!(input instanceof HTMLTextAreaElement)) return;
    input.setRangeText('\n', input.selectionStart, input.selectionEnd, 'end');
    this.#begin(input);
  }

  /** Gives up the input without taking over its text. */
  unmount(): void {
    this.close();
    this.input?.parentElement?.firstElementChild?.removeAttribute('aria-hidden');
    this.input = undefined;
  }

  #create(cell: HTMLElement, choices: readonly string[] | undefined): Input {
    this.#list.replaceChildren(...(choices ?? []).map((choice) => new Option(choice, choice)));
    const input = document.createElement(choices ? 'input' : 'textarea');
    Object.assign(input, { className: 'grid-field', autocomplete: 'off', autocapitalize: 'off', rows: 1 });
    input.spellcheck = false;
    // A first tap selects the cell without bringing up the touch keyboard.
    input.inputMode = 'none';
    if (choices) input.setAttribute('list', this.#list.id);
    input.addEventListener('input', () => this.#begin(input));
    input.addEventListener('focus', () => this.isOpen || input.select());
    cell.append(input);
    // Screen readers read the text once: from the input.
    cell.firstElementChild?.setAttribute('aria-hidden', 'true');
    return input;
  }

  #begin(input: Input): void {
    this.isOpen = true;
    input.removeAttribute('inputmode');
    input.parentElement?.classList.add('is-open');
    // The styles make it as large as its text, and clear of the headers when it is scrolled into view.
    input.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#onOpen();
  }
}
