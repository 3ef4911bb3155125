import { embedUrl } from '../choice.ts';
import { startTag } from './html.ts';
import type { SnippetInput } from './input.ts';

/** The embed page in a frame of a fixed height: for pages that let no script in. */
export function iframe({ view, site, choice, height }: SnippetInput): string {
  const { chart, data, locale } = view;
  // A frame is see-through only where its scheme is that of the page in it.
  const scheme = choice.theme === 'auto' ? '' : `;color-scheme:${choice.theme}`;
  const frame = startTag('iframe', {
    src: embedUrl(chart.id, site, locale, choice),
    title: data.title,
    loading: 'lazy',
    // For pages that let no style in.
    width: '100%',
    height,
    style: `width:100%;height:${height}px;border:0${scheme}`,
  });
  return `${frame}</iframe>`;
}
