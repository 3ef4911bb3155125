import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A slow phone, as Lighthouse's "slow 4G" imagines it: a quarter of this machine's speed, 1.6 Mbit/s, 150 ms to the server. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;
const PHONE = { width: 360, height: 740 };
/** A page that has not drawn its chart after so many milliseconds has failed. */
const PATIENCE = 60_000;

/** One loading of a page. */
export interface Loading {
  requests: number;
  /** Bytes over the network, headers included. */
  bytes: number;
  /** Those of scripts and modules. */
  scriptBytes: number;
  /** Those of fonts: files of their own, and fonts within styles, without what base64 adds to them. */
  fontBytes: number;
  /** Milliseconds from the start of navigation until there is anything to read: the first contentful paint. */
  painted: number;
  /** … until the frame in which all marks of the chart are there; 0 for a page without a drawing. */
  drawn: number;
}

export interface Conditions {
  /** On a slow phone; else on this machine as it is. */
  phone: boolean;
  /** Whether to wait for a drawing, which may come long after all else. */
  drawing: boolean;
}

/**
 * In the page, from its start: after every frame, counts the shapes of the largest drawing that can be seen, and keeps
 * when there were so many for the first time. A frame comes only when styles are there, so what it finds is painted.
 */
function watchMarks(): void {
  const marks = { count: 0, since: {} as Record<number, number> };
  Object.assign(globalThis, { benchMarks: marks });
  const area = (svg: Element) => {
    const { width, height } = svg.getBoundingClientRect();
    return width * height;
  };
  const look = () => {
    let largest: Element | undefined;
    for (const svg of document.querySelectorAll('svg'))
      if (!largest || area(svg) > area(largest)) largest = svg;
    const shapes = largest && area(largest) > 0 ? largest.querySelectorAll('rect, path, circle, line') : [];
    marks.count = shapes.length;
    marks.since[marks.count] ??= performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Loads a page in a browser without cache until it is painted, drawn and at rest. */
export async function load(browser: Browser, url: string, { phone, drawing }: Conditions): Promise<Loading> {
  const context = await browser.newContext({ viewport: PHONE });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const network = await watchNetwork(context, page, phone);
    await page.addInitScript(watchMarks);
    await page.goto(url, { waitUntil: 'load' });
    if (drawing) await page.waitForFunction(() => Reflect.get(globalThis, 'benchMarks').count > 0);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    await page.waitForLoadState('networkidle');
    const { painted, shapes, since } = await page.evaluate(() => {
      const { count, since } = Reflect.get(globalThis, 'benchMarks');
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return { painted: paint?.startTime ?? 0, shapes: count, since: since[count] };
    });
    const counted = network();
    const fontBytes = counted.fontBytes + (await fontsWithin(page));
    // A frame is prepared before it is painted.
    return { ...counted, fontBytes, painted, drawn: shapes > 0 ? Math.max(since, painted) : 0 };
  } finally {
    await context.close();
  }
}

/** Bytes of the fonts that stand in the styles of a page and of the frames within it. Compressing gains nothing on them. */
async function fontsWithin(page: Page): Promise<number> {
  const each = page.frames().map((frame) =>
    frame.evaluate(() => {
      const styles = [...document.querySelectorAll('style')].map((style) => style.textContent);
      const fonts = styles.flatMap((style) => [...style.matchAll(/font[^,()]*;base64,([\w+/=]+)/g)]);
      return fonts.reduce((sum, [, text = '']) => sum + Math.round((text.length * 3) / 4), 0);
    }),
  );
  return (await Promise.all(each)).reduce((sum, bytes) => sum + bytes, 0);
}

/** How many shapes the page's largest drawing has where scripts do not run. */
export async function marksWithoutScript(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return await page.evaluate(() => {
      const area = (svg: Element) => svg.getBoundingClientRect().width * svg.getBoundingClientRect().height;
      const seen = [...document.querySelectorAll('svg')].filter((svg) => area(svg) > 0);
      const largest = seen.toSorted((a, b) => area(b) - area(a))[0];
      return largest?.querySelectorAll('rect, path, circle, line').length ?? 0;
    });
  } finally {
    await context.close();
  }
}

/** Slows the page's network and processor, and counts what it fetches; data: addresses are no requests. */
async function watchNetwork(context: BrowserContext, page: Page, phone: boolean) {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (phone) {
    await session.send('Network.emulateNetworkConditions', SLOW);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  }
  const types = new Map<string, string>();
  const total = { requests: 0, bytes: 0, scriptBytes: 0, fontBytes: 0 };
  session.on('Network.requestWillBeSent', ({ request, requestId }) => {
    if (request.url.startsWith('data:') || types.has(requestId)) return;
    types.set(requestId, '');
    total.requests += 1;
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (types.has(requestId)) types.set(requestId, response.mimeType);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId);
    if (type === undefined) return;
    total.bytes += encodedDataLength;
    if (type.includes('javascript')) total.scriptBytes += encodedDataLength;
    if (type.includes('font')) total.fontBytes += encodedDataLength;
  });
  return () => ({ ...total });
}
