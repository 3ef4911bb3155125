/**
 * The choices of how to embed a chart: they go into the texts to copy, into the preview, and into the picture to save.
 * `EmbedBuilder.astro` loads this when a reader comes near.
 *
 *     section#use[data-known] ─┬─ div.choices
 *                              ├─ iframe.preview      as high as its page says
 *                              ├─ [data-part]…        the parts of the texts that depend on the choices
 *                              └─ button.save         saves the picture, its mark highlighted
 */
/** A version of the chart: its addresses; by what is hidden, its height in px and as CSS. */
interface Known {
  address: string;
  link: string;
  src: string;
  heights: Record<string, { height: number; length: string }>;
}

const section = document.querySelector<HTMLElement>('#use')!;
const choices = section.querySelector<HTMLElement>('.choices')!;
const frame = section.querySelector<HTMLIFrameElement>('iframe.preview')!;
const known: Known[] = JSON.parse(section.dataset['known'] ?? '');
const texts = [...section.querySelectorAll<HTMLElement>('[data-part]')];
const first = Object.fromEntries(texts.map(({ dataset, textContent }) => [dataset['part'], textContent]));

/** The site may be seen at another origin than the one that it is published at. */
const here = (url: string) => url.replace(/^\w+:..[^/]+/, '');
/** Addresses break behind their slashes. */
const breakable = (text: string) =>
  text.split(/(?<=[^:/<]\/)(?=[a-z])/).flatMap((piece) => [piece, document.createElement('wbr')]);

function chosen() {
  const all = [...choices.querySelectorAll<HTMLInputElement>('input:checked, select')];
  const values = (name: string) => all.filter((one) => one.name === name).map((one) => one.value);
  const value = (name: string) => values(name)[0] ?? '';
  return { ...(known[+value('version')] as Known), hidden: values('hide').join(), value };
}

function show() {
  const { address, link, src, heights, hidden, value } = chosen();
  const { height, length } = heights[hidden] ?? {};
  const plain = hidden && (hidden.includes(',') ? 'plain' : `plain=${hidden}`);
  const theme = value('theme').replace('auto', '');
  const width = value('width');
  const highlight = value('highlight');
  const mark = highlight && `highlight=${highlight}`;
  const query = [theme && `theme=${theme}`, plain, mark].filter(Boolean).join('&');
  const url = address + (query && `?${query}`);
  const { alt = '', words = '' } = choices.querySelector<HTMLElement>('option:checked')?.dataset ?? {};
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
    alt: alt + first['alt'],
    words: words + first['words'],
  };
  for (const text of texts) text.replaceChildren(...breakable(parts[text.dataset['part'] as string] ?? ''));
  frame.src = here(url);
  frame.style.maxWidth = width && `${width}px`;
}

/** Saves the SVG file, which has its fonts in it, as a PNG as large as the site's. */
async function save() {
  const { src, value } = chosen();
  const highlight = value('highlight');
  const svg = await (await fetch(here(`${src.slice(0, -3)}svg`))).text();
  const image = new Image();
  // An address made of data has no target.
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.replaceAll(':target', `[id="${highlight}"]`))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width * 2, image.height * 2);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const href = URL.createObjectURL(await canvas.convertToBlob());
  const download = src.replace(/.*\/(.*)\.png/, `$1${highlight && `-${highlight}`}.png`);
  Object.assign(document.createElement('a'), { href, download }).click();
}

choices.addEventListener('change', show);
section.querySelector('.save')?.addEventListener('click', save);
addEventListener('message', ({ source, data }) => {
  if (source === frame.contentWindow && data?.type === 'embed-size') frame.height = data.height;
});
show();
