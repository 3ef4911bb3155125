import type { Frame, Page } from 'playwright-core';
import { elementOf } from './article.ts';

interface Point {
  x: number;
  y: number;
}
/** Red, green and blue, from 0 to 255. */
type Rgb = readonly [number, number, number];

/** The colours of a page, as it shows, at points of its window. */
async function coloursAt(page: Page, points: readonly Point[]): Promise<Rgb[]> {
  const png = await page.screenshot({ animations: 'allow' });
  const easel = await page.context().browser()?.newPage();
  if (!easel) throw new Error('The browser is gone.');
  try {
    return await easel.evaluate(
      async ({ source, points }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0);
        return points.map(({ x, y }) => {
          const [red = 0, green = 0, blue = 0, alpha = 0] =
            context?.getImageData(Math.floor(x), Math.floor(y), 1, 1).data ?? [];
          if (alpha !== 255) throw new Error(`There is no pixel at ${x}, ${y}.`);
          return [red, green, blue] as const;
        });
      },
      { source: `data:image/png;base64,${png.toString('base64')}`, points },
    );
  } finally {
    await easel.context().close();
  }
}

/** A text in a frame, and how its colour stands out from what is behind it: 1 to 21 (WCAG 2). */
export interface Contrast {
  text: string;
  ratio: number;
}

/** What a frame looks like in its page. */
export interface Look {
  /** The colours in its four corners, as CSS has them. */
  corners: string[];
  /** Of every text that shows: its computed colour against the pixels that are there without it. */
  contrasts: Contrast[];
}

export async function lookOf(frame: Frame): Promise<Look> {
  const texts = await frame.evaluate(() => {
    const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const rgb = (colour: string) => {
      if (!brush) throw new Error('There is no canvas.');
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha] = brush.getImageData(0, 0, 1, 1).data;
      if (alpha !== 255) throw new Error(`${colour} is see-through.`);
      return [red, green, blue] as const;
    };
    const found: { text: string; colour: readonly [number, number, number]; points: Point[] }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.checkVisibility() || parent.closest('title, desc')) continue;
      const text = node.textContent?.trim();
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
      if (!text || boxes.length === 0) continue;
      const style = getComputedStyle(parent);
      const points = boxes.flatMap(({ left, right, top, bottom }) =>
        [0.1, 0.5, 0.9].map((part) => ({ x: left + (right - left) * part, y: (top + bottom) / 2 })),
      );
      const seen = points.filter(({ x, y }) => x >= 0 && x < innerWidth && y >= 0 && y < innerHeight);
      found.push({
        text,
        colour: rgb(parent instanceof SVGElement ? style.fill : style.color),
        points: seen,
      });
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::marker { color: #0000 !important } text * , text { fill: #0000 !important }');
    document.adoptedStyleSheets.push(sheet);
    return found;
  });
  const element = await elementOf(frame);
  const { left, right, top, bottom } = await element.evaluate((one) => one.getBoundingClientRect().toJSON());
  const corners = [left + 1, right - 2].flatMap((x) => [top + 1, bottom - 2].map((y) => ({ x, y })));
  const points = texts.flatMap((text) => text.points.map(({ x, y }) => ({ x: left + x, y: top + y })));
  const colours = await coloursAt(frame.page(), [...corners, ...points]);
  await frame.evaluate(() => {
    document.adoptedStyleSheets.pop();
  });
  return {
    corners: colours.splice(0, corners.length).map((colour) => `rgb(${colour.join(', ')})`),
    contrasts: texts.map(({ text, colour, points: { length } }) => {
      const ratios = colours.splice(0, length).map((ground) => contrast(colour, ground));
      return { text, ratio: Math.min(...ratios) };
    }),
  };
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
