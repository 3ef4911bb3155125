import { description } from '../../charts/describe.ts';
import { escapeXml } from '../../charts/parts/svg.ts';
import { textWidth } from '../../charts/parts/text.ts';
import { t } from '../../i18n/index.ts';
import { chartPage, pageUrl, type Site } from '../site.ts';
import type { ChartView } from '../view.ts';
import { notesOf, sourceLine } from './captions.ts';
import {
  ACCENT,
  area,
  chartDrawing,
  INK,
  QUIET,
  RULE,
  type SetText,
  type Style,
  setDrawing,
  setWords,
  shortAddress,
  svgFile,
  type TextBox,
} from './picture.ts';

/** The drawing's width, that of the widest on the pages, and the ground around it, in pixels. */
const WIDTH = 640;
const MARGIN = 24;
/** The file's width in pixels, and that at which its PNG is shown. */
export const PICTURE_WIDTH = WIDTH + 2 * MARGIN;
/** Pixels of the PNG for each of this: sharp on the screens of phones, and in print. */
export const DENSITY = 2;
/** A strip of the site's colour at the top edge. */
const STRIP = { width: 40, height: 6 };

const styles = {
  title: { size: 22, line: 28, weight: 600, fill: INK },
  subtitle: { size: 15, line: 22, fill: QUIET },
  note: { size: 13, line: 19, fill: QUIET },
  brand: { size: 13, line: 19, weight: 600, fill: INK },
} as const satisfies Record<string, Style>;

/** What an SVG needs that becomes a part of a page. */
export interface Inline {
  /** What its ids start with, the chart's id where it is a file: the page must have no other such ids. */
  id: string;
  /** CSS for its root. */
  style: string;
}

/** A chart as an SVG file that stands alone, {@link PICTURE_WIDTH} pixels wide. Its marks link to the rows of the chart's page. */
export function chartSvg(view: ChartView, site: Site, inline?: Inline): string {
  const { chart, data, locale } = view;
  const page = pageUrl(site, chartPage(chart.id), locale);
  const id = inline?.id ?? chart.id;
  const parts = [area(MARGIN, 0, STRIP.width, STRIP.height, ACCENT)];
  let y = MARGIN;
  const add = ({ svg, bottom }: SetText, gap: number) => {
    parts.push(svg);
    y = bottom + gap;
  };
  const words = (content: string, style: Style, least?: number) =>
    setWords(content, style, { x: MARGIN, top: y, width: WIDTH }, least);
  add(words(data.title, styles.title, 1), 2);
  add(words(data.subtitle, styles.subtitle), 18);
  const drawing = chartDrawing(data, { width: WIDTH, id, page, zoom: DENSITY });
  add({ svg: setDrawing(drawing, MARGIN, y), bottom: y + drawing.height }, 16);
  for (const note of notesOf(view)) add(words(note, styles.note), 4);
  add({ svg: area(MARGIN, y + 4, WIDTH, 1, RULE), bottom: y + 5 }, 8);
  add(words(sourceLine(view), styles.note), 0);
  add(signature(t(locale, 'site.name'), page, { x: MARGIN, top: y, width: WIDTH }), MARGIN - 6);
  // Named and described for screen readers (Graphics-ARIA).
  const names = {
    lang: locale,
    'xml:lang': locale,
    role: 'graphics-document',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-desc`,
  };
  const title = `<title id="${id}-title">${escapeXml(data.title)}</title>`;
  const desc = `<desc id="${id}-desc">${escapeXml(description(data))}</desc>`;
  const size = { width: PICTURE_WIDTH, height: Math.ceil(y) };
  return svgFile(size, { names, style: inline?.style, head: title + desc }, parts.join(''));
}

/** The site's name and the address of the chart's page, side by side where there is room. */
function signature(name: string, page: string, place: TextBox): SetText {
  const brand = setWords(name, styles.brand, place);
  const indent = textWidth(name, styles.brand.size, 600) + 12;
  const beside = { ...place, x: place.x + indent, width: place.width - indent };
  const address = shortAddress(page);
  const fits = textWidth(address, styles.note.size) <= beside.width;
  const where = setWords(address, styles.note, fits ? beside : { ...place, top: brand.bottom });
  return { svg: `<a href="${escapeXml(page)}">${brand.svg}${where.svg}</a>`, bottom: where.bottom };
}
