import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { isAboutIcon } from '../browser.ts';
import { chartFrames, fits, heightsOf, type Stage } from './stage.ts';

export interface Visit {
  page: Page;
  frames: Frame[];
  /** The first of the frames. */
  frame: Frame;
  /** All that goes wrong in the page and in its frames. */
  complaints: string[];
  /** What the page was sent since the last call, in its order. */
  messages(): Promise<unknown[]>;
}

/** Opens a page of somebody else, with its charts, in a window as high as it needs to be. */
export async function visit(stage: Stage, html: string, { charts = 1, height = 8000 } = {}): Promise<Visit> {
  const page = await stage.browser.newPage({ viewport: { width: 1200, height } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (!isAboutIcon(message)) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`blocked: ${event.blockedURI}`));
    if (parent !== window) return;
    const messages: unknown[] = [];
    Object.assign(window, { messages });
    addEventListener('message', ({ data }) => messages.push(data));
  });
  await page.goto(stage.host(html));
  const frames = await chartFrames(page, charts);
  const [frame] = frames;
  if (!frame) throw new Error('There is no chart to be visited.');
  const messages = () => page.evaluate(() => (Reflect.get(window, 'messages') as unknown[]).splice(0));
  return { page, frames, frame, complaints, messages };
}

/** Holds that every frame is as high as its content at each width, with its table unfolded, and folded again. */
export async function expectFits({ page, frames }: Visit, widths = [320, 480, 700, 1200]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 8000 });
    for (const frame of frames) {
      await frame.waitForFunction((wanted) => innerWidth === wanted, width);
      await fits(frame);
      const folded = await heightsOf(frame);
      await frame.locator('summary').click();
      await fits(frame);
      expect((await heightsOf(frame)).frame).toBeGreaterThan(folded.frame + 50);
      await frame.locator('summary').click();
      await fits(frame);
      expect(await heightsOf(frame)).toEqual(folded);
    }
  }
}

/** Which chart a frame says that it shows, and how. */
export function shownIn(frame: Frame): Promise<Record<string, string | undefined>> {
  return frame.evaluate(() => ({ ...document.documentElement.dataset }));
}
