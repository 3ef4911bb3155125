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
/** A version of the chart: its addresses; by what is hidden, its height in px and as CSS, and how its address says so. */
interface Known {
  address: string;
  link: string;
  src: string;
  heights: Record<string, [number, string, string]>;
}

const section = document.querySelector<HTMLElement>('#use');
const choices = section?.querySelector<HTMLElement>('.choices');
const frame = section?.querySelector<HTMLIFrameElement>('iframe.preview');

if (section && choices && frame) {
  const known: Known[] = JSON.parse(section.dataset['known'] ?? '');
  const texts = [...section.querySelectorAll<HTMLElement>('[data-part]')];
  const first = Object.fromEntries(texts.map(({ dataset, textContent }) => [dataset['part'], textContent]));

  const show = () => {
    const chosen = [...choices.querySelectorAll<HTMLInputElement>('input:checked, select')];
    const values = (name: string) => chosen.filter((one) => one.name === name).map((one) => one.value);
    const value = (name: string) => values(name)[0] ?? '';
    const { address, link, src, heights } = known[+value('version')] as Known;
    const [height, length, plain] = heights[values('hide').join()] ?? [];
    const theme = value('theme').replace('auto', '');
    const width = value('width');
    const highlight = value('highlight');
    const mark = highlight && `highlight=${highlight}`;
    const query = [theme && `theme=${theme}`, plain, mark].filter(Boolean).join('&');
    const url = address + (query && `?${query}`);
    const option = choices.querySelector<HTMLElement>('option:checked');
    const parts: Record<string, string | undefined> = {
      url,
      address: url.replaceAll('&', '&amp;'),
      box: first['box'] + (width && `;max-width:${width}px`),
      length,
      height: `height="${height}"`,
      border: `border:0${theme && `;color-scheme:${theme}`}`,
      src,
      link: `href="${mark ? `${address}?${mark}` : link}"`,
      srcset: highlight && ` srcset="${src.slice(0, -3)}svg#${highlight}"`,
      alt: (option?.dataset['alt'] ?? '') + first['alt'],
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
