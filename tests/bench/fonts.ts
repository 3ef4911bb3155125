import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { sum } from 'd3';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../site/browser.ts';
import { freePort } from '../support/free-port.ts';
import { root } from '../support/snapshot.ts';
import { home, installPackages } from './framework.ts';
import { log, type Options, table } from './report.ts';
import { chartPages, serveFolder } from './sizes.ts';

/** How much a glyph's ink may differ from Chromium's, in all and in each cell: hinting moves edges by half a pixel. */
const TOLERANCE = 0.2;
const FIREFOX = '/usr/bin/firefox-esr';
const [MINIBROWSER = ''] = globSync('/usr/{lib,libexec}/**/webkit2gtk-4.*/MiniBrowser');

/** A browser with one window. */
interface Engine {
  version: string;
  /** Opens a page and returns its glyphs. */
  read(url: string): Promise<Glyph[]>;
  screenshot(): Promise<Uint8Array>;
  close(): Promise<unknown>;
}

/**
 * Draws every character of every embed in three font engines, and compares each with Chromium's. Screenshots of all embeds
 * go into a folder, to be looked at.
 */
export async function measure({ dist }: Options): Promise<string> {
  const folder = path.join(home, 'fonts');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const site = await serveFolder(dist);
  const expected = new Map<string, Glyph>();
  const rows: string[][] = [];
  const wrong: string[] = [];
  for (const [name, start] of Object.entries({ Chromium, Firefox, WebKit })) {
    const engine = await start();
    if (typeof engine === 'string') {
      rows.push([`${name}: ${engine}`, '', '', '', '']);
      continue;
    }
    const counts = { embeds: 0, glyphs: 0, lost: 0, fallback: 0 };
    for (const page of await chartPages(dist, 'embed')) {
      log(`${name}: /${page}`);
      const glyphs = await engine.read(site + page);
      writeFileSync(path.join(folder, `${page.replaceAll('/', '-')}${name}.png`), await engine.screenshot());
      counts.embeds += 1;
      for (const glyph of glyphs) {
        const id = `${page} ${glyph.id}`;
        if (name === 'Chromium') expected.set(id, glyph);
        const isLost = isDifferent(glyph, expected.get(id));
        counts.glyphs += 1;
        counts.lost += Number(isLost && glyph.isOwn);
        counts.fallback += Number(!glyph.isOwn);
        if (isLost || !glyph.isOwn) wrong.push(`${name} ${id}`);
      }
    }
    await engine.close();
    rows.push([`${name} ${engine.version}`, ...Object.values(counts).map(String)]);
  }
  if (wrong.length > 0) process.exitCode = 1;
  return [
    table(['engine', 'embeds', 'glyphs', 'lost or different', 'not in the site’s font'], rows),
    `Every character of every embed, by weight, is drawn in the embed’s font and compared with Chromium’s drawing of it. Screenshots: \`${path.relative(root, folder)}\`. ${wrong.length > 0 ? `Wrong: ${wrong.join('; ')}.` : ''}`,
  ].join('\n\n');
}

/** How a page draws one character in one weight. */
interface Glyph {
  /** Weight and character: `600 ≈`. */
  id: string;
  width: number;
  /** How much of each cell of 16 × 16 pixels is inked, 0 to 1. */
  ink: number[];
  /** Whether the fallback font makes no difference, so that the glyph comes from the page's own font. */
  isOwn: boolean;
}

function isDifferent({ width, ink }: Glyph, other: Glyph | undefined): boolean {
  const [total, expected] = [sum(ink), sum(other?.ink ?? [])];
  return (
    !other ||
    total === 0 ||
    // Firefox rounds the widths of hinted glyphs.
    Math.abs(width - other.width) > 2 ||
    Math.abs(total / expected - 1) > TOLERANCE ||
    ink.some((coverage, at) => Math.abs(coverage - (other.ink[at] ?? 0)) > TOLERANCE)
  );
}

/** Runs in the page. */
async function readGlyphs(): Promise<Glyph[]> {
  const [size, width, height, cell] = [48, 96, 96, 16];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas.');
  const draw = (font: string, char: string) => {
    context.clearRect(0, 0, width, height);
    context.font = font;
    context.fillText(char, 16, 64);
    return context.getImageData(0, 0, width, height).data.filter((_, at) => at % 4 === 3);
  };
  const glyph = (weight: string, family: string, char: string): Glyph => {
    const [image, other] = ['serif', 'monospace'].map((one) =>
      draw(`${weight} ${size}px ${family}, ${one}`, char),
    );
    const ink = Array.from({ length: (width / cell) * (height / cell) }, () => 0);
    image?.forEach((alpha, at) => {
      const cellAt = Math.floor(at / width / cell) * (width / cell) + Math.floor((at % width) / cell);
      ink[cellAt] = (ink[cellAt] ?? 0) + alpha / 255 / cell ** 2;
    });
    const isOwn = image?.every((alpha, at) => alpha === other?.[at]) ?? false;
    return { id: `${weight} ${char}`, width: context.measureText(char).width, ink, isOwn };
  };
  const glyphs = new Map<string, Glyph>();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: element, textContent } = texts.currentNode;
    if (!element || element.closest('script, style, title, desc, noscript')) continue;
    const { fontWeight, fontFamily } = getComputedStyle(element);
    const [family = ''] = fontFamily.split(',');
    for (const char of (textContent ?? '').replace(/\s/g, '')) {
      if (glyphs.has(`${fontWeight} ${char}`)) continue;
      await document.fonts.load(`${fontWeight} ${size}px ${family}`, char);
      glyphs.set(`${fontWeight} ${char}`, glyph(fontWeight, family, char));
    }
    // The check of the check: this letter is in no font of the site.
    if (glyph(fontWeight, family, 'Ж').isOwn) throw new Error('serif and monospace are one font here.');
  }
  return [...glyphs.values()];
}

/** Playwright and puppeteer have this much in common. */
async function engineOf(browser: Browser, version: string): Promise<Engine> {
  const page = await browser.newPage();
  const read = async (url: string) => {
    await page.goto(url);
    return page.evaluate(readGlyphs);
  };
  return { version, read, screenshot: () => page.screenshot(), close: () => browser.close() };
}

async function Chromium(): Promise<Engine> {
  const browser = await launchBrowser();
  return engineOf(browser, browser.version());
}

/** Over WebDriver BiDi. */
async function Firefox(): Promise<Engine | string> {
  if (!existsSync(FIREFOX)) return 'skipped, `firefox-esr` is not installed';
  const driver = path.join(installPackages(), 'puppeteer-core/lib/puppeteer/puppeteer-core.js');
  const { default: puppeteer } = await import(pathToFileURL(driver).href);
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX });
  return engineOf(browser, (await browser.version()).replace(/^\D*/, ''));
}

/** WebKitGTK's MiniBrowser on a virtual screen, over WebDriver. */
async function WebKit(): Promise<Engine | string> {
  if (![MINIBROWSER, '/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'].every((file) => existsSync(file)))
    return 'skipped, `webkit2gtk-driver` and `xvfb` are not installed';
  const screen = spawn('Xvfb', ['-displayfd', '1'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const display = await new Promise((resolve) => screen.stdout.once('data', resolve));
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${String(display).trim()}` };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  process.once('exit', () => driver.kill() && screen.kill());
  const send = async <T>(command: string, body?: object, method = 'POST'): Promise<T> => {
    const address = `http://127.0.0.1:${port}/session${command}`;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(address, { method, headers, body: JSON.stringify(body) });
    const { value } = (await response.json()) as { value: T & { message?: string } };
    if (!response.ok) throw new Error(`WebKit: ${value.message}`);
    return value;
  };
  const browserOptions = { binary: MINIBROWSER, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } };
  const open = () =>
    send<{ sessionId: string; capabilities: { browserVersion: string } }>('', { capabilities });
  // The driver takes a moment to listen.
  let session: Awaited<ReturnType<typeof open>> | undefined;
  for (let attempt = 0; !session; attempt++)
    session = await open().catch((error) =>
      attempt < 60 ? setTimeout(500, undefined) : Promise.reject(error),
    );
  const at = `/${session.sessionId}`;
  const script = `const done = arguments[0]; (${readGlyphs})().then(done, (error) => done(String(error)));`;
  return {
    version: session.capabilities.browserVersion,
    read: async (url) => {
      await send(`${at}/url`, { url });
      const glyphs = await send<Glyph[] | string>(`${at}/execute/async`, { script, args: [] });
      if (typeof glyphs === 'string') throw new Error(`WebKit: ${glyphs}`);
      return glyphs;
    },
    screenshot: async () => Buffer.from(await send<string>(`${at}/screenshot`, undefined, 'GET'), 'base64'),
    close: () => send(at, undefined, 'DELETE'),
  };
}
