import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { browserFile } from '../site/browser.ts';

export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

/** One window of an engine. Expressions are source text: WebDriver takes nothing else. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** The value of an expression in the page, or in one of its frames, counted from 0; promises are awaited. */
  evaluate<T>(expression: string, frame?: number): Promise<T>;
  /** Clicks the first element that a selector finds in a frame, as a reader does: the frame gets the focus. */
  click(selector: string, frame: number): Promise<void>;
  resize(width: number): Promise<unknown>;
  screenshot(): Promise<Uint8Array>;
  /** Errors and warnings of the console so far; of WebKit none, see {@link webKitConsole}. */
  complaints: string[];
  close(): Promise<void>;
}

/** Width and height of the window, in px. */
export const WINDOW = { width: 1100, height: 1000 };

/** Debian's packages; `FIREFOX`, `WEBKIT` and `MINIBROWSER` name other files. */
const firefox = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
const webkit = process.env['WEBKIT'] ?? '/usr/bin/WebKitWebDriver';
const miniBrowser = process.env['MINIBROWSER'] ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** Throws a sentence that says how to install a file, if it is not there. */
export function need(file: string, how: string): void {
  if (!existsSync(file)) throw new Error(`${file} is missing. Install it: ${how}`);
}

export async function openTab(engine: Engine): Promise<Tab> {
  if (engine === 'webkit') return openWebKit();
  if (engine === 'firefox') need(firefox, 'apt-get install firefox-esr');
  const browser = await puppeteer.launch(
    engine === 'firefox'
      ? { browser: 'firefox', executablePath: firefox }
      : { executablePath: await browserFile(), args: ['--no-sandbox', '--disable-gpu'] },
  );
  return openPuppeteer(browser);
}

async function openPuppeteer(browser: Browser): Promise<Tab> {
  const page: Page = await browser.newPage();
  await page.setViewport(WINDOW);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/error|warn/.test(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const frameAt = async (frame: number) => {
    // Not `childFrames()`: they are in the order in which they came.
    const found = await (await page.$$('iframe'))[frame]?.contentFrame();
    if (!found) throw new Error(`There is no frame ${frame}.`);
    return found;
  };
  return {
    async goto(url) {
      await page.goto(url, { waitUntil: 'load' });
    },
    async evaluate<T>(expression: string, frame?: number) {
      const at = frame === undefined ? page : await frameAt(frame);
      return (await at.evaluate(expression)) as T;
    },
    click: async (selector, frame) => (await frameAt(frame)).click(selector),
    resize: (width) => page.setViewport({ ...WINDOW, width }),
    screenshot: () => page.screenshot(),
    complaints,
    close: () => browser.close(),
  };
}

/** WebKit of GTK by WebDriver: no package on npm brings one that needs no download. Without a display it runs in Xvfb's. */
async function openWebKit(): Promise<Tab> {
  need(webkit, 'apt-get install webkit2gtk-driver');
  need(miniBrowser, 'apt-get install webkit2gtk-driver');
  need('/usr/bin/xvfb-run', 'apt-get install xvfb xauth');
  const port = 20_000 + (process.pid % 20_000);
  const driver = spawn('/usr/bin/xvfb-run', ['-a', webkit, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
  });
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  };
  await vi.waitFor(() => call('GET', '/status'), 15_000);
  const options = { binary: miniBrowser, args: ['--automation'] };
  const { sessionId } = await call<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } },
  });
  const session = `/session/${sessionId}`;
  const resize = (width: number) => call('POST', `${session}/window/rect`, { ...WINDOW, width });
  await resize(WINDOW.width);
  const find = (selector: string) =>
    call<Record<string, string>[]>('POST', `${session}/elements`, { using: 'css selector', value: selector });
  const inFrame = async <T>(frame: number | undefined, work: () => Promise<T>) => {
    if (frame !== undefined) await call('POST', `${session}/frame`, { id: (await find('iframe'))[frame] });
    const value = await work();
    await call('POST', `${session}/frame`, { id: null });
    return value;
  };
  return {
    goto: (url) => call('POST', `${session}/url`, { url }),
    evaluate: (expression, frame) =>
      inFrame(frame, () => {
        const script = `const done = arguments[0]; Promise.resolve(${expression}).then(done);`;
        return call('POST', `${session}/execute/async`, { script, args: [] });
      }),
    click: (selector, frame) =>
      inFrame(frame, async () => {
        const [id] = Object.values((await find(selector))[0] ?? {});
        await call('POST', `${session}/element/${id}/click`, {});
      }),
    resize,
    async screenshot() {
      return Buffer.from(await call<string>('GET', `${session}/screenshot`), 'base64');
    },
    complaints: [],
    async close() {
      await call('DELETE', session);
      process.kill(-driver.pid!);
    },
  };
}

/**
 * Errors and warnings that WebKit writes to the console of a page and its frames in ten seconds: its driver reports none.
 * It does not know `manifest-src`, which other browsers need.
 */
export async function webKitConsole(url: string): Promise<string[]> {
  const options = ['-a', 'timeout', '20', miniBrowser, '--enable-write-console-messages-to-stdout=true', url];
  // Out of time, it has ended with an error.
  const { stderr } = await promisify(execFile)('/usr/bin/xvfb-run', options).catch((error) => error);
  const found = /CONSOLE .*(?:ERROR|WARN)(?! Unrecognized Content-Security-Policy directive 'manifest-src')/;
  return String(stderr)
    .split('\n')
    .filter((line) => found.test(line));
}
