import { describe, expect, it, test } from 'vitest';
import { oembed, snippets, wordpress } from '../../src/embed/snippets.ts';
import { hostile, hostileTables, sample, site, viewOf } from '../formats/support.ts';
import { attributesOf, elementsOf, inputOf, names, skeleton } from './support.ts';

const texts = [
  ...hostile,
  '"><script>alert(1)</script>',
  "' onload='alert(1)' x='",
  '" onerror="alert(1)" x="',
  '</svg><script>alert(1)</script>',
  '</title></desc><image href="javascript:alert(1)"/>',
  '</noscript></blockquote></iframe><img src=x onerror=alert(1)>',
  ']]><![CDATA[',
  '<!-- ',
  '&quot;&gt;&#60;script&#62;',
  ' src="https://evil.example/" ',
  '  \u2028\u2029 a\n\n\nb\r\nc',
  'a\u0000b\ud800c',
  '$& $1',
];

describe('texts that would be markup', () => {
  test.each(texts)('%j', (text) => {
    const tables = hostileTables(text);
    for (const name of names)
      for (const { id } of sample.charts) {
        const html = snippets[name](inputOf(id, 'vi', {}, tables));
        expect(skeleton(html), name).toEqual(skeleton(snippets[name](inputOf(id, 'vi'))));
        for (const element of elementsOf(html)) {
          const { src, href } = attributesOf(element);
          for (const address of [src, href].filter((one) => one !== undefined))
            expect(address.startsWith(site.root)).toBe(true);
        }
      }
  });
});

it('all texts are in the answer for oEmbed as they were written', () => {
  for (const text of texts) {
    const json = oembed(viewOf('accounts', 'en', hostileTables(text)), site);
    const { title, html } = JSON.parse(json);
    expect(title).toBe(viewOf('accounts', 'en', hostileTables(text)).data.title);
    expect(skeleton(html)).toEqual(skeleton(wordpress(inputOf('accounts', 'en'))));
  }
});
