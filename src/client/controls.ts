/**
 * What makes parts of a page answer to a click or the mouse; without this script each shows all its words.
 *
 *     button.copy[data-copy="id"][data-done="Copied"][hidden]   copies the text of #id; shown if there is one
 *     button.share[data-title][data-url][hidden]                opens the device's own way to share, where it has one
 *     table[data-sortable]                                      can be sorted by each of its columns
 *     button.figure[popovertarget="id"], [popover]#id           a figure in running text and its card
 */

/** How long "Copied" stays, in ms. */
const STAY = 2500;

/*
 * Where the browser does not let a page write to the clipboard, the text is selected instead, for Ctrl+C, and the status
 * has the words of `data-selected`, if any. It never says that it copied when it did not.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const { copy = '', done = '', selected = '' } = button.dataset;
  const source = document.getElementById(copy);
  if (!source) continue;
  // A live region is there before its words are.
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  button.after(status);

  button.addEventListener('click', async () => {
    let words = done;
    try {
      // biome-ignore lint/performance/useDomNodeTextContent: what is not shown is not copied.
      await navigator.clipboard.writeText(source.innerText.trim());
    } catch {
      words = selected;
      getSelection()?.selectAllChildren(source);
    }
    // Each message takes away itself only, not one that came after it.
    const message = new Text(words);
    status.replaceChildren(message);
    setTimeout(() => message.remove(), STAY);
  });
  button.hidden = false;
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button.share')) {
  // Not in every browser, whatever the types say.
  button.hidden = !('share' in navigator);
  button.addEventListener('click', async () => {
    // Closing the sheet without sharing is no error; the device reports others.
    await navigator.share({ ...button.dataset }).catch(() => {});
  });
}

const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

/*
 * The WAI-ARIA sortable table: the words of each head become a button, and the sorted head alone says so, in `aria-sort`.
 *
 *     table[data-sortable] ─┬─ thead ── tr ── th[scope="col"]     becomes th ── button; not with data-fixed, nor without words
 *                           └─ tbody… ── tr ── th, td[data-sort]  a number, Infinity too; a column without numbers is text
 *
 * A number column starts with its largest, a text column with its first; a second click turns that round, and a third
 * brings the order of the page back. What has no number or no words stands last either way. Each tbody is sorted in
 * itself; a row with other cells than the head, as a group's name, stays above.
 */
for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const groups = [...table.tBodies].map(
    (body) => [body, [...body.rows].filter(({ cells }) => cells.length === heads.length)] as const,
  );
  heads.forEach((head, column) => {
    if (head.dataset['fixed'] !== undefined || !head.textContent.trim()) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);

    const number = ({ cells }: HTMLTableRowElement) => cells[column]?.dataset['sort'];
    const words = ({ cells }: HTMLTableRowElement) => cells[column]?.textContent.trim();
    const isNumeric = groups.some(([, rows]) => rows.some(number));
    const orders = isNumeric ? ['descending', 'ascending'] : ['ascending', 'descending'];

    button.addEventListener('click', () => {
      const order = orders[orders.indexOf(head.getAttribute('aria-sort') ?? '') + 1];
      const sign = order === 'descending' ? -1 : 1;
      const compare = (one: HTMLTableRowElement, other: HTMLTableRowElement) => {
        const [a = '', b = ''] = [one, other].map(isNumeric ? number : words);
        // Infinity less Infinity is not a number: they are level.
        return +!a - +!b || sign * (isNumeric ? Number(a) - Number(b) : collator.compare(a, b)) || 0;
      };
      for (const one of heads) one.removeAttribute('aria-sort');
      if (order) head.setAttribute('aria-sort', order);
      for (const [body, rows] of groups) body.append(...(order ? rows.toSorted(compare) : rows));
    });
  });
}

/** How long the mouse rests before a figure's card opens, and may be on its way to an open one, in ms. */
const REST = 150;
const WAY = 300;

// Cards open for the mouse and the keyboard's focus, and close after them. Without this script a click or tap opens them.
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
    part.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'mouse' && !card.contains(document.activeElement)) later(false);
    });
  }
  button.addEventListener('focus', () => {
    if (button.matches(':focus-visible')) card.showPopover({ source: button });
  });
  button.addEventListener('blur', ({ relatedTarget }) => {
    if (!card.contains(relatedTarget as Node | null)) later(false);
  });
}

export {};
