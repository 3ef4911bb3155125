import { placeOf } from './cells.ts';
import type { Core } from './core.ts';
import type { Place } from './places.ts';

/** Answers the mouse, pen and finger: a click makes a cell the current one, a second opens it, dragging chooses a block. */
export function listenToMouse(core: Core, signal: AbortSignal): void {
  const { scroller } = core.frame;
  let isDragging = false;
  /** The current cell before it was pressed. */
  let before: Place | undefined;
  const isInField = (target: EventTarget | null) => core.field.isOpen && target === core.field.input;

  scroller.addEventListener(
    'mousedown',
    (event) => {
      const place = placeOf(event.target);
      if (!place || event.button !== 0 || isInField(event.target) || isHandle(event.target)) return;
      // The cell itself would get the focus, and texts would be marked.
      event.preventDefault();
      before = core.hasFocus ? core.active : undefined;
      isDragging = true;
      core.go(place, { extend: event.shiftKey });
    },
    { signal },
  );
  scroller.addEventListener(
    'mouseover',
    (event) => {
      isDragging &&= (event.buttons & 1) === 1;
      const place = isDragging && placeOf(event.target);
      if (place) core.go(place, { extend: true });
    },
    { signal },
  );
  const open = (anew: boolean) => {
    if (!core.options.readOnly) core.field.open({ anew });
  };
  scroller.addEventListener(
    'dblclick',
    ({ target }) => {
      const place = placeOf(target);
      if (place && isHandle(target)) core.columns.resize(place.column, undefined, core.model);
      else if (place && !isInField(target)) open(false);
    },
    { signal },
  );
  scroller.addEventListener(
    'click',
    (event) => {
      const place = placeOf(event.target);
      if (!place || isInField(event.target) || isHandle(event.target)) return;
      // Screen readers click without pressing.
      if (!isSame(place, core.active)) core.go(place);
      // A finger taps once more: to a double tap, browsers enlarge the page.
      else if (isSame(place, before) && (event as PointerEvent).pointerType !== 'mouse') open(true);
      before = undefined;
    },
    { signal },
  );
  listenToHandles(core, signal);
}

const isSame = (one: Place, other?: Place) => one.row === other?.row && one.column === other.column;
const isHandle = (target: EventTarget | null) => target instanceof Element && target.matches('.grid-resize');

/** The handles at the end of each head make columns wider. */
function listenToHandles(core: Core, signal: AbortSignal): void {
  const { head } = core.frame;
  let from: number | undefined;
  head.addEventListener(
    'pointerdown',
    (event) => {
      if (!isHandle(event.target)) return;
      (event.target as Element).setPointerCapture(event.pointerId);
      from = event.clientX;
      event.preventDefault();
    },
    { signal },
  );
  head.addEventListener(
    'pointermove',
    ({ target, clientX }) => {
      const place = placeOf(target);
      if (from === undefined || !place) return;
      core.columns.resize(place.column, clientX - from, core.model);
      from = clientX;
    },
    { signal },
  );
  const end = () => {
    from = undefined;
  };
  head.addEventListener('pointerup', end, { signal });
  head.addEventListener('pointercancel', end, { signal });
}
