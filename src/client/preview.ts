/**
 * The preview of an embedded chart: it shows what the snippets beside it say.
 *
 *     section ─┬─ input…           a change of theirs changes, by the style sheet alone, what of …
 *              ├─ iframe.preview   as high as its page says
 *              └─ #use-address     … is shown: the address of the embed page, which the frame goes to
 *
 * Most readers come for the chart above: the frame's page is loaded when they are near, and no sooner. Browsers' own lazy
 * loading begins screens before.
 */
const frame = document.querySelector<HTMLIFrameElement>('iframe.preview');
const address = document.getElementById('use-address');

if (frame && address) {
  const show = () => {
    // The site may be seen at another origin than the one that it is published at.
    // biome-ignore lint/performance/useDomNodeTextContent: what is not shown was not chosen.
    const { pathname, search } = new URL(address.innerText);
    frame.src = pathname + search;
  };
  frame.hidden = false;
  new IntersectionObserver(
    ([entry], observer) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      show();
      frame.closest('section')?.addEventListener('change', show);
    },
    { rootMargin: '300px' },
  ).observe(frame);
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.type === 'embed-size') frame.height = data.height;
  });
}

// A module, although it gives nothing away: its names stay its own.
export {};
