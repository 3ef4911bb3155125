import { chartSize } from '../charts/index.ts';
import { type Weight, wrap } from '../charts/parts/text.ts';
import { formatPeriod } from '../figures/period.ts';
import { prettyJson } from '../formats/json.ts';
import { notesOf, sourceLine } from '../formats/picture/captions.ts';
import { SHARE } from '../formats/picture/share.ts';
import { fileUrl, localPath, pageUrl, type Site, shareImage } from '../formats/site.ts';
import type { ChartView } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import type { EmbedChoice } from './choice.ts';
import { wordpress } from './snippets.ts';

/** The width in px at which `height` is measured. */
const WIDTH = 640;
/** For how long readers may keep the answer, in seconds: a day. */
const CACHE_AGE = 86_400;

/**
 * What a content system is told that was given a chart's address (oEmbed 1.0, type "rich"): JSON text. `height` is that of
 * the embed page at a width of 640 px, in whole px. The HTML is light: the system's page is not known, and most are.
 */
export function oembed(view: ChartView, site: Site): string {
  const height = embedHeight(view, { plain: false });
  const { chart, data, locale } = view;
  return prettyJson({
    version: '1.0',
    type: 'rich',
    title: data.title,
    provider_name: t(locale, 'site.name'),
    provider_url: pageUrl(site, '', locale),
    html: wordpress({ view, site, choice: { theme: 'light', plain: false }, height }),
    width: WIDTH,
    height,
    thumbnail_url: fileUrl(site, localPath(shareImage(chart.id), locale)),
    thumbnail_width: SHARE.width,
    thumbnail_height: SHARE.height,
    cache_age: CACHE_AGE,
  });
}

/** The width that heights are given for, that of the widest drawing, in pixels. */
export const EMBED_WIDTH = 640;

/** How `src/styles/embed.css` sets words: font size, line height and the space above, in pixels; a browser test holds both together. */
const title = { size: 18, weight: 600, line: 24, above: 0 } as const;
const subtitle = { size: 14, weight: 400, line: 20, above: 2 } as const;
const note = { size: 13, weight: 400, line: 20, above: 4 } as const;
const ABOVE_DRAWING = 16;
const ABOVE_FIRST_NOTE = 12;
const FOOT = 4 + 28;

/** The height of an embed page {@link EMBED_WIDTH} pixels wide, its table folded, in pixels. `date` is a frozen version's. */
export function embedHeight(view: ChartView, { plain }: Pick<EmbedChoice, 'plain'>, date?: string): number {
  const { data, corrections, locale } = view;
  const drawing = chartSize(data, EMBED_WIDTH).height;
  const [latest] = date === undefined ? corrections : [];
  const notes = [
    ...(latest ? [t(locale, 'chart.corrected', { date: formatPeriod(latest.date, locale) })] : []),
    ...notesOf(view),
    ...(plain ? [] : [sourceLine(view)]),
    ...(date === undefined ? [] : [frozenWords(date, locale)]),
  ];
  const head = plain ? 0 : set(data.title, title) + set(data.subtitle, subtitle) + ABOVE_DRAWING;
  const below = notes.reduce((sum, words) => sum + set(words, note), 0);
  const first = notes.length > 0 ? ABOVE_FIRST_NOTE - note.above : 0;
  return head + drawing + first + below + FOOT;
}

/** What a frozen version says of itself: its day, and where the chart of today is. */
function frozenWords(date: string, locale: ChartView['locale']): string {
  return `${t(locale, 'embed.frozen', { date: formatPeriod(date, locale) })} ${t(locale, 'embed.now')}`;
}

function set(words: string, style: { size: number; weight: Weight; line: number; above: number }): number {
  return style.above + wrap(words, style.size, style.weight, EMBED_WIDTH).length * style.line;
}
