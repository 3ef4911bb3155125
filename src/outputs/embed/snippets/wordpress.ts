import { chartPage } from '../../paths.ts';
import { pageUrl } from '../../site.ts';
import { embedUrl } from '../choice.ts';
import { htmlText, startTag } from './html.ts';
import type { SnippetInput } from './input.ts';

/**
 * A link, and the embed page in a frame, with nothing but what WordPress lets through from sites that it does not know
 * (`wp_filter_oembed_result`): a `blockquote` without attributes, then an `iframe` without `style` and `loading`. WordPress
 * shows the link until the page in the frame answers.
 */
export function wordpress({ view, site, choice, height }: Omit<SnippetInput, 'integrity'>): string {
  const { chart, data, locale } = view;
  const link = startTag('a', { href: pageUrl(site, chartPage(chart.id), locale) });
  const frame = startTag('iframe', {
    src: embedUrl(chart.id, site, locale, choice),
    width: '100%',
    height,
    frameborder: 0,
    title: data.title,
  });
  return `<blockquote>${link}${htmlText(data.title)}</a></blockquote>\n${frame}</iframe>`;
}
