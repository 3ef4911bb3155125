import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { embedHeight } from '../../src/embed/choice.ts';
import { oembed } from '../../src/embed/snippets.ts';
import { locales } from '../../src/i18n/locales.ts';
import { everyData, hostile, hostileTables, site, viewOf } from '../formats/support.ts';
import { attributesOf, only, skeleton } from './support.ts';
import { throughWordPress } from './wordpress.ts';

/** oEmbed 1.0, section 2.3: what every answer may have, and what one of the type "rich" must. Nothing else is defined. */
const rich = z.strictObject({
  version: z.literal('1.0'),
  type: z.literal('rich'),
  html: z.string().min(1),
  width: z.int().positive(),
  height: z.int().positive(),
  title: z.string().optional(),
  provider_name: z.string().optional(),
  provider_url: z.url().optional(),
  cache_age: z.int().nonnegative().optional(),
  // Where there is one of the three, there must be all.
  thumbnail_url: z.url(),
  thumbnail_width: z.int().positive(),
  thumbnail_height: z.int().positive(),
});

const everyChart = everyData.flatMap(([which, tables]) =>
  locales.flatMap((locale) => tables.charts.map(({ id }) => [id, which, locale, tables] as const)),
);

describe.each(everyChart)('%s %s in %s', (id, _, locale, tables) => {
  const view = viewOf(id, locale, tables);
  const answer = rich.parse(JSON.parse(oembed(view, site)));
  const folder = `https://example.org/nguon/${locale === 'vi' ? 'vi/' : ''}`;

  it('is answered for in its language', () => {
    expect(answer).toMatchObject({
      title: view.data.title,
      provider_name: 'Nguồn',
      provider_url: folder,
      width: 640,
      height: embedHeight(view, { plain: false }),
      thumbnail_url: `${folder}share/${id}.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
  });

  it('comes through WordPress whole, and alone', () => {
    const through = throughWordPress(answer.html) ?? '';
    expect(skeleton(through)).toEqual(['blockquote', 'a href', 'iframe src width height frameborder title']);
    expect(through.replace('</blockquote>', '</blockquote>\n')).toBe(answer.html);
    expect(attributesOf(only(through, 'a'))['href']).toBe(`${folder}charts/${id}/`);
    expect(attributesOf(only(through, 'iframe'))).toMatchObject({
      src: `${folder}embed/${id}/?theme=light`,
      width: '100%',
      height: String(embedHeight(view, { plain: false })),
      title: attributesOf(only(answer.html, 'iframe'))['title'],
    });
  });
});

test.each(hostile)('WordPress shows the chart, and nothing else, with %j for a title', (text) => {
  const { html } = JSON.parse(oembed(viewOf('accounts', 'en', hostileTables(text)), site));
  const through = throughWordPress(html) ?? '';
  expect(through.replace('</blockquote>', '</blockquote>\n')).toBe(html);
});
