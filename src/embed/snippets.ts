import { description } from '../charts/describe.ts';
import { escapeXml } from '../charts/parts/svg.ts';
import { prettyJson } from '../formats/json.ts';
import { SHARE } from '../formats/picture/share.ts';
import { allowedInXml, chartSvg, PICTURE_WIDTH } from '../formats/picture/svg.ts';
import {
  chartFile,
  chartPage,
  embedScript,
  fileUrl,
  frozenFile,
  frozenPage,
  pageUrl,
  type Site,
  shareImage,
} from '../formats/site.ts';
import type { ChartView } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import { memoize } from '../tables/memoize.ts';
import { EMBED_WIDTH, type EmbedChoice, embedHeight, embedUrl, firstChoice } from './choice.ts';

/** What a snippet is made from. */
export interface SnippetInput {
  /** The chart; its locale is the snippet's. With `choice.frozen` it must be the chart as it was frozen: descriptions come from it. */
  view: ChartView;
  site: Site;
  choice: EmbedChoice;
}

/** The ways to put a chart into another page, as HTML to be pasted. To add one, add its function and a line here. */
export const snippets = {
  script,
  iframe,
  amp,
  wordpress,
  newsletter,
  svg,
} as const satisfies Record<string, (input: SnippetInput) => string>;
export type SnippetName = keyof typeof snippets;

/** The hash of `public/embed/v1.js` (Subresource Integrity). Neither may change: articles have them. A test compares them. */
export const embedScriptIntegrity = 'sha384-WvbyxEbhbzrdzc1ZoIZPB975jvNLG76BmRvjRJS2KkVxgfFNpMWJvcCnMnU98Ds8';

/** The tag of `public/embed/v1.js`, which puts the chart after it; without scripts there is the picture. */
function script(input: SnippetInput): string {
  const { view, site, choice } = input;
  const tag = startTag('script', {
    async: true,
    src: fileUrl(site, embedScript),
    integrity: embedScriptIntegrity,
    crossorigin: 'anonymous',
    'data-chart': view.chart.id,
    'data-lang': view.locale,
    'data-theme': choice.theme === 'auto' ? undefined : choice.theme,
    'data-plain': choice.plain || undefined,
    'data-frozen': choice.frozen,
    'data-height': embedHeight(view, choice),
    'data-title': view.data.title,
  });
  const style = 'max-width:100%;height:auto';
  const picture = startTag('img', { ...pictureOf(input, PICTURE_WIDTH), style });
  return `${tag}</script>\n<noscript>${linkTag(input)}${picture}</a></noscript>`;
}

/** The embed page in a frame of a fixed height: for pages that let no script of ours in. */
function iframe({ view, site, choice }: SnippetInput): string {
  const height = embedHeight(view, choice);
  // A frame is see-through only where its scheme is that of the page in it.
  const scheme = choice.theme === 'auto' ? '' : `;color-scheme:${choice.theme}`;
  const frame = startTag('iframe', {
    src: embedUrl(view.chart.id, site, view.locale, choice),
    title: view.data.title,
    loading: 'lazy',
    // For pages that let no style in.
    width: '100%',
    height,
    style: `width:100%;height:${height}px;border:0${scheme}`,
  });
  return `${frame}</iframe>`;
}

/**
 * The embed page in an AMP page, which loads the component `amp-iframe` in its head. The picture stands there until the
 * page in the frame has come: without it, AMP allows no frame in the first screen. The button shows where AMP does not
 * grant the height that the page asks for.
 */
function amp(input: SnippetInput): string {
  const { view, site, choice } = input;
  const more = t(view.locale, 'embed.more');
  const frame = startTag('amp-iframe', {
    src: embedUrl(view.chart.id, site, view.locale, choice),
    layout: 'fixed-height',
    height: embedHeight(view, choice),
    sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    resizable: true,
    frameborder: 0,
    title: view.data.title,
  });
  // The frame has other proportions than the picture.
  const fit = { placeholder: true, layout: 'fill', 'object-fit': 'contain' } as const;
  const picture = startTag('amp-img', { ...fit, ...pictureOf(input) });
  const button = startTag('div', { overflow: true, tabindex: 0, role: 'button', 'aria-label': more });
  return `${frame}\n  ${picture}</amp-img>\n  ${button}${htmlText(more)}</div>\n</amp-iframe>`;
}

/**
 * A link, and the embed page in a frame, with nothing but what WordPress lets through from sites that it does not know
 * (`wp_filter_oembed_result`): a `blockquote` without attributes, then an `iframe` without `style` and `loading`. WordPress
 * shows the link until the page in the frame answers.
 */
function wordpress(input: SnippetInput): string {
  const { view, site, choice } = input;
  const frame = startTag('iframe', {
    src: embedUrl(view.chart.id, site, view.locale, choice),
    width: '100%',
    height: embedHeight(view, choice),
    frameborder: 0,
    title: view.data.title,
  });
  return `<blockquote>${linkTag(input)}${htmlText(view.data.title)}</a></blockquote>\n${frame}</iframe>`;
}

/** What most newsletters are wide, in px. */
const NEWSLETTER_WIDTH = 600;

/** The picture, linked to the chart: mail has neither frames nor scripts, and few mail programs read style sheets. */
function newsletter(input: SnippetInput): string {
  const { view, site, choice } = input;
  const style = 'max-width:100%;height:auto;border:0';
  const picture = startTag('img', { ...pictureOf(input, NEWSLETTER_WIDTH), style });
  const link =
    choice.frozen === undefined
      ? linkTag(input)
      : startTag('a', { href: fileUrl(site, frozenPage(view.chart.id, choice.frozen, view.locale)) });
  return `${link}${picture}</a>`;
}

/** The chart's SVG as a part of the page: nothing is loaded or changes later. Light, with title and source, whatever the choice. */
function svg({ view, site }: SnippetInput): string {
  return inlineSvg(view)(site);
}

/** It is the same in every choice, and asked for in each. */
const inlineSvg = memoize((view: ChartView) =>
  memoize((site: Site) => {
    const inline = { id: `${view.chart.id}-${view.locale}`, style: 'max-width:100%;height:auto' };
    return onOneLine(chartSvg(view, site, inline).trimEnd());
  }),
);

/** For how long readers may keep the answer, in seconds: a day. */
const CACHE_AGE = 86_400;

/** The answer for a content system that was given a chart's address (oEmbed 1.0, "rich"). Light, as most pages are. */
export function oembed(view: ChartView, site: Site): string {
  const { chart, data, locale } = view;
  return prettyJson({
    version: '1.0',
    type: 'rich',
    title: data.title,
    provider_name: t(locale, 'site.name'),
    provider_url: pageUrl(site, '', locale),
    html: wordpress({ view, site, choice: firstChoice }),
    width: EMBED_WIDTH,
    height: embedHeight(view, firstChoice),
    thumbnail_url: pageUrl(site, shareImage(chart.id), locale),
    thumbnail_width: SHARE.width,
    thumbnail_height: SHARE.height,
    cache_age: CACHE_AGE,
  });
}

function linkTag({ view, site }: SnippetInput): string {
  return startTag('a', { href: pageUrl(site, chartPage(view.chart.id), view.locale) });
}

/** The chart's PNG, and the alternative text with every value, for where it cannot be framed. */
function pictureOf({ view, site, choice }: SnippetInput, width?: number) {
  const { chart, data, locale } = view;
  const src =
    choice.frozen === undefined
      ? pageUrl(site, chartFile(chart.id, 'png'), locale)
      : fileUrl(site, frozenFile(chart.id, choice.frozen, locale, 'png'));
  return { src, width, alt: `${data.title}. ${description(data)}` };
}

/** A start tag: `<img src="…" alt="…">`. `true` is an attribute without a value, `undefined` none. Values are escaped, names are not. */
function startTag(name: string, values: Record<string, string | number | true | undefined>): string {
  const parts = Object.entries(values).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return value === true ? [key] : [`${key}="${htmlText(String(value))}"`];
  });
  return `<${[name, ...parts].join(' ')}>`;
}

/** Text, such as that of a CSV cell, as HTML text or attribute value: on one line, it can end neither. */
function htmlText(text: string): string {
  return escapeXml(onOneLine(allowedInXml(text)));
}

/** A text with a space for each line break: a blank line within HTML ends it where it is pasted into Markdown or WordPress. */
export function onOneLine(text: string): string {
  // Not with \s* on both sides of the line break: the time for a long run of blanks would grow with its square.
  return text.replace(/\s+/g, (blanks) => (/[\n\r\u2028\u2029]/.test(blanks) ? ' ' : blanks));
}
