import { describe, expect, it } from 'vitest';
import { liveFiles, relativeLinks } from '../../src/embed/frozen-page.ts';

const page = 'frozen/x/now/';

describe('the links of a frozen page', () => {
  it.each([
    ['<a href="/charts/x/">', '<a href="../../../charts/x/">'],
    ['<a href="/vi/charts/x/#use">', '<a href="../../../vi/charts/x/#use">'],
    ['<a href="/">', '<a href="../../../">'],
    ['<a href="/?a=/b/#/c/">', '<a href="../../../?a=/b/#/c/">'],
    ['<a href="/frozen/x/now/">', '<a href="./">'],
    ['<a href="/frozen/x/now/#table">', '<a href="./#table">'],
    ['<a href="/frozen/x/now/x.csv">', '<a href="x.csv">'],
    ['<a href="/frozen/x/now/vi/">', '<a href="vi/">'],
    ['<a href="/frozen/x/2026-01-31-0123456789ab/">', '<a href="../2026-01-31-0123456789ab/">'],
    ['<a href="/frozen/xy/now/">', '<a href="../../xy/now/">'],
    ['<img alt="" src="/a.png">', '<img alt="" src="../../../a.png">'],
    ["<A HREF='/a/'>", "<A HREF='../../../a/'>"],
    ['<a href=/a/ class=b>', '<a href=../../../a/ class=b>'],
    ['<a\n  title="a > b"\n  href = "/a/">', '<a\n  title="a > b"\n  href = "../../../a/">'],
    ['<link rel="icon" href="/favicon.svg"/>', '<link rel="icon" href="../../../favicon.svg"/>'],
  ])('%s become %s', (html, expected) => {
    expect(relativeLinks(html, '/', page)).toBe(expected);
  });

  it.each([
    '<a href="#table">',
    '<a href="https://example.org/charts/x/">',
    '<a href="//example.org/">',
    '<a href="../y/">',
    '<p title="/charts/x/">href="/charts/x/"</p>',
    '<script type="application/ld+json">{"a":"<a href=\\"/b/\\">"}</script>',
    '<style>a[href="/b/"]{color:red}</style>',
    '<textarea><a href="/b/"></textarea>',
    '<!-- <a href="/b/"> -->',
    '<!doctype html>',
    '2 < 3 href="/b/" > 1',
  ])('%s stay', (html) => {
    expect(relativeLinks(html, '/', page)).toBe(html);
  });

  it.each(['/some/folder/', '/some/folder', 'some/folder'])('are those of the site in %s', (base) => {
    const html = '<a href="/some/folder/vi/"></a><a href="/some/"></a><a href="/some/folderly/"></a>';
    expect(relativeLinks(html, base, 'frozen/x/now/vi/')).toBe(
      '<a href="../../../../vi/"></a><a href="/some/"></a><a href="/some/folderly/"></a>',
    );
  });

  it('lead to the copies of what the version has copies of', () => {
    const moved = new Map([['vi/charts/x.csv', 'frozen/x/now/vi/x.csv']]);
    const html = '<a href="/vi/charts/x.csv#a"><a href="/vi/charts/x.json"><a href="/vi/charts/x.csv.gz">';
    expect(relativeLinks(html, '/', 'frozen/x/now/vi/', moved)).toBe(
      '<a href="x.csv#a"><a href="../../../../vi/charts/x.json"><a href="../../../../vi/charts/x.csv.gz">',
    );
  });
});

it.each([
  ['<script src="https://example.org/a.js"></script>', 'It runs the script "https://example.org/a.js".'],
  ['<script type="module" src="a.js"></script>', 'It runs the script "a.js".'],
  ['<link rel="stylesheet" href="../a.css">', 'It loads "../a.css".'],
  ['<link href=../a.js rel=modulepreload>', 'It loads "../a.js".'],
  ['<link as="font" rel="preload" href="a.woff2">', 'It loads "a.woff2".'],
  ['<img src="../../../charts/x.svg" alt="">', 'It shows "../../../charts/x.svg".'],
  ['<img srcset="https://example.org/x.png 2x" alt="">', 'It shows "https://example.org/x.png 2x".'],
  ['<svg><image href="//example.org/x.png"/></svg>', 'It shows "//example.org/x.png".'],
  ['<iframe src="../../../embed/x/"></iframe>', 'It shows "../../../embed/x/".'],
  ['<style>@import url("../a.css");</style>', 'A style takes "../a.css".'],
  ["<style>@import '../a.css';</style>", 'A style takes "../a.css".'],
  ['<style>a{src:url(/_astro/a.woff2)}</style>', 'A style takes "/_astro/a.woff2".'],
  ['<a href="/charts/x/">x</a>', 'Its href="/charts/x/" is right under one base path only.'],
  ['<p data-base="/">x</p>', 'Its data-base="/" is right under one base path only.'],
  ['<script>import("../_astro/a.js")</script>', 'It names a file in /_astro/.'],
])('of %s it says: %s', (html, sentence) => {
  expect(liveFiles(`<!doctype html><html><body>${html}</body></html>`)).toEqual([sentence]);
});

it('allows the files in styles that the version has copies of, and no others', () => {
  const html =
    '<style>@font-face{src:url("../a.woff2")}</style><style>@font-face{src:url(../b.woff2)}</style>';
  expect(liveFiles(html, ['../a.woff2'])).toEqual(['A style takes "../b.woff2".']);
});

it.each([
  '<script>const a = "/";</script>',
  '<script type="application/ld+json">{"image":"https://example.org/x.png"}</script>',
  '<style>@font-face{src:url(data:font/woff2;base64,AAAA)}a{fill:url(#hatch)}</style>',
  '<link rel="canonical" href="https://example.org/charts/x/">',
  '<link rel="icon" href="../../../favicon.svg">',
  '<img src="x.svg" alt=""><img src="vi/x.png" alt=""><img src="data:image/png;base64,AA==" alt="">',
  '<a href="../../../charts/x/">live</a><a href="https://example.org/">out</a><a href="//example.org">out</a>',
  '<svg><use href="#mark"/><path d="M0 0"/></svg>',
  '<p>src="/a.js"</p><!-- <img src="/a.png"> -->',
])('of %s it says nothing', (html) => {
  expect(liveFiles(html)).toEqual([]);
});
