import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { headersAt, parseHeaders } from '../../support/headers.ts';
import { Copy } from '../../support/project.ts';
import { serve } from '../../support/serve.ts';
import { mergedFolder } from './corpus-folders.ts';

/** The project with a text of the corpus of hostile texts in every cell that takes one. */
export function hostileCopy(nth: number): Copy {
  const copy = new Copy();
  for (const [file, bytes] of mergedFolder(nth))
    writeFileSync(copy.path(/^(?:seeds|src)\//.test(file) ? file : path.join('data', file)), bytes);
  return copy;
}

/**
 * Serves a built site with the headers that Cloudflare Pages would send.
 * `added` are further pages, by their path.
 */
export function serveWithHeaders(
  dist: string,
  added?: ReadonlyMap<string, string>,
): ReturnType<typeof serve> {
  const rules = parseHeaders(readFileSync(path.join(dist, '_headers'), 'utf8'));
  return serve(dist, (pathname) => Object.fromEntries(headersAt(rules, pathname)), added);
}

/**
 * Visits addresses, and does on each what a hostile text may wait for, after what `use` does. @returns whatever ran, was asked for elsewhere,
 * was stopped by the page's policy, or stands in the page as what could do so.
 */
export async function complaintsAbout(
  browser: Browser,
  url: string,
  addresses: readonly string[],
  use: (page: Page) => Promise<void> = async () => {},
): Promise<string[]> {
  const context = await browser.newContext();
  const found: string[] = [];
  let at = '';
  const note = (what: string) => found.push(`/${at}: ${what}`.slice(0, 400));
  await context.exposeFunction('noteViolation', note);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      (window as unknown as { noteViolation(what: string): void }).noteViolation(
        `policy: ${violatedDirective} ${blockedURI} ${sample}`,
      ),
    );
  });
  context.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(url) && !/^(?:data|blob):/.test(to)) note(`asks for ${to}`);
  });
  context.on('page', (page) => page.on('popup', () => note('opens a window')));
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  for (at of addresses) {
    await page.goto(url + at, { waitUntil: 'load' });
    await use(page);
    for (const what of await provoke(page)) note(what);
  }
  await context.close();
  return found.toSorted();
}

/** Opens what is folded, points at everything and gives it the focus; then looks what ran, and what is there that could. */
function provoke(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const element of document.querySelectorAll('*')) {
      for (const event of ['mouseover', 'focus', 'toggle', 'error', 'load', 'begin'])
        if (element.localName !== 'script' && element.localName !== 'link')
          element.dispatchEvent(new Event(event));
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`has ${name}="${value.slice(0, 80)}"`);
        if (
          /^(?:xlink:)?href$|^src$|^action$|^formaction$/i.test(name) &&
          /^(?!https?:)[\0-\x20]*[a-z][a-z0-9+.-]*:/i.test(value) &&
          !/^(?:mailto:|data:image\/(?:png|svg\+xml)|data:font)/.test(value)
        )
          found.push(`has ${name}="${value.slice(0, 80)}"`);
        if (name === 'srcdoc' && /onerror|__xss/.test(value) && !/&(?:lt|amp);/.test(value))
          found.push(`has ${name}="${value.slice(0, 80)}"`);
      }
      // Embed pages have a <base> of their own, which says in which window links open.
      if (/^(?:object|embed|applet)$/i.test(element.localName) || element.matches('base[href]'))
        found.push(`has <${element.localName}>`);
      if (element.localName === 'meta' && element.getAttribute('http-equiv') === 'refresh')
        found.push('has a refresh');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    if ('__xss' in window) found.push('a script ran');
    return found;
  });
}
