import { describe, expect, it, test } from 'vitest';
import { embedHeight, firstChoice } from '../../src/embed/choice.ts';
import { linkedFrame, oembed, snippets } from '../../src/embed/snippets.ts';
import { everyChart, hostile, hostileTables, sample, site, viewOf } from '../formats/support.ts';
import { cleanedByWordPress } from '../site/embed/dialects.ts';
import { attributesOf, elementsOf, inputOf, names, skeleton } from './support.ts';

/** What WordPress leaves: these elements with these attributes, and no other "<" or ">". */
const leftByWordPress =
  /^<blockquote><a href="http[^"<>]*">[^<>]*<\/a><\/blockquote><iframe frameborder="0" src="http[^"<>]*" title="[^"<>]*" width="100%" height="\d+"><\/iframe>$/;

test.each(everyChart)(
  '%s %s in %s is answered for in its language (oEmbed 1.0, 2.3)',
  (id, _, locale, tables) => {
    const view = viewOf(id, locale, tables);
    const folder = `https://example.org/nguon/${locale === 'vi' ? 'vi/' : ''}`;
    const answer = JSON.parse(oembed(view, site));
    const { height } = embedHeight(view, { plain: false });
    expect(answer).toEqual({
      ...{ version: '1.0', type: 'rich', title: view.data.title, cache_age: 86_400 },
      ...{ provider_name: 'Nguồn', provider_url: folder, width: 640, height },
      ...{ thumbnail_url: `${folder}share/${id}.png`, thumbnail_width: 1200, thumbnail_height: 630 },
      html: expect.any(String),
    });
    expect(cleanedByWordPress(answer.html)).toMatch(leftByWordPress);
    // Elsewhere the frame is as high as the chart in any column.
    const framed = snippets.iframe({ view, site, choice: firstChoice });
    expect(answer.html.replace(' frameborder="0"', '')).toContain(framed);
    const addresses = [`href="${folder}charts/${id}/"`, `src="${folder}embed/${id}/?theme=light"`];
    for (const part of [...addresses, `height="${height}"`]) expect(answer.html).toContain(part);
  },
);

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

describe.each(texts)('the text %j', (text) => {
  const tables = hostileTables(text);

  it('is no markup in any snippet', () => {
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

  it('is in the answer for oEmbed as it was written, and WordPress shows the chart', () => {
    const view = viewOf('accounts', 'en', tables);
    const { title, html } = JSON.parse(oembed(view, site));
    expect(title).toBe(view.data.title);
    expect(cleanedByWordPress(html)).toMatch(leftByWordPress);
    expect(skeleton(html)).toEqual(skeleton(linkedFrame(inputOf('accounts', 'en'))));
  });
});
