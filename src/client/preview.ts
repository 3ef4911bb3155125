/**
 * The preview of an embedded chart: it shows what the snippets beside it say.
 *
 *     section ─┬─ input…           a change of theirs changes, by the style sheet alone, what of …
 *              ├─ #use-address     … is shown: the address of the embed page, which the frame goes to
 *              └─ iframe.preview   as high as its page says
 */
const frame = document.querySelector<HTMLIFrameElement>('iframe.preview');
const address = document.getElementById('use-address');

if (frame && address) {
  const show = () => {
    // The site may be seen at another origin than the one that it is published at.
    // biome-ignore lint/performance/useDomNodeTextContent: what is not shown was not chosen.
    const { pathname, search } = new URL(address.innerText);
    const src = location.origin + pathname + search;
    if (frame.src !== src) frame.src = src;
  };
  frame.closest('section')?.addEventListener('change', show);
  // Browsers remember choices when a page is loaded again.
  show();
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.type === 'embed-size') frame.height = data.height;
  });
}

// A module, although it gives nothing away: its names stay its own.
export {};
