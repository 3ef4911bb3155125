import { textWidth } from '../../charts/parts/text.ts';
import { t } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Site } from '../site.ts';
import type { ChartView } from '../view.ts';
import { publisherLine } from './captions.ts';
import { chartDrawing } from './drawing.ts';
import {
  ACCENT,
  area,
  cutLines,
  INK,
  linesOf,
  QUIET,
  RULE,
  type Style,
  setDrawing,
  setLines,
  shortAddress,
  svgFile,
} from './picture.ts';
import { drawPng } from './png.ts';
import { type Box, type Layout, layOut, wordsOnly } from './share-layout.ts';

/** The size that Open Graph pictures have everywhere, in pixels. */
export const SHARE = { width: 1200, height: 630 };
const MARGIN = 56;
const STRIP = { width: 84, height: 12 };
const FOOT = { top: 560, line: 44 };
/** Between the strip and the foot. */
const BODY: Box = { x: MARGIN, top: 44, width: SHARE.width - 2 * MARGIN, height: FOOT.top - 44 - 28 };

const styles = {
  brand: { size: 26, line: FOOT.line, weight: 600, fill: INK },
  foot: { size: 24, line: FOOT.line, fill: QUIET },
} as const satisfies Record<string, Style>;

/** The picture that is shown where a chart's page is shared. */
export function sharePng(view: ChartView, site: Site, cache?: URL): Promise<Uint8Array<ArrayBuffer>> {
  return drawPng(shareSvg(view, site), 1, cache);
}

/** The same for the home page, without a chart. */
export function homeSharePng(
  title: string,
  standfirst: string,
  locale: Locale,
  site: Site,
): Promise<Uint8Array<ArrayBuffer>> {
  return drawPng(homeShareSvg(title, standfirst, locale, site));
}

/** What {@link sharePng} draws. */
export function shareSvg(view: ChartView, site: Site): string {
  const { chart, data, locale } = view;
  const { words, drawing } = layOut(view, BODY);
  const drawn =
    drawing &&
    setDrawing(
      chartDrawing(data, { width: drawing.width, id: chart.id, page: '', zoom: drawing.scale }),
      drawing.x,
      drawing.y,
      drawing.scale,
    );
  return picture(words, drawn ?? '', publisherLine(view), locale, site);
}

/** What {@link homeSharePng} draws. */
export function homeShareSvg(title: string, standfirst: string, locale: Locale, site: Site): string {
  const box = { ...BODY, top: BODY.top + 56, height: BODY.height - 56 };
  return picture(wordsOnly(title, standfirst, box).words, '', '', locale, site);
}

function picture(words: Layout['words'], drawing: string, foot: string, locale: Locale, site: Site): string {
  const body = [
    area(MARGIN, 0, STRIP.width, STRIP.height, ACCENT),
    ...words.map(({ lines, style, place }) => setLines(lines, style, place).svg),
    drawing,
    footer(foot, t(locale, 'site.name'), shortAddress(site.root)),
  ];
  return svgFile(SHARE, { names: { 'xml:lang': locale } }, body.join(''));
}

/** At the bottom: what the figures are from on the left, the site on the right; the site on the left where it is alone. */
function footer(words: string, name: string, address: string): string {
  const { top, line } = FOOT;
  const { brand, foot } = styles;
  const [shown = ''] = oneLine(address, foot, BODY.width / 2);
  const bar = { width: 6, height: 24 };
  const nameAt = bar.width + 10;
  const addressAt = nameAt + textWidth(name, brand.size, brand.weight) + 14;
  const room = BODY.width - addressAt - textWidth(shown, foot.size);
  const left = words === '' ? [] : oneLine(words, foot, room - 24);
  const x = words === '' ? MARGIN : MARGIN + room;
  const place = (x: number) => ({ x, top: top + 8 });
  return [
    area(MARGIN, top, BODY.width, 1.5, RULE),
    setLines(left, foot, place(MARGIN)).svg,
    area(x, top + 8 + (line - bar.height) / 2, bar.width, bar.height, ACCENT),
    setLines([name], brand, place(x + nameAt)).svg,
    setLines([shown], foot, place(x + addressAt)).svg,
  ].join('');
}

function oneLine(words: string, style: Style, width: number): string[] {
  return cutLines(linesOf(words, style, width, 0), 1, style, width);
}
