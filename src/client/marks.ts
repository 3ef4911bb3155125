/**
 * Evidence at the mark. Pointing at, focusing or tapping a mark of a chart opens a card with the content of the row
 * that the mark leads to; without this script the mark is a link to that row, and with it Enter, a click and a second tap
 * still are.
 *
 * The page owes the script only its structure:
 *
 *     .chart ─┬─ .drawings ── svg × widths ── a.mark[href="#row"][aria-label]
 *             ├─ div.mark-card            ◄── put here while it is open, so that Tab leads from the mark into it, and back
 *             └─ table ── tr#row ── th, td[data-card]      its words come from here, and from data-head or the table's head
 *
 * WCAG 1.4.13: the pointer may go onto the card, Esc closes it, and it stays while pointer or focus does.
 */

/** Between a mark and its card, in px. The card is hoverable across it: `.mark-card::before` has the same number. */
const GAP = 8;
/** How long the pointer rests on a mark before its card opens; and how long it may be on its way to an open card, in ms. */
const REST = 80;
const WAY = 300;

const card = document.createElement('div');
card.className = 'mark-card';
card.setAttribute('role', 'group');
// So that a click on its words moves the focus into it, not out of it.
card.tabIndex = -1;

/** The mark whose card is open. */
let shown: SVGAElement | undefined;
/** The mark whose card was closed last: it stays closed while focus and pointer stay. */
let closed: SVGAElement | undefined;
/** The mark that a finger or pen is on, unless its card was open before. */
let tapped: SVGAElement | undefined;
/** What the mouse is over, mark or card, and where. */
let under: Element | undefined;
let mouseX = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const inCard = (target: unknown) => card.contains(target as Node | null);
const marksIn = (root: Element | null) => [...(root?.querySelectorAll<SVGAElement>('a.mark') ?? [])];
const rowOf = (mark: SVGAElement) => mark.href.baseVal;
/** The same mark in all the drawings of its chart, itself among them. */
const sameMarkInOtherWidths = (mark: SVGAElement) =>
  marksIn(mark.closest('.chart')).filter((one) => rowOf(one) === rowOf(mark));
const isVisible = (mark: SVGAElement) => mark.getClientRects().length > 0;
const visibleMark = (mark: SVGAElement) => sameMarkInOtherWidths(mark).find(isVisible);

function markAt(target: unknown): SVGAElement | undefined {
  return (target instanceof Element && target.closest<SVGAElement>('.drawings a.mark')) || undefined;
}

function element(tag: string, children: Node[]): HTMLElement {
  const created = document.createElement(tag);
  created.append(...children);
  return created;
}

/** The content of a cell, without the ids, which a page names once each, and without the buttons around heads. */
function copy(cell: Element | undefined): Node[] {
  const copied = cell?.cloneNode(true) as Element | undefined;
  for (const one of copied?.querySelectorAll('[id]') ?? []) one.removeAttribute('id');
  for (const one of copied?.querySelectorAll('button') ?? []) one.replaceWith(...one.childNodes);
  return [...(copied?.childNodes ?? [])];
}

function fill(row: HTMLTableRowElement): void {
  const heads = row.closest('table')?.tHead?.rows[0]?.cells;
  const [label, ...cells] = row.cells;
  const parts = cells.map((cell) => {
    const part = element('div', [
      element('dt', cell.dataset['head'] ? [new Text(cell.dataset['head'])] : copy(heads?.[cell.cellIndex])),
      element('dd', copy(cell)),
    ]);
    part.dataset['card'] = cell.dataset['card'];
    return part;
  });
  card.replaceChildren(element('p', copy(label)), element('dl', parts));
}

/** Puts the card above its mark, or below where there is more room, and within the width of its drawing. */
function place(mark: SVGAElement, x?: number): void {
  card.style.left = card.style.top = '0';
  const from = card.getBoundingClientRect();
  const to = mark.getBoundingClientRect();
  const drawing = (mark.ownerSVGElement as Element).getBoundingClientRect();
  const middle = x ?? to.left + Math.min(from.width, to.width) / 2;
  const left = Math.max(drawing.left, Math.min(middle - from.width / 2, drawing.right - from.width));
  const above = to.top - GAP - from.height;
  // Rather over the words above the drawing than over the marks that one may want to point at next.
  const isAbove = above >= 0 || (to.top > innerHeight - to.bottom && above + scrollY >= 0);
  card.style.left = `${left - from.left}px`;
  card.style.top = `${(isAbove ? above : to.bottom + GAP) - from.top}px`;
}

function show(mark: SVGAElement, x?: number): void {
  clearTimeout(timer);
  const row = document.getElementById(rowOf(mark).slice(1));
  if (mark === shown || !(row instanceof HTMLTableRowElement)) return;
  shown = mark;
  closed = undefined;
  fill(row);
  card.setAttribute('aria-label', mark.getAttribute('aria-label') ?? '');
  mark.closest('.drawings')?.after(card);
  place(mark, x);
}

function hide(): void {
  clearTimeout(timer);
  closed = shown ?? closed;
  shown = undefined;
  card.remove();
}

// One tab stop a drawing. The hidden drawings have theirs too, and in the same place: a resize changes nothing.
for (const svg of document.querySelectorAll('.drawings svg'))
  marksIn(svg).forEach((mark, at) => {
    mark.tabIndex = at && -1;
  });

document.addEventListener('focusin', ({ target }) => {
  const mark = markAt(target);
  if (mark) {
    for (const one of marksIn(mark.closest('.chart'))) one.tabIndex = -1;
    for (const one of sameMarkInOtherWidths(mark)) one.tabIndex = 0;
    if (mark !== tapped) show(mark);
  } else leave(target);
});
document.addEventListener('focusout', ({ target, relatedTarget }) => {
  if (relatedTarget) return;
  const mark = markAt(target);
  // A mark may lose the focus because its drawing is no longer the visible one.
  if (mark && !isVisible(mark)) visibleMark(mark)?.focus();
  else leave(relatedTarget);
});

/** The focus is elsewhere now: the card stays if that is the card, or the mouse is on it or its mark. */
function leave(target: EventTarget | null): void {
  if (!inCard(target) && under !== card && under !== shown) hide();
}

document.addEventListener('keydown', (event) => {
  const { key } = event;
  if (key === 'Escape' && shown) {
    if (inCard(document.activeElement)) shown.focus();
    hide();
  }
  const mark = markAt(event.target);
  if (!mark || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const marks = marksIn(mark.ownerSVGElement);
  const at = marks.indexOf(mark);
  const to = { Left: at - 1, Up: at - 1, Right: at + 1, Down: at + 1, Home: 0, End: marks.length - 1 }[
    key.replace('Arrow', '')
  ];
  if (to === undefined) return;
  event.preventDefault();
  marks[to]?.focus();
});

/** Moves, not overs: what scrolls under a resting mouse is not pointed at. */
function point({ pointerType, target, clientX }: PointerEvent): void {
  if (pointerType !== 'mouse') return;
  mouseX = clientX;
  const now = inCard(target) ? card : markAt(target);
  if (now === under) return;
  under = now;
  clearTimeout(timer);
  if (now === card || now === shown) return;
  timer = setTimeout(
    () => {
      // The keyboard is in the card: the mouse does not take it away.
      if (card.querySelector(':focus-visible')) return;
      const mark = (now as SVGAElement | undefined) ?? markAt(document.activeElement);
      if (!mark || (!now && mark === closed)) hide();
      else show(mark, now && mouseX);
    },
    shown ? WAY : REST,
  );
}
document.addEventListener('pointermove', point);
document.documentElement.addEventListener('pointerleave', point);

document.addEventListener('pointerdown', ({ pointerType, target }) => {
  const mark = markAt(target);
  tapped = pointerType === 'mouse' || mark === shown ? undefined : mark;
});
document.addEventListener('pointerup', ({ pointerType, target }) => {
  if (pointerType !== 'mouse' && !markAt(target) && !inCard(target)) hide();
});
document.addEventListener('click', (event) => {
  const mark = markAt(event.target);
  if (!mark) return;
  // A click without a count is the keyboard's.
  if (mark === tapped && event.detail) {
    event.preventDefault();
    show(mark, event.clientX);
  } else hide();
  tapped = undefined;
});

// Coming back to a row in a fold: the browser unfolds it only on the way there.
addEventListener('pageshow', () => {
  document.querySelector(':target')?.closest('details')?.setAttribute('open', '');
});

// Another drawing may be the visible one now: focus and card go over to it.
addEventListener('resize', () => {
  const active = markAt(document.activeElement);
  const mark = shown ?? active;
  const twin = mark && visibleMark(mark);
  if (!mark || !twin) return;
  if (twin !== active && active === mark) twin.focus();
  else if (shown) {
    shown = twin;
    place(twin);
  }
});

// A module, although it gives nothing away: its names stay its own.
export {};
