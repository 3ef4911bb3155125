import { element, type Frame } from './frame.ts';
import { grow } from './grow.ts';

type Input = HTMLInputElement | HTMLTextAreaElement;

/** What a field is put into a cell with. */
export interface Content {
  text: string;
  choices: readonly string[] | undefined;
  /** The column's name. */
  label: string;
}

/**
 * The field in the current cell. It is there, and has the focus, before anyone edits, though one does not see it then: the first
 * key goes through the reader's input method like all others, so “dd” becomes “đ” in a cell that is typed over, too.
 */
export class Field {
  /** Whether the cell is being edited: seen, and keys are the field's own. */
  isOpen = false;
  input: Input | undefined;
  readonly #frame: Frame;
  readonly #opened: () => void;
  readonly #list: HTMLElement;
  #listed: readonly string[] | undefined;
  /** What is in the field as long as nobody changes it: inputs have their own line breaks. */
  #initial = '';

  /** `opened` is told when editing begins, and when the field grows. */
  constructor(frame: Frame, opened: () => void) {
    this.#frame = frame;
    this.#opened = opened;
    this.#list = element('datalist', 'grid-choices', { id: `${frame.prefix}-choices` });
    frame.box.append(this.#list);
  }

  /**
   * Belongs into this cell now, with this content. Gives the input that was elsewhere before, which may have the focus: it is
   * to be removed when the new one has it.
   */
  settle(cell: HTMLElement, content: Content): Input | undefined {
    const { choices, label, text } = content;
    // An input has one line only.
    const isChoice = choices !== undefined && !/[\r\n]/.test(text);
    const isFit = this.isOpen || this.input instanceof HTMLInputElement === isChoice;
    const isThere = this.input?.parentElement === cell && isFit;
    const before = isThere ? undefined : this.leave();
    if (!isThere) this.#mount(cell, isChoice);
    if (choices) this.#offer(choices);
    // Not by the id of the head: the name of the cell would then be that of its column, and not its text.
    this.input?.setAttribute('aria-label', label);
    this.#renew(cell, text);
    return before;
  }

  /** Lets one edit what is there. `anew`: the field gets the focus once more, as touch keyboards come up only then. */
  open({ anew = false } = {}): void {
    const { input } = this;
    if (!input || this.isOpen) return;
    if (anew) input.blur();
    this.#begin();
    input.focus({ preventScroll: true });
    input.setSelectionRange(input.value.length, input.value.length);
  }

  /** Ends editing; gives the new text where there is one. */
  close(): string | undefined {
    const { input } = this;
    if (!input || !this.isOpen) return undefined;
    this.isOpen = false;
    input.parentElement?.classList.remove('is-open');
    input.removeAttribute('style');
    input.setAttribute('inputmode', 'none');
    return input.value === this.#initial ? undefined : input.value;
  }

  /** Breaks the line where the caret is. */
  breakLine(): void {
    const { input } = this;
    if (!(input instanceof HTMLTextAreaElement)) return;
    input.setRangeText('\n', input.selectionStart, input.selectionEnd, 'end');
    grow(input, this.#frame);
  }

  /** Gives the field up, as one edits elsewhere or nowhere; what was not closed is lost. It is to be removed. */
  leave(): Input | undefined {
    const { input } = this;
    this.close();
    input?.parentElement?.firstElementChild?.removeAttribute('aria-hidden');
    this.input = undefined;
    return input;
  }

  #mount(cell: HTMLElement, isChoice: boolean): void {
    const input = element(isChoice ? 'input' : 'textarea', 'grid-field', {
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      // Without it a tap would bring up the keyboard, only to look at a cell.
      inputmode: 'none',
    }) as Input;
    if (isChoice) input.setAttribute('list', this.#list.id);
    else input.setAttribute('rows', '1');
    input.addEventListener('input', () => this.#begin());
    input.addEventListener('focus', () => this.isOpen || input.select());
    this.input = input;
    cell.append(input);
    // Screen readers have the text once: from the field.
    cell.firstElementChild?.setAttribute('aria-hidden', 'true');
  }

  /** What the cell holds now, unless someone is just editing it. */
  #renew(cell: HTMLElement, text: string): void {
    const { input } = this;
    if (!input) return;
    for (const name of ['aria-invalid', 'aria-describedby']) {
      const value = cell.getAttribute(name);
      if (value === null) input.removeAttribute(name);
      else input.setAttribute(name, value);
    }
    if (this.isOpen) return;
    input.value = text;
    this.#initial = input.value;
    if (document.activeElement === input) input.select();
  }

  #begin(): void {
    const { input } = this;
    if (!input) return;
    this.isOpen = true;
    input.removeAttribute('inputmode');
    input.parentElement?.classList.add('is-open');
    grow(input, this.#frame);
    this.#opened();
  }

  #offer(choices: readonly string[]): void {
    if (choices === this.#listed) return;
    this.#listed = choices;
    this.#list.replaceChildren(
      ...choices.map((choice) => {
        const option = document.createElement('option');
        option.value = choice;
        return option;
      }),
    );
  }
}
