import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../support/folders.ts';

/**
 * What somebody else has in a page for a chart: `html` where the chart is to be, and `script` once at its end. Libraries are
 * the real ones where npm has them; the others are their contract in our words.
 */
export interface Host {
  html(src: string): string;
  script: string;
}

const library = async (file: string) =>
  `<script>${await readFile(path.join(root, 'node_modules', file), 'utf8')}</script>`;

const pym = await library('pym.js/dist/pym.v1.js');
const newswire = await library('@newswire/frames/dist/frames.umd.js');

/** A page with its own chart for each host, and each script once. */
export function pageOf(hosts: readonly Host[], src: string): string {
  const scripts = new Set(hosts.map(({ script }) => script));
  const style = 'body { margin: 0 } iframe { display: block; width: 100%; border: 0 }';
  return `<!doctype html><meta charset="utf-8"><title>An article</title><style>${style}</style>
${hosts.map(({ html }) => html(src)).join('\n')}${[...scripts].join('\n')}`;
}

/** Pym.js in a box with an id, which stands as it is in addresses, messages and a regular expression. */
export const pymIn = (id: string, end = ''): Host => ({
  html: (src) => `<div class="pym" id="${id}" data-src="${src}${end}"></div>`,
  script: `${pym}<script>
    for (const { id, dataset } of document.querySelectorAll('.pym'))
      new pym.Parent(id, dataset.src, {});
  </script>`,
});

export const pymAlone: Host = { html: (src) => `<div data-pym-src="${src}"></div>`, script: pym };

export const framer: Host = {
  html: (src) => `<div class="framer" data-src="${src}"></div>`,
  script: `${newswire}<script>
    for (const one of document.querySelectorAll('.framer'))
      newswireFrames.Framer(one, { src: one.dataset.src, attributes: { title: 'A chart' } });
  </script>`,
};

export const framerAlone: Host = {
  html: (src) => `<div data-frame-src="${src}" data-frame-attribute-sandbox="allow-scripts"></div>`,
  script: `${newswire}<script>newswireFrames.autoInitFrames()</script>`,
};

/** The frame has loaded before anything listens. */
export const framerAfterwards: Host = {
  html: (src) => `<iframe class="afterwards" src="${src}"></iframe>`,
  script: `${newswire}<script>
    addEventListener('load', () => {
      for (const one of document.querySelectorAll('.afterwards')) newswireFrames.observeIframe(one);
    });
  </script>`,
};

/** Whose frame it is that a message came from; in the scripts of pages. */
const senderOf = `const senderOf = ({ source }, which = 'iframe') =>
  [...document.querySelectorAll(which)].find((one) => one.contentWindow === source);`;

/** Datawrapper's: heights by an id that the page does not need. */
export const datawrapper: Host = {
  html: (src) => `<iframe src="${src}" scrolling="no" style="width: 0; min-width: 100%"></iframe>`,
  script: `<script>{ ${senderOf}
    addEventListener('message', (event) => {
      if (typeof event.data['datawrapper-height'] !== 'object') return;
      for (const height of Object.values(event.data['datawrapper-height']))
        senderOf(event).style.height = height + 'px';
    });
  }</script>`,
};

/** Embedly's, which Medium takes: who asks is known by the window, or by the very address that the frame has. */
export const embedly = (by: 'source' | 'address'): Host => ({
  html: (src) => `<iframe class="embedly-${by}" src="${src}?theme=light"></iframe>`,
  script: `<script>{ ${senderOf}
    addEventListener('message', (event) => {
      if (typeof event.data !== 'string' || event.data[0] !== '{') return;
      const { context, src, height } = JSON.parse(event.data);
      if (context !== 'iframe.resize' || typeof height !== 'number') return;
      for (const one of document.querySelectorAll('.embedly-${by}'))
        if (${by === 'source' ? 'one === senderOf(event)' : 'one.src === src'}) one.height = height;
    });
  }</script>`,
});

/** The Guardian's: a string that is no JSON is reported, as `reported` of the window here. */
export const guardian: Host = {
  html: (src) => `<figure style="margin: 0"><iframe class="guardian" src="${src}"></iframe></figure>`,
  script: `<script>{ ${senderOf}
    window.reported = [];
    addEventListener('message', (event) => {
      const sender = senderOf(event, '.guardian');
      if (!sender || typeof event.data !== 'string') return;
      try {
        const { id, type, value } = JSON.parse(event.data);
        if (id && type === 'set-height' && typeof value === 'number') sender.height = String(value);
      } catch (error) {
        window.reported.push(error + ': ' + event.data);
      }
    });
  }</script>`,
};

/** AMP's: a sandbox, a fragment of its own, nothing shown before the frame says that it is ready, and no height below 100. */
export const amp: Host = {
  html: (src) => `<div class="amp" data-src="${src}"></div>`,
  script: `<script>{ ${senderOf}
    for (const one of document.querySelectorAll('.amp')) {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox');
      frame.style.visibility = 'hidden';
      frame.src = one.dataset.src + (one.dataset.src.includes('#') ? '' : '#amp=1');
      one.append(frame);
    }
    addEventListener('message', (event) => {
      const sender = senderOf(event, '.amp iframe');
      if (!sender || event.origin !== 'null') return;
      const { data } = event;
      const isJson = typeof data === 'string' && data[0] === '{';
      const { sentinel, type, height } = isJson ? JSON.parse(data) : data;
      if (sentinel !== 'amp') return;
      if (type === 'embed-ready') sender.style.visibility = 'visible';
      if (type === 'embed-size' && height >= 100) sender.style.height = height + 'px';
    });
  }</script>`,
};

/** WordPress' listener (`wp-embed.js`): heights between 200 and 1000, from the frame that knows its secret. */
export const wordpressListener = `<script>{ ${senderOf}
  addEventListener('message', (event) => {
    const { secret, message, value } = event.data;
    if (!/^[a-zA-Z0-9]+$/.test(secret)) return;
    const marked = '[data-secret="' + secret + '"]';
    for (const one of document.querySelectorAll('blockquote' + marked)) one.style.display = 'none';
    const sender = senderOf(event, 'iframe' + marked);
    if (!sender) return;
    sender.removeAttribute('style');
    if (message === 'height') sender.height = Math.min(1000, Math.max(200, parseInt(value, 10)));
  });
  addEventListener('DOMContentLoaded', () => {
    for (const one of document.querySelectorAll('iframe.wp-embedded-content'))
      one.contentWindow.postMessage({ message: 'ready', secret: one.dataset.secret }, '*');
  });
}</script>`;

/** What WordPress makes of HTML that it has cleaned: it gives both elements a secret, and hides the frame until it answers. */
export function markedByWordPress(html: string, secret: string): string {
  const mark = `class="wp-embedded-content" data-secret="${secret}"`;
  return html
    .replace('<blockquote', `<blockquote ${mark}`)
    .replace(
      '<iframe',
      `<iframe ${mark} sandbox="allow-scripts" security="restricted" style="position: absolute; visibility: hidden;"`,
    )
    .replace(/ src="([^"]*)"/, ` src="$1#?secret=${secret}"`);
}

/** WordPress for a chart of which only the address is known. */
export const wordpress: Host = {
  html: (src) => {
    const link = `<blockquote><a href="${src}">A chart</a></blockquote>`;
    return markedByWordPress(
      `${link}<iframe src="${src}" width="100%" frameborder="0"></iframe>`,
      'aB3dE6gH9j',
    );
  },
  script: wordpressListener,
};
