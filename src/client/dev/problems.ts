/**
 * While developing: tells in the open page what is wrong with the data, until it is mended. The page behind stays as it is,
 * and the focus where it is; Esc hides the panel until the problems are others.
 *
 *     nguon-problems ── #shadow-root      the words of `src/cli/dev/panel.ts`, sent by the server
 *
 * A page in a frame leaves this to the page around it.
 */

/** Where the page was before it was loaded again. */
const PLACE = 'nguon-place';

if (import.meta.hot && window.parent === window) {
  followProblems(import.meta.hot);
  followData(import.meta.hot);
}

function followProblems(hot: NonNullable<ImportMeta['hot']>): void {
  /** The one that is there has no page behind it. */
  const own = document.querySelector<HTMLElement>('nguon-problems');
  const host = own ?? document.createElement('nguon-problems');
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  let shown = '';

  hot.on('nguon:problems', (panels: Record<string, string>) => {
    const panel = panels[document.documentElement.lang] ?? '';
    // With no problems left, what was only the list of them is about to become a page.
    if (panel === shown || (own && panel === '')) return;
    shown = panel;
    root.innerHTML = panel;
    host.hidden = panel === '';
    // First in the page, so that Tab leads there first.
    if (!host.isConnected) document.body.prepend(host);
  });

  const hide = () => {
    host.hidden = !own;
  };
  root.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement) hide();
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
}

/** The server has the page loaded again after each change. */
function followData(hot: NonNullable<ImportMeta['hot']>): void {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // A browser finds the place again by itself, but not when the next change comes before it has.
  hot.on('vite:beforeFullReload', () => sessionStorage.setItem(PLACE, String(scrollY)));
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (page?.type === 'reload' && place !== null) scrollTo({ top: Number(place), behavior: 'instant' });

  // The data may have changed while this page was on its way: then it is loaded again, too.
  const version = page?.serverTiming.find(({ name }) => name === 'nguon')?.description;
  hot.send('nguon:hello', { version });
}
