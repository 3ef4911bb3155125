import { escapeXml } from '../charts/parts/svg.ts';
import { allowedInXml } from '../formats/picture/picture.ts';
import type { Site } from '../formats/site.ts';
import type { ChartView } from '../formats/view.ts';
import { type EmbedChoice, embedUrl } from './choice.ts';

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

/** What a snippet is made from. */
export interface SnippetInput {
  /** The chart; its locale is the snippet's. With `choice.frozen` it must be the chart as it was frozen: descriptions come from it. */
  view: ChartView;
  site: Site;
  choice: EmbedChoice;
  /** The height of the embed page at a width of 640 px, in whole px. */
  height: number;
  /** The hash of the script for Subresource Integrity: `sha384-…`. */
  integrity: string;
}

/** Values of attributes by name: `true` is an attribute without a value, `undefined` none. */
export type Attributes = Record<string, string | number | true | undefined>;

/** A start tag: `<img src="…" alt="…">`. The values are escaped, the names are not. */
export function startTag(name: string, values: Attributes): string {
  const parts = Object.entries(values).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return value === true ? [key] : [`${key}="${htmlText(String(value))}"`];
  });
  return `<${[name, ...parts].join(' ')}>`;
}

/** Text, such as that of a CSV cell, as HTML text or attribute value: on one line, it can end neither. */
export function htmlText(text: string): string {
  return escapeXml(onOneLine(allowedInXml(text)));
}

/** A text with a space for each line break: a blank line within HTML ends it where it is pasted into Markdown or WordPress. */
export function onOneLine(text: string): string {
  // Not with \s* on both sides of the line break: the time for a long run of blanks would grow with its square.
  return text.replace(/\s+/g, (blanks) => (/[\n\r\u2028\u2029]/.test(blanks) ? ' ' : blanks));
}

/** The frame, and a script that gives it the height that the embed page tells: for pages that let no foreign script in. */
export function listener(input: SnippetInput): string {
  return `${iframe(input)}\n<script>\n${listenerScript(input.site)}\n</script>`;
}

/**
 * Sets the height of each frame of this site to what the page in it asks for, in px, with AMP's message `embed-size`.
 * It leaves nothing behind but its listener, so pages may have it several times. There is no `&`, no `<` and no comment in it:
 * content systems write the former two as entities, and some put all on one line.
 */
function listenerScript({ root }: Site): string {
  return `(function (page, root) {
  addEventListener('message', function (event) {
    var size = event.data || {};
    if (size.sentinel !== 'amp' || size.type !== 'embed-size' || typeof size.height !== 'number') return;
    if (!(size.height > 0) || size.height > 10000) return;
    page.querySelectorAll('iframe').forEach(function (frame) {
      if (frame.contentWindow !== event.source || !frame.src.startsWith(root)) return;
      frame.style.height = size.height + 'px';
    });
  });
})(document, ${scriptString(root)});`;
}

/** A text as a JavaScript string that HTML and content systems leave alone. */
function scriptString(text: string): string {
  return JSON.stringify(text).replace(/[<&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
