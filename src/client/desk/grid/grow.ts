import type { Frame } from './frame.ts';

/** How wide a long text is edited, in units of its type's size, where its column is not so wide. */
const LINE = 20;

/** Makes the field of a cell as large as its text, but within what one sees of the grid, and so never below its heads. */
export function grow(input: HTMLInputElement | HTMLTextAreaElement, { scroller, head }: Frame): void {
  const cell = input.parentElement as HTMLElement;
  const lines = head.firstElementChild as HTMLElement;
  input.removeAttribute('style');
  const most = scroller.clientWidth - lines.offsetWidth;
  const { clientWidth: wide, clientHeight: high } = cell;
  if (input instanceof HTMLTextAreaElement) {
    const isLong = input.scrollWidth > input.clientWidth || input.scrollHeight > input.clientHeight;
    const readable = isLong ? LINE * Number.parseFloat(getComputedStyle(input).fontSize) : 0;
    input.style.width = `${Math.min(most, Math.max(wide, readable))}px`;
    input.style.height = '0';
    const borders = input.offsetHeight - input.clientHeight;
    const height = Math.max(high, input.scrollHeight + borders);
    input.style.height = `${Math.min(scroller.clientHeight - head.offsetHeight, height)}px`;
  } else input.style.width = `${Math.min(most, wide)}px`;

  const at = input.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const right = view.left + scroller.clientLeft + scroller.clientWidth;
  const bottom = view.top + scroller.clientTop + scroller.clientHeight;
  input.style.left = `${Math.min(0, right - at.right)}px`;
  input.style.top = `${Math.min(0, bottom - at.bottom)}px`;
}
