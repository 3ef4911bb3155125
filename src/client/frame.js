// The script of an embed page: its choices, and its height. Classic and inline: sandboxed frames have no origin to load
// modules or files from. It is put into the page without its lines of comment.
//
// Choices come from the address, after ? or #: `theme=light|dark|auto`, `plain`, `plain=title|source`, `highlight`; hosts add `childId` (Pym.js) and
// `secret` (WordPress). The height goes to the parent alone, in every dialect that hosts understand, whenever it changes:
// AMP's (which @newswire/frames and our own snippets speak too), Datawrapper's, Embedly's, the Guardian's, iframe-resizer's, open-iframe-resizer's, Pym's, WordPress'.
(() => {
  const root = document.documentElement;
  const id = root.dataset.chart;
  const options = {};
  const href = location.href;

  const read = (text) => {
    for (const [name, value] of new URLSearchParams(text.replace(/[?#]+/g, '&'))) options[name] = value;
    for (const name of ['theme', 'plain']) if (name in options) root.dataset[name] = options[name];
    // An address pasted into WordPress brings no choice of colours: on a dark article it needs its own ground.
    if (options.secret) root.style.background = 'Canvas';
  };
  read(location.search + location.hash);
  // What comes later is only what is new: a mark leads to `#row`, and leaves the colours as they were.
  addEventListener('hashchange', () => read(location.hash));

  addEventListener('DOMContentLoaded', () => {
    for (const mark of options.highlight ? document.querySelectorAll('a.mark') : [])
      if (`${mark.getAttribute('href')}--`.includes(`--${options.highlight}--`)) mark.classList.add('lit');
  });

  // Not in a frame: there is no ground to show through, and no one to tell.
  if (parent === window) {
    root.dataset.alone = '';
    return;
  }
  const post = (message) => parent.postMessage(message, '*');
  // As it is without a scrollbar, and there is none where all fits: beside one, a narrower drawing could stay for good.
  const measure = () => {
    root.style.overflowY = 'hidden';
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height > innerHeight) root.style.overflowY = '';
    return height;
  };
  let timer;
  let sent;
  let ready;
  const send = () => {
    clearTimeout(timer);
    if (!ready) return;
    const height = document.body && measure();
    // A frame that is not shown has no width, and browsers hold back its observers: a timer looks again.
    if (!innerWidth || !height) {
      timer = setTimeout(send, 300);
      return;
    }
    sent = height;
    post({ sentinel: 'amp', type: 'embed-size', height });
    post({ 'datawrapper-height': { [id]: height } });
    post(JSON.stringify({ src: href, context: 'iframe.resize', height }));
    post(JSON.stringify({ id: `iframeMessenger:${id}`, type: 'set-height', value: height, href }));
    post({ type: 'iframe-resized', height });
    if (options.childId) post(['pym', options.childId, 'height', height].join('xPYMx'));
    if (options.secret) post({ message: 'height', secret: options.secret, value: height });
    if (options.sizer) post(`[iFrameSizer]${options.sizer}:${height}:${innerWidth}:resizeObserver`);
  };

  const begin = () => {
    if (ready) return;
    ready = true;
    new ResizeObserver(send).observe(document.body);
    send();
  };
  addEventListener('DOMContentLoaded', () => {
    // Once a page: by this, v1.js knows that it was loaded anew.
    post({ sentinel: 'amp', type: 'embed-ready' });
    // In other fonts lines may break elsewhere, and the article would move twice: no height is sent before, to none who asks.
    Promise.allSettled([...document.fonts].map((font) => font.load())).then(begin);
    setTimeout(begin, 3000);
    addEventListener('resize', measure);
  });
  // WordPress allows a frame no windows. It opens links to the frame's own host: the words are a click from the chart's page.
  addEventListener('click', (event) => {
    const link = options.secret && event.target.closest('a[href]');
    if (!link || link.getAttribute('href').startsWith('#')) return;
    event.preventDefault();
    const page = document.querySelector('link[rel="canonical"]');
    const value = link.host === location.host ? link.href : page.href;
    post({ message: 'link', secret: options.secret, value });
  });
  // Hosts that were not yet listening ask again, each in its way.
  addEventListener('load', () => {
    send();
    // WebKit holds back observers in frames out of sight.
    for (const wait of [300, 1500]) setTimeout(() => measure() !== sent && send(), wait);
  });
  // WordPress may tell its secret late.
  addEventListener('hashchange', send);
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !data) return;
    const [, sizer] = /^\[iFrameSizer\]([^:]+):/.exec(data) ?? [];
    if (sizer) options.sizer = sizer;
    if (data.type === 'nguon-theme') read(`theme=${data.theme}`);
    if (
      data.type === 'frames-init' ||
      data.type === 'iframe-child-init' ||
      data.message === 'ready' ||
      sizer ||
      (typeof data === 'string' && data.startsWith('pymxPYMx'))
    )
      send();
  });
})();
