import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Where distributions install Chromium; CHROMIUM names another. */
const installed = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/**
 * A real Chromium without a download: one that is installed, else the one that ships in an npm package (Linux x64).
 * Its own background traffic is off, so that what a test sees of the network is the page's.
 */
export async function launchBrowser(
  more: readonly string[] = [],
  { scrollbars = false } = {},
): Promise<Browser> {
  const found = installed.find((path) => path !== undefined && existsSync(path));
  return playwright.launch({
    executablePath: found ?? (await chromium.executablePath()),
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
