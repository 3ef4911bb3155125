import type { Browser, Page } from 'playwright-core';

/** The part of a page that a picture shows, in px. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is recorded of a picture, and compared later: not its pixels, which differ with every version of the browser. */
export interface Shown {
  width: number;
  height: number;
  /** The texts that are to be seen in it, in the order of the page. */
  words: string[];
}

/** What a frame of a page shows now. */
export async function shownIn(page: Page, frame: Frame): Promise<Shown> {
  const words = await page.evaluate(({ x, y, width, height }) => {
    const found: string[] = [];
    const visit = (root: ShadowRoot | Element) => {
      for (const node of root.childNodes) {
        if (node instanceof Text) look(node);
        else if (
          node instanceof Element &&
          !/^(?:style|script|title|desc|template|noscript)$/.test(node.localName)
        ) {
          visit(node);
          if (node.shadowRoot) visit(node.shadowRoot);
        }
      }
    };
    const look = (text: Text) => {
      const words = text.data.replaceAll(/\s+/g, ' ').trim();
      const parent = text.parentElement;
      if (words === '' || (parent && !parent.checkVisibility({ visibilityProperty: true }))) return;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      const [left, top] = [box.left + scrollX, box.top + scrollY];
      const isWithin =
        left >= x && top >= y && left + box.width <= x + width && top + box.height <= y + height;
      // What is only for those who listen has no size.
      if (isWithin && box.width > 1) found.push(words);
    };
    visit(document.body);
    return found;
  }, frame);
  return { width: frame.width, height: frame.height, words };
}

/** What a picture may weigh, in bytes, and the qualities that are tried for it: text stays sharp with all of them. */
const MOST = 58_000;
const QUALITIES = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3];

/** A picture of a frame as a small WebP, made by the browser itself. */
export async function webp(browser: Browser, page: Page, frame: Frame): Promise<Buffer> {
  const png = await page.screenshot({ clip: frame, fullPage: true, animations: 'disabled', caret: 'hide' });
  const blank = await browser.newPage();
  const encoded = await blank.evaluate(
    async ({ source, most, qualities }) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      let blob = new Blob();
      for (const quality of qualities) {
        blob = await canvas.convertToBlob({ type: 'image/webp', quality });
        if (blob.size <= most) break;
      }
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    },
    { source: png.toString('base64'), most: MOST, qualities: QUALITIES },
  );
  await blank.close();
  return Buffer.from(encoded);
}
