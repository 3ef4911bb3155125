import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isAboutIcon, launchBrowser } from '../../site/browser.ts';
import { filesOf, textsOf } from '../../site/built.ts';
import { pagesOf } from '../../site/pages.ts';
import { headersAt, parseHeaders } from '../../support/headers.ts';
import { Copy } from '../../support/project.ts';
import { serve } from '../../support/serve.ts';
import { mergedFolder } from './corpus.ts';

/** The site with a hostile text in every cell that takes one, served with the headers of its host. */
const copy = new Copy();
for (const [file, bytes] of mergedFolder(0))
  writeFileSync(copy.path(/^(?:seeds|src)\//.test(file) ? file : path.join('data', file)), bytes);
const built = await copy.build();
const bad =
  '<img src=x onerror="window.__xss = 1"><a href="javascript:1">x</a><img src="https://evil.example/x.png">';
const rules = parseHeaders(readFileSync(path.join(copy.dist, '_headers'), 'utf8'));
const headersOf = (address: string) => Object.fromEntries(headersAt(rules, address));
const served = await serve(copy.dist, headersOf, new Map([['/bad.html', bad]]));
const browser = await launchBrowser();
afterAll(async () => {
  await browser.close();
  served.stop();
});

/** Visits addresses. @returns whatever ran, was asked for elsewhere, was stopped by a policy, or stands in a page as what could run. */
async function complaintsAbout(addresses: readonly string[]): Promise<string[]> {
  const context = await browser.newContext();
  const found: string[] = [];
  let at = '';
  const note = (what: string) => found.push(`/${at}: ${what}`.slice(0, 400));
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(served.url) && !/^(?:data|blob):/.test(request.url()))
      note(`asks for ${request.url()}`);
  });
  page.on('console', (message) => {
    if (/error|warning/.test(message.type()) && !isAboutIcon(message)) note(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  for (at of addresses) {
    await page.goto(served.url + at, { waitUntil: 'load' });
    const inPage = await page.evaluate(async () => {
      const found: string[] = [];
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const element of document.querySelectorAll('*')) {
        if (!/^(?:script|link)$/.test(element.localName))
          for (const event of ['mouseover', 'focus', 'toggle', 'error', 'load'])
            element.dispatchEvent(new Event(event));
        for (const { name, value } of element.attributes)
          if (
            /^on/i.test(name) ||
            (/href|src|action/i.test(name) && /^[\0-\x20]*(?:javascript|vbscript):/i.test(value))
          )
            found.push(`has ${name}="${value.slice(0, 80)}"`);
        if (
          /^(?:object|embed|applet)$/i.test(element.localName) ||
          element.matches('base[href], meta[http-equiv="refresh"]')
        )
          found.push(`has <${element.localName}>`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
      if ('__xss' in window) found.push('a script ran');
      return found;
    });
    for (const what of inPage) note(what);
  }
  await context.close();
  return found.toSorted();
}

test('the build warns of nothing, and each text that would be a script is in it', async () => {
  expect(built).toEqual({ code: 0, stdout: expect.anything(), stderr: '' });
  const pages = [...(await textsOf(copy.dist, '.html')).values()].join('');
  for (const text of ['&lt;script&gt;window.__xss', 'onerror=', 'javascript:window.__xss', 'srcdoc='])
    expect(pages).toContain(text);
});

test('no page runs a text, asks elsewhere, or meets its own policy', async () => {
  const pages = await pagesOf(copy.dist);
  expect(pages.length).toBeGreaterThan(60);
  expect(await complaintsAbout(pages)).toEqual([]);
});

test('no file does, opened as a document', async () => {
  const files = await filesOf(copy.dist, '.svg', '.xml', '.csv', '.json', '.jsonld', '.cff');
  const some = [...Map.groupBy(files, (name) => path.extname(name)).values()].flatMap((all) =>
    all.slice(0, 6),
  );
  expect(some.length).toBeGreaterThan(20);
  expect(await complaintsAbout(some)).toEqual([]);
});

test('a page that does would be found', async () => {
  const found = (await complaintsAbout(['bad.html'])).join('\n');
  for (const what of [
    'a script ran',
    'has onerror',
    'has href="javascript:1"',
    'asks for https://evil.example',
  ])
    expect(found).toContain(what);
});
