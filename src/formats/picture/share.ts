import { accentOf } from '../../charts/parts/palette.ts';
import { attributes } from '../../charts/parts/svg.ts';
import { textWidth } from '../../charts/parts/text.ts';
import { t } from '../../i18n/index.ts';
import { type Locale, localized } from '../../i18n/locales.ts';
import type { ReportPicture } from '../report-picture.ts';
import { chartPage, pageUrl, type Site } from '../site.ts';
import { type ChartView, metadataOf, publisherLine } from '../view.ts';
import { drawPng } from './png.ts';
import { type Box, headingOver, layOut, wordsOnly } from './share-layout.ts';
import {
  area,
  chartDrawing,
  drawText,
  INK,
  MUTED,
  RULE,
  type Style,
  setDrawing,
  shortAddress,
  svgFile,
  type TextBlock,
  type TextBox,
  textBlock,
  versionOf,
} from './svg.ts';

/** The size that Open Graph pictures have everywhere, in pixels. */
export const SHARE = { width: 1200, height: 630 };
const MARGIN = 56;
/** The width of notes. */
const NOTES = 340;
const STRIP = { width: 84, height: 12 };
const FOOT = { top: 560, line: 44 };
/** Between the strip and the foot. */
const BODY: Box = { x: MARGIN, top: 44, width: SHARE.width - 2 * MARGIN, height: FOOT.top - 44 - 28 };

const styles = {
  brand: { size: 26, line: FOOT.line, weight: 600, fill: INK },
  foot: { size: 24, line: FOOT.line, fill: MUTED },
  number: { size: 22, line: 24, weight: 600 },
  note: { size: 16, line: 18, fill: MUTED },
} as const satisfies Record<string, Partial<Style>>;

/** The picture that is shown where a chart's page is shared. */
export const sharePng = (view: ChartView, site: Site, cache?: URL) => drawPng(shareSvg(view, site), 1, cache);

/** What the picture of the home page shows: its title, and the report as a picture or, without one, the standfirst. */
type Home = { title: string; standfirst: string; picture?: ReportPicture | undefined };

/** The same for the home page, without a chart. */
export const homeSharePng = (home: Home, locale: Locale, site: Site) =>
  drawPng(homeShareSvg(home, locale, site));

/** What {@link sharePng} draws. */
export function shareSvg(view: ChartView, site: Site): string {
  const { chart, data, locale } = view;
  const { words, drawing } = layOut(view, BODY);
  const drawn = ({ x, y, width, scale }: NonNullable<typeof drawing>) =>
    setDrawing(chartDrawing(data, { width, id: chart.id, page: '', zoom: scale }).body, x, y, scale);
  const page = shortAddress(pageUrl(site, chartPage(chart.id), locale));
  const addresses = [`${page} · ${versionOf(view)}`, page];
  const foot = { words: publisherLine(view), addresses, head: metadataOf(view, site) };
  return picture(words, drawing ? drawn(drawing) : '', foot, locale, site);
}

/** What {@link homeSharePng} draws. */
export function homeShareSvg(home: Home, locale: Locale, site: Site): string {
  const { title, standfirst } = home;
  const foot = { words: '', addresses: [] };
  if (!home.picture) {
    const box = { ...BODY, top: BODY.top + 56, height: BODY.height - 56 };
    return picture(wordsOnly(title, standfirst, box), '', foot, locale, site);
  }
  const high = home.picture.notes.length * NOTE;
  const { words, box } = headingOver(title, t(locale, 'picture.shared'), BODY, high);
  return picture(words, reportDrawing(home.picture, box), foot, locale, site);
}

/** The height of a note, with the gap below it. */
const NOTE = styles.number.line + styles.note.line + 3;

/** The style of a report's picture, whose units are characters and rows. */
const litStyle = `.lines{fill:${RULE}}.thread{fill:none;stroke-opacity:.6}.lit{stroke-width:.3}`;

/** A report as a picture, with its notes. */
function reportDrawing({ width, height, body, notes }: ReportPicture, box: Box): string {
  const inner = attributes({
    x: box.x,
    y: box.top,
    width: box.width - NOTES,
    height: box.height,
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
  });
  const high = box.height / notes.length;
  // Below a title of many lines, the notes are smaller.
  const zoom = Math.min(1, high / NOTE);
  const zoomed = <S extends Style>(style: S) => ({
    ...style,
    size: style.size * zoom,
    line: style.line * zoom,
  });
  const words = notes.map(({ number, unit: name, what, colorRole }, at) => {
    const middle = box.top + (at + 0.5) * high + 3 * zoom;
    const x = box.x + box.width - NOTES + 14;
    const width = NOTES - 14;
    const style = zoomed({ ...styles.number, fill: colorRole.color });
    const note = zoomed(styles.note);
    const after = textWidth(`${number} `, style.size, style.weight);
    const above = middle - style.line;
    return [
      oneLine(number, style, { x, top: above, width: Number.POSITIVE_INFINITY }),
      oneLine(
        name,
        { ...note, line: style.line + 3 * zoom },
        { x: x + after, top: above, width: width - after },
      ),
      oneLine(what, { ...note, fill: INK }, { x, top: middle, width }),
    ].join('');
  });
  return `<style>${litStyle}</style><svg${inner}>${body}</svg>${words.join('')}`;
}

/** The words at the left of the foot, and the first address that has room at its right, else the site's; `head` is metadata. */
type Foot = { words: string; addresses: string[]; head?: string };

function picture(words: TextBlock[], drawing: string, foot: Foot, locale: Locale, site: Site): string {
  const body = [
    area(MARGIN, 0, STRIP.width, STRIP.height, accentOf(site)),
    ...words.map(drawText),
    drawing,
    footer(foot, localized(site, 'name', locale), shortAddress(site.root), accentOf(site)),
  ];
  return svgFile(SHARE, { names: { 'xml:lang': locale }, head: foot.head }, body.join(''));
}

/** At the bottom: what the figures are from on the left, the site on the right; the site on the left where it is alone. */
function footer({ words, addresses }: Foot, name: string, root: string, color: string): string {
  const { top, line } = FOOT;
  const { brand, foot } = styles;
  const place = (x: number, width: number) => ({ x, top: top + 8, width });
  const bar = { width: 6, height: 24 };
  const nameAt = bar.width + 10;
  const addressAt = nameAt + textWidth(name, brand.size, brand.weight) + 14;
  const most = BODY.width - addressAt - (words === '' ? 0 : textWidth(words, foot.size) + 24);
  const sized = [...addresses, root].flatMap((text) => [24, 20, 18].map((size) => ({ text, size })));
  const fitting = sized.find((one) => textWidth(one.text, one.size) <= most);
  const { text, size } = fitting ?? { text: root, size: foot.size };
  const shown = textBlock(text, { ...foot, size }, place(0, Math.max(most, BODY.width / 2)), FIRST_LINE);
  const room = BODY.width - addressAt - textWidth(shown.lines.join(''), size);
  const x = words === '' ? MARGIN : MARGIN + room;
  return [
    area(MARGIN, top, BODY.width, 1.5, RULE),
    oneLine(words, foot, place(MARGIN, room - 24)),
    area(x, top + 8 + (line - bar.height) / 2, bar.width, bar.height, color),
    oneLine(name, brand, place(x + nameAt, BODY.width)),
    drawText({ ...shown, x: x + addressAt }),
  ].join('');
}

const FIRST_LINE = { least: 0, most: 1 };
const oneLine = (words: string, style: Style, place: TextBox) =>
  drawText(textBlock(words, style, place, FIRST_LINE));
