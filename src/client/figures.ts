/**
 * Opens the card of a figure in running text for the mouse and the keyboard's focus, and closes it after them:
 * button.figure[popovertarget="id"] and [popover]#id. Without this script a click or tap opens it.
 */

/** How long the mouse rests before a card opens, and may be on its way to an open one, in ms. */
const REST = 150;
const WAY = 300;

for (const button of document.querySelectorAll<HTMLButtonElement>('button.figure')) {
  const card = button.popoverTargetElement as HTMLElement | null;
  if (!card) continue;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (isOpen: boolean) => {
    clearTimeout(timer);
    timer = setTimeout(() => card.togglePopover({ force: isOpen, source: button }), isOpen ? REST : WAY);
  };
  // A card that a click or Esc has closed stays closed.
  card.addEventListener('toggle', ({ newState }) => newState === 'closed' && clearTimeout(timer));
  for (const part of [button, card]) {
    part.addEventListener('pointerenter', ({ pointerType }) => pointerType === 'mouse' && later(true));
    part.addEventListener(
      'pointerleave',
      ({ pointerType }) => pointerType === 'mouse' && !card.contains(document.activeElement) && later(false),
    );
  }
  button.addEventListener('focus', () => {
    if (button.matches(':focus-visible')) card.showPopover({ source: button });
  });
  button.addEventListener('blur', ({ relatedTarget }) => {
    if (!card.contains(relatedTarget as Node | null)) later(false);
  });
}

// A module, although it gives nothing away: its names stay its own.
export {};
