import { chartPage, embedScript } from '../../paths.ts';
import { PICTURE_WIDTH } from '../../picture/svg.ts';
import { fileUrl, pageUrl } from '../../site.ts';
import { startTag } from './html.ts';
import type { SnippetInput } from './input.ts';
import { pictureOf } from './picture.ts';

/** The tag of `public/embed/v1.js`, which puts the chart after it; without scripts there is the picture. */
export function script(input: SnippetInput): string {
  const { view, site, choice, height, integrity } = input;
  const { chart, data, locale } = view;
  const tag = startTag('script', {
    async: true,
    src: fileUrl(site, embedScript),
    integrity,
    crossorigin: 'anonymous',
    'data-chart': chart.id,
    'data-lang': locale,
    'data-theme': choice.theme === 'auto' ? undefined : choice.theme,
    'data-plain': choice.plain || undefined,
    'data-frozen': choice.frozen,
    'data-height': height,
    'data-title': data.title,
  });
  const { src, alt } = pictureOf(input);
  const link = startTag('a', { href: pageUrl(site, chartPage(chart.id), locale) });
  const picture = startTag('img', { src, width: PICTURE_WIDTH, alt, style: 'max-width:100%;height:auto' });
  return `${tag}</script>\n<noscript>${link}${picture}</a></noscript>`;
}
