import { description } from '../charts/describe.ts';
import { escapeXml } from '../charts/parts/svg.ts';
import { prettyJson } from '../formats/about.ts';
import { SHARE } from '../formats/picture/share.ts';
import { allowedInXml, PICTURE_WIDTH } from '../formats/picture/svg.ts';
import {
  chartFile,
  chartPage,
  embedScript,
  fileUrl,
  frozenPage,
  pageUrl,
  type Site,
  shareImage,
} from '../formats/site.ts';
import { type ChartView, markChoices, sourceLine } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import { localized } from '../i18n/locales.ts';
import { memoize } from '../tables/memoize.ts';
import type { EmbedChoice } from './choice.ts';
import { EMBED_WIDTH, embedHeight, embedUrl, firstChoice } from './choice.ts';

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
  component,
  amp,
  picture,
  newsletter,
} as const satisfies Record<string, (input: SnippetInput) => string>;
export type SnippetName = keyof typeof snippets;

/** The hash of `public/embed/v2.js` (Subresource Integrity). Neither may change: articles have them. A test compares them. */
export const embedScriptIntegrity = 'sha384-cFWNoB3oijMKtY/obz+Lq0KcHZ+XLoJfiCaHXlNhn31K0IFNRkM3b4weyf/OlDvk';

/**
 * The frame in an element of `public/embed/v2.js`, which fits it to its page. Where no script of ours may run, the frame is
 * all there is.
 */
function script(input: SnippetInput): string {
  return framed(input, (frame) => `<nguon-chart>${frame}</nguon-chart>${embedScriptTag(input.site)}`);
}

/** Loads `public/embed/v2.js`. */
export function embedScriptTag(site: Site): string {
  const [src, integrity] = [fileUrl(site, embedScript), embedScriptIntegrity];
  return `${startTag('script', { async: true, src, integrity, crossorigin: 'anonymous' })}</script>`;
}

/** The frame alone, for pages that let no script of ours in. */
function iframe(input: SnippetInput): string {
  return framed(input, (frame) => frame);
}

/** The embed page in a frame that has the right height at every width. */
function framed(input: SnippetInput, wrap: (frame: string) => string): string {
  const { address, height, length, border, box } = snippetParts(input);
  const tag = startTag('iframe', {
    src: address,
    title: input.view.data.title,
    loading: 'lazy',
    // For pages that let no style in, and browsers that do not know container units.
    width: '100%',
    height,
    style: `display:block;width:100%;height:${length};${border}`,
  });
  // Heights refer to a box, which is a `div`, since WordPress' block themes set the width of no other element.
  return `<div style="${box}">${wrap(`${tag}</iframe>`)}</div>`;
}

const linkTag = (input: SnippetInput) => startTag('a', { href: snippetParts(input).link });

/** The parts of snippets that depend on what was chosen. All snippets of a page need them. */
export const snippetParts = memoize((input: SnippetInput) => {
  const { view, site, choice } = input;
  const { chart, data, locale } = view;
  const { theme, frozen, highlight, width } = choice;
  const fileOf = (extension: string) =>
    frozen === undefined
      ? pageUrl(site, chartFile(chart.id, extension), locale)
      : fileUrl(site, `${frozenPage(chart.id, frozen, locale, site)}${chart.id}.${extension}`);
  const shown = { theme: 'auto', plain: false, frozen, highlight } as const;
  const marks = markChoices(view).filter(({ key }) => key === highlight);
  return {
    address: embedUrl(chart.id, site, locale, choice),
    // Of a picture: the chart's page, or what the picture is to show.
    link:
      highlight || frozen !== undefined
        ? embedUrl(chart.id, site, locale, shown)
        : pageUrl(site, chartPage(chart.id), locale),
    box: `container-type:inline-size;width:100%${width ? `;max-width:${width}px` : ''}`,
    ...embedHeight(view, choice),
    // A frame is see-through only where its scheme is that of the page in it.
    border: `border:0${theme === 'auto' ? '' : `;color-scheme:${theme}`}`,
    src: fileOf('png'),
    // Browsers draw the mark that the address of an SVG names, and prefer it; other readers keep the PNG.
    srcset: highlight ? `${fileOf('svg')}#${highlight}` : undefined,
    alt: [...marks.map(({ text }) => `${text}.`), `${data.title}. ${description(data)}`].join(' '),
  };
});

/** The element of `public/embed/v2.js` alone, which is the same in HTML, Vue and JSX. The app loads the script once. */
function component(input: SnippetInput): string {
  const { address, length } = snippetParts(input);
  const tag = startTag('nguon-chart', { src: address, title: input.view.data.title, height: length });
  return `${tag}</nguon-chart>`;
}

/**
 * The embed page in an AMP page, which loads the component `amp-iframe` in its head. The picture stands there until the
 * page in the frame has come: without it, AMP allows no frame in the first screen. The button shows where AMP does not
 * grant the height that the page asks for.
 */
function amp(input: SnippetInput): string {
  const { view } = input;
  const { address, height, src, alt } = snippetParts(input);
  const more = t(view.locale, 'embed.more');
  const frame = startTag('amp-iframe', {
    src: address,
    layout: 'fixed-height',
    height,
    sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    resizable: true,
    frameborder: 0,
    title: view.data.title,
  });
  // The frame has other proportions than the picture.
  const fit = { placeholder: true, layout: 'fill', 'object-fit': 'contain' } as const;
  const picture = startTag('amp-img', { ...fit, src, alt });
  const button = startTag('div', { overflow: true, tabindex: 0, role: 'button', 'aria-label': more });
  return `${frame}\n  ${picture}</amp-img>\n  ${button}${htmlText(more)}</div>\n</amp-iframe>`;
}

/**
 * A link and the frame, for readers of oEmbed. Of sites that it does not know, WordPress keeps a `blockquote` and an `iframe`
 * without its style (`wp_filter_oembed_result`), and shows the link until the page in the frame answers. Elsewhere the frame
 * has the right height at every width, `maxwidth` too.
 */
export function linkedFrame(input: SnippetInput): string {
  const link = `${linkTag(input)}${htmlText(input.view.data.title)}</a>`;
  return `<blockquote>${link}</blockquote>\n${iframe(input).replace('<iframe', '<iframe frameborder="0"')}`;
}

/** What most newsletters are wide, in px. */
const NEWSLETTER_WIDTH = 600;

/** The picture, linked to the chart: mail has neither frames nor scripts, and few mail programs read style sheets. */
function newsletter(input: SnippetInput): string {
  const { src, alt } = snippetParts(input);
  const style = 'max-width:100%;height:auto;border:0';
  return `${linkTag(input)}${startTag('img', { src, width: NEWSLETTER_WIDTH, alt, style })}</a>`;
}

/** The picture with its source, for apps and feeds, whose readers strip frames. */
function picture(input: SnippetInput): string {
  const { src, srcset, alt } = snippetParts(input);
  const style = 'max-width:100%;height:auto';
  const image = startTag('img', { src, srcset, width: PICTURE_WIDTH, alt, style });
  const caption = htmlText(`${input.view.data.title}. ${sourceLine(input.view)}`);
  return `<figure>${linkTag(input)}${image}</a><figcaption>${caption}</figcaption></figure>`;
}

/** The answer for a content system that was given a chart's address (oEmbed 1.0, "rich"). Light, as most pages are. */
export function oembed(view: ChartView, site: Site): string {
  const { chart, data, locale } = view;
  const input = { view, site, choice: firstChoice };
  return prettyJson({
    version: '1.0',
    type: 'rich',
    title: data.title,
    provider_name: localized(site, 'name', locale),
    provider_url: pageUrl(site, '', locale),
    html: linkedFrame(input),
    width: EMBED_WIDTH,
    height: snippetParts(input).height,
    thumbnail_url: pageUrl(site, shareImage(chart.id), locale),
    thumbnail_width: SHARE.width,
    thumbnail_height: SHARE.height,
    // Consumers may cache the answer for a day.
    cache_age: 24 * 60 * 60,
  });
}

/** A start tag: `<img src="…" alt="…">`. `true` is an attribute without a value, `undefined` none. Values are escaped, names are not. */
export function startTag(name: string, values: Record<string, string | number | true | undefined>): string {
  const parts = Object.entries(values).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return value === true ? [key] : [`${key}="${htmlText(String(value))}"`];
  });
  return `<${[name, ...parts].join(' ')}>`;
}

/**
 * Text, such as that of a CSV cell, as HTML text or attribute value: it can end neither. It is on one line, since a blank
 * line within HTML ends it where it is pasted into Markdown or WordPress.
 */
export function htmlText(text: string): string {
  // Not with \s* on both sides of the line break: the time for a long run of blanks would grow with its square.
  const oneLine = (blanks: string) => (/[\n\r\u2028\u2029]/.test(blanks) ? ' ' : blanks);
  return escapeXml(allowedInXml(text).replace(/\s+/g, oneLine));
}
