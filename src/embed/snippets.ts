import { description } from '../charts/describe.ts';
import { chartSvg, PICTURE_WIDTH } from '../formats/picture/svg.ts';
import {
  chartFile,
  chartPage,
  embedScript,
  fileUrl,
  frozenPage,
  localPath,
  pageUrl,
} from '../formats/site.ts';
import { t } from '../i18n/index.ts';
import { embedUrl } from './choice.ts';
import { frozenFile } from './frozen.ts';
import { htmlText, iframe, listener, onOneLine, type SnippetInput, startTag } from './snippet-parts.ts';

export type { SnippetInput } from './snippet-parts.ts';

/**
 * The ways to put a chart into another page, each as HTML to be pasted: a line an element, without a line end at its end,
 * all texts escaped. To add one, add its file and a line here.
 */
export const snippets = {
  script,
  listener,
  iframe,
  amp,
  wordpress,
  newsletter,
  svg,
} as const satisfies Record<string, (input: SnippetInput) => string>;
export type SnippetName = keyof typeof snippets;

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

/** What most newsletters are wide, in px. */
const WIDTH = 600;

/** The picture, linked to the chart: mail has neither frames nor scripts, and few mail programs read style sheets. */
export function newsletter(input: SnippetInput): string {
  const { view, site, choice } = input;
  const { chart, locale } = view;
  const href =
    choice.frozen === undefined
      ? pageUrl(site, chartPage(chart.id), locale)
      : fileUrl(site, frozenPage(chart.id, choice.frozen, locale));
  const { src, alt } = pictureOf(input);
  const picture = startTag('img', { src, width: WIDTH, alt, style: 'max-width:100%;height:auto;border:0' });
  return `${startTag('a', { href })}${picture}</a>`;
}

/**
 * The chart's SVG as a part of the page: nothing is loaded, and nothing changes later. It has light colours, its title and
 * its source whatever the choice, and is never wider than its column. Its ids start with chart and locale.
 */
export function svg({ view, site }: SnippetInput): string {
  const before = known.get(view);
  if (before?.root === site.root) return before.text;
  const inline = { id: `${view.chart.id}-${view.locale}`, style: 'max-width:100%;height:auto' };
  const text = onOneLine(chartSvg(view, site, inline).trimEnd());
  known.set(view, { root: site.root, text });
  return text;
}

/** It is the same in every choice, and asked for in each. */
const known = new WeakMap<SnippetInput['view'], { root: string; text: string }>();

/** What stands for a chart where it cannot be framed: the address of its PNG, and the alternative text with every value. Neither is escaped. */
export function pictureOf({ view, site, choice }: Pick<SnippetInput, 'view' | 'site' | 'choice'>): {
  src: string;
  alt: string;
} {
  const { chart, data, locale } = view;
  const path =
    choice.frozen === undefined
      ? localPath(chartFile(chart.id, 'png'), locale)
      : frozenFile(chart.id, choice.frozen, locale, 'png');
  return { src: fileUrl(site, path), alt: `${data.title}. ${description(data)}` };
}
