/**
 * The choices of how to embed a chart: they go into the texts to copy, and into the preview.
 *
 *     section#use[data-known] ─┬─ div.choices         hidden without this script
 *                              ├─ iframe.preview      as high as its page says
 *                              └─ [data-part]…        the parts of the texts that depend on the choices
 *
 * Most readers come for the chart above: the frame's page is loaded when they are near, and no sooner. Browsers' own lazy
 * loading begins screens before.
 */
import { embedQuery, type Theme } from '../embed/query.ts';

/** A version of the chart: its addresses, and its height by what is hidden, in px and as CSS. */
interface Known {
  address: string;
  picture: string;
  heights: Record<string, [number, string]>;
}

const section = document.querySelector<HTMLElement>('#use');
const choices = section?.querySelector<HTMLElement>('.choices');
const frame = section?.querySelector<HTMLIFrameElement>('iframe.preview');

if (section && choices && frame) {
  const known: Known[] = JSON.parse(section.dataset['known'] ?? '');
  const texts = [...section.querySelectorAll<HTMLElement>('[data-part]')];
  const alt = texts.find(({ dataset }) => dataset['part'] === 'alt')?.textContent ?? '';

  const show = () => {
    const chosen = [...choices.querySelectorAll<HTMLInputElement>('input:checked, select')];
    const values = (name: string) => chosen.filter((one) => one.name === name).map((one) => one.value);
    const value = (name: string) => values(name)[0] ?? '';
    const hidden = values('hide') as ('title' | 'source')[];
    const { address, picture, heights } = known[+value('version')] as Known;
    const [height, length] = heights[hidden.join()] ?? [];
    const theme = value('theme') as Theme;
    const width = value('width');
    const plain = hidden.length > 1 || hidden[0] || false;
    const url = address + embedQuery({ theme, plain, highlight: value('highlight') });
    const option = choices.querySelector<HTMLElement>('option:checked');
    const parts: Record<string, string | undefined> = {
      url,
      address: url.replaceAll('&', '&amp;'),
      box: `container-type:inline-size;width:100%${width && `;max-width:${width}px`}`,
      length,
      height: `height="${height}"`,
      border: `border:0${theme === 'auto' ? '' : `;color-scheme:${theme}`}`,
      picture,
      alt: (option?.dataset['alt'] ?? '') + alt,
    };
    for (const text of texts) text.textContent = parts[text.dataset['part'] as string] ?? '';
    // The site may be seen at another origin than the one that it is published at.
    frame.src = url.replace(/^\w+:..[^/]+/, '');
    frame.style.maxWidth = width && `${width}px`;
  };
  choices.hidden = frame.hidden = false;
  choices.addEventListener('change', show);
  new IntersectionObserver(
    ([entry], observer) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      show();
    },
    { rootMargin: '300px' },
  ).observe(frame);
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.type === 'embed-size') frame.height = data.height;
  });
}
