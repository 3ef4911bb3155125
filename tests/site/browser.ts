import chromium from '@sparticuz/chromium';
import { type Browser, type ConsoleMessage, chromium as playwright } from 'playwright-core';

/**
 * The Chromium of an npm package (Linux x64), so that everyone runs the same; `CHROMIUM` names another one. The first call
 * unpacks it, and no other process must start it meanwhile.
 */
export async function browserFile(): Promise<string> {
  return process.env['CHROMIUM'] ?? chromium.executablePath();
}

/**
 * Starts the browser of {@link browserFile}. Its own background traffic is off, so that what a test sees of the network is the page's.
 */
export async function launchBrowser(
  more: readonly string[] = [],
  { scrollbars = false } = {},
): Promise<Browser> {
  return playwright.launch({
    executablePath: await browserFile(),
    headless: true,
    ignoreDefaultArgs: scrollbars ? ['--hide-scrollbars'] : [],
    // The package's own arguments are for a cloud function: they switch off processes and web security.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/** Whether a message is about the icon that a browser asks for of its own accord, where a page names none. */
export const isAboutIcon = (message: ConsoleMessage) => message.location().url.endsWith('/favicon.ico');
