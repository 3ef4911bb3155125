import { chartSize } from '../charts/index.ts';
import { type Weight, wrap } from '../charts/parts/text.ts';
import { formatPeriod } from '../figures/period.ts';
import { notesOf, sourceLine } from '../formats/picture/captions.ts';
import { drawingWidth } from '../formats/picture/widths.ts';
import { embedPage, fileUrl, frozenPage, pageUrl, type Site } from '../formats/site.ts';
import type { ChartView } from '../formats/view.ts';
import { t } from '../i18n/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { memoize } from '../tables/memoize.ts';

/** Colors for a light and a dark page; `auto`: as the page around it if known, else as the reader's system. */
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** How a chart is embedded. */
export interface EmbedChoice {
  theme: Theme;
  /** Without title and source: the host page writes them. */
  plain: boolean;
  /** The frozen version to show, `<date>-<digest>`; undefined for the live chart. */
  frozen?: string | undefined;
}

/** The default: it is right on most pages, whatever the reader's system. */
export const firstChoice: EmbedChoice = { theme: 'light', plain: false };

/** Every choice of theme and words, for the live chart and, if there is one, a frozen version. */
export function allChoices(frozen?: string): EmbedChoice[] {
  const versions = frozen === undefined ? [undefined] : [undefined, frozen];
  return versions.flatMap((version) =>
    [false, true].flatMap((plain) => themes.map((theme) => ({ theme, plain, frozen: version }))),
  );
}

/** The absolute address of an embed page: `https://example.org/embed/x/?theme=dark&plain`. Not escaped for HTML. */
export function embedUrl(id: string, site: Site, locale: Locale, choice: EmbedChoice): string {
  const { theme, plain, frozen } = choice;
  const page =
    frozen === undefined
      ? pageUrl(site, embedPage(id), locale)
      : fileUrl(site, frozenPage(id, frozen, locale));
  const query = [...(theme === 'auto' ? [] : [`theme=${theme}`]), ...(plain ? ['plain'] : [])].join('&');
  return query === '' ? page : `${page}?${query}`;
}

/** The width that heights are given for, in pixels. */
export const EMBED_WIDTH = 640;

/** How `src/styles/embed.css` sets words: font size, line height and the space above, in pixels; a browser test compares both. */
const title = { size: 18, weight: 600, line: 24, above: 0 } as const;
const subtitle = { size: 14, weight: 400, line: 20, above: 2 } as const;
const note = { size: 13, weight: 400, line: 20, above: 4 } as const;
const ABOVE_DRAWING = 16;
const ABOVE_FIRST_NOTE = 12;
const FOOT = 4 + 28;

/** That of the drawing, scaled to the page. */
const drawingHeight = memoize(({ data }: ChartView) => {
  const { width, height } = chartSize(data, drawingWidth(EMBED_WIDTH));
  return Math.ceil((height * EMBED_WIDTH) / width);
});

/** The height of an embed page {@link EMBED_WIDTH} pixels wide, its table folded, in pixels. */
export function embedHeight(view: ChartView, { plain, frozen }: Omit<EmbedChoice, 'theme'>): number {
  const { data, corrections, locale } = view;
  const day = (date: string) => ({ date: formatPeriod(date, locale) });
  const [latest] = frozen === undefined ? corrections : [];
  const notes = [
    ...(latest ? [t(locale, 'chart.corrected', day(latest.date))] : []),
    ...notesOf(view),
    ...(plain ? [] : [sourceLine(view)]),
    ...(frozen === undefined
      ? []
      : [
          `${t(locale, 'embed.frozen', day(frozen.slice(0, '2026-01-31'.length)))} ${t(locale, 'embed.now')}`,
        ]),
  ];
  const head = plain ? 0 : set(data.title, title) + set(data.subtitle, subtitle) + ABOVE_DRAWING;
  const below = notes.reduce((sum, words) => sum + set(words, note), 0);
  const first = notes.length > 0 ? ABOVE_FIRST_NOTE - note.above : 0;
  return head + drawingHeight(view) + first + below + FOOT;
}

function set(words: string, style: { size: number; weight: Weight; line: number; above: number }): number {
  return style.above + wrap(words, style.size, style.weight, EMBED_WIDTH).length * style.line;
}

/** Divides texts so that `before + middles[i] + after` is `texts[i]`; both ends are as long as possible, the start first. */
export function variants(texts: readonly string[]): { before: string; middles: string[]; after: string } {
  const [first = ''] = texts;
  if (texts.every((text) => text === first))
    return { before: first, middles: texts.map(() => ''), after: '' };
  const letters = texts.map((text) => [...text]);
  const start = sharedLength(letters);
  const rests = letters.map((all) => all.slice(start));
  const end = sharedLength(rests.map((rest) => rest.toReversed()));
  return {
    before: letters[0]?.slice(0, start).join('') ?? '',
    middles: rests.map((rest) => rest.slice(0, rest.length - end).join('')),
    after: end === 0 ? '' : (rests[0]?.slice(-end).join('') ?? ''),
  };
}

/** How many items several lists have in common at their start. */
function sharedLength([first = [], ...others]: readonly string[][]): number {
  const at = first.findIndex((item, index) => others.some((other) => other[index] !== item));
  return at < 0 ? first.length : at;
}
