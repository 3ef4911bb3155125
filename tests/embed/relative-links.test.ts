import { describe, expect, it } from 'vitest';
import { relativeLinks } from '../../src/embed/frozen-page.ts';

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
