import { t } from '../../../i18n/index.ts';
import { embedUrl } from '../choice.ts';
import { htmlText, startTag } from './html.ts';
import type { SnippetInput } from './input.ts';
import { pictureOf } from './picture.ts';

/**
 * The embed page in an AMP page, which loads the component `amp-iframe` in its head. The picture stands there until the
 * page in the frame has come: without it, AMP allows no frame in the first screen. The button shows where AMP does not
 * grant the height that the page asks for.
 */
export function amp(input: SnippetInput): string {
  const { view, site, choice, height } = input;
  const { chart, data, locale } = view;
  const { src, alt } = pictureOf(input);
  const more = t(locale, 'embed.more');
  const frame = startTag('amp-iframe', {
    src: embedUrl(chart.id, site, locale, choice),
    layout: 'fixed-height',
    height,
    sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    resizable: true,
    frameborder: 0,
    title: data.title,
  });
  const picture = startTag('amp-img', {
    placeholder: true,
    layout: 'fill',
    // The frame has other proportions.
    'object-fit': 'contain',
    src,
    alt,
  });
  const button = startTag('div', { overflow: true, tabindex: 0, role: 'button', 'aria-label': more });
  return `${frame}\n  ${picture}</amp-img>\n  ${button}${htmlText(more)}</div>\n</amp-iframe>`;
}
