import { scaleLinear } from 'd3';
import { insideSentence, t } from '../i18n/index.ts';
import type { ChartType } from '../tables/schemas/chart.ts';
import type { Chart, Observation } from '../tables/tables.ts';
import { type BarBox, drawBarBox, placeBarBox, roomBeyond } from './parts/bar-box.ts';
import { domainOf } from './parts/domain.ts';
import {
  FONT,
  group,
  LINE,
  mark,
  round,
  rule,
  SMALL,
  svgDocument,
  type TextClass,
  text,
} from './parts/svg.ts';
import { textWidth, wrap } from './parts/text.ts';
import type { ChartData, ChartIssue, Datum, LabelWords, Selection } from './types.ts';

export { barKey as key } from './parts/bar-box.ts';

export const hasColumns = true;
export const needsFullWidth = true;
export const maxValues = 120;

export const label = ({ subject, measure }: LabelWords, { measures }: Chart): string =>
  measures.length > 1 ? `${subject}, ${insideSentence(measure)}` : subject;

/** Bars until there is a second column. */
export function drawAs(shown: readonly Observation[]): ChartType {
  return new Set(shown.map(({ measure, period }) => `${measure} ${period}`)).size > 1 ? 'table' : 'bar';
}

export function check({ subjects, measures, period }: Chart, _: Selection): ChartIssue | undefined {
  if (subjects.length === 1) return ['subjects', subjects.join(' '), 'constraint-error.table-of-one-subject'];
  if (period === 'all' || measures.length > 1) return undefined;
  return ['measures', measures.join(' '), 'constraint-error.table-of-one-column'];
}

/** What is highest in each column, where the intervals leave no doubt. */
export function headlineFinding({ groups, locale }: ChartData): string[] {
  return groups.flatMap(({ heading, data }) => {
    const [first, second] = data.toSorted((a, b) => b.figure.value - a.figure.value);
    if (!first || !second || first.figure.low <= second.figure.high) return [];
    return [t(locale, 'chart.columnMost', { heading, label: first.subject, value: first.longValue })];
  });
}

/** Where everything of a table stands, in pixels. */
export interface TablePlacement {
  width: number;
  height: number;
  heading: Words[];
  rows: { name: string; label: Words[]; top: number; cells: Cell[] }[];
}

interface Words {
  text: string;
  kind: TextClass;
  x: number;
  y: number;
  anchor?: 'end';
  size?: number;
}

interface Cell {
  bar: BarBox;
  words: Words[];
  /** Where zero is, if bars go both ways. */
  zero: number | undefined;
  area: { x: number; y: number; width: number; height: number };
}

const BAR = 10;
const GAP = 20;
const PADDING = 8;
/** A column narrower than this has no room for a bar. */
const NARROWEST = 64;

/**
 * A row a subject, a column a measure or period; a bar below each value, on a scale of its measure. Where the columns
 * have no room beside each other, they stand under the subject's name, a line each.
 */
export function place({ groups, data }: ChartData, width: number): TablePlacement {
  const rows = [...Map.groupBy(data, ({ subject }) => subject)].map(([name, cells]) => ({ name, cells }));
  const columns = groups.map(({ heading, data }) => ({ heading, data: new Set(data) }));
  const names = rows.map(({ name }) => name);
  const first = Math.min(widest(names, FONT), Math.max(widestWord(names, FONT), width * 0.34));
  const each = (width - first) / columns.length - GAP;
  const needed = Math.max(
    NARROWEST,
    widestWord(
      columns.map(({ heading }) => heading),
      SMALL,
    ),
    ...data.map(({ value }) => textWidth(value, FONT, 600)),
  );
  const place = each >= needed ? beside : below;
  return place(rows, columns, { width, first, each }, scales(data));
}

interface Row {
  name: string;
  cells: Datum[];
}

interface Column {
  heading: string;
  data: ReadonlySet<Datum>;
}

type Scales = (
  datum: Datum,
  from: number,
  width: number,
) => { scale: (value: number) => number; zero: number | undefined };

const widest = (words: readonly string[], size: number) =>
  Math.max(...words.map((one) => textWidth(one, size)));
const widestWord = (words: readonly string[], size: number) =>
  widest(
    words.flatMap((one) => one.split(' ')),
    size,
  );

/** The scales of the measures, from zero: columns of one measure have one. */
function scales(data: readonly Datum[]): Scales {
  const byMeasure = Map.groupBy(data, ({ observation }) => observation.measure);
  return ({ observation }, from, width) => {
    const own = byMeasure.get(observation.measure) ?? [];
    const domain = domainOf(own);
    const goesBelow = domain[0] < 0;
    const room = roomBeyond(own);
    const range = [from + (goesBelow ? room : 0), from + width - room];
    const scale = scaleLinear(domain, range);
    return { scale, zero: goesBelow ? scale(0) : undefined };
  };
}

function beside(
  rows: Row[],
  columns: Column[],
  { width, first, each }: { width: number; first: number; each: number },
  scales: Scales,
): TablePlacement {
  const headings = columns.map(({ heading }) => wrap(heading, SMALL, 400, each));
  const lines = Math.max(...headings.map(({ length }) => length));
  const x = (column: number) => first + GAP + column * (each + GAP);
  const heading = headings.flatMap((words, column) =>
    words.map(
      (text, at): Words => ({
        text,
        kind: 'quiet',
        x: x(column),
        y: (lines - words.length + at) * LINE + SMALL,
        size: SMALL,
      }),
    ),
  );
  let y = lines * LINE + PADDING;
  const placed = rows.map(({ name, cells }) => {
    const top = y;
    const label = wrap(name, FONT, 400, first).map(
      (text, at): Words => ({ text, kind: 'label', x: 0, y: top + PADDING + at * LINE + FONT }),
    );
    y += PADDING * 2 + Math.max(label.length * LINE, LINE + BAR);
    const found = columns.map(({ data }) => cells.find((one) => data.has(one)));
    const words: Words[] = [];
    const placedCells = found.flatMap((datum, column): Cell[] => {
      const at = { x: x(column), y: top + PADDING + FONT };
      if (!datum) words.push({ ...at, text: '–', kind: 'quiet' });
      if (!datum) return [];
      const { scale, zero } = scales(datum, at.x, each);
      const bar = placeBarBox(datum, scale, { y: top + PADDING + LINE, height: BAR });
      const area = { x: at.x, y: top, width: each, height: y - top };
      return [{ bar, zero, area, words: [{ ...at, text: datum.value, kind: 'value' }] }];
    });
    return { name, label: [...label, ...words], top, cells: placedCells };
  });
  return { width, height: y, heading, rows: placed };
}

/** Each value on a line with its column's name, its bar below. */
function below(rows: Row[], columns: Column[], { width }: { width: number }, scales: Scales): TablePlacement {
  let y = 0;
  const placed = rows.map(({ name, cells }) => {
    const top = y;
    y += PADDING;
    const put = (words: string, kind: TextClass, size: number, weight: 400 | 600) =>
      wrap(words, size, weight, width).map((text): Words => {
        y += LINE;
        return { text, kind, x: 0, y: y - LINE + FONT, size };
      });
    const label = put(name, 'value', FONT, 600);
    const placedCells = columns.flatMap(({ heading, data }): Cell[] => {
      const datum = cells.find((one) => data.has(one));
      if (!datum) return [];
      const start = y;
      const words = put(heading, 'quiet', SMALL, 400);
      const end = words.at(-1);
      const wide = textWidth(datum.value, FONT, 600);
      const isOneLine = end !== undefined && textWidth(end.text, SMALL) + GAP + wide <= width;
      const value = isOneLine
        ? [{ text: datum.value, kind: 'value' as const, x: width, y: end.y, anchor: 'end' as const }]
        : put(datum.value, 'value', FONT, 600);
      const { scale, zero } = scales(datum, 0, width);
      const bar = placeBarBox(datum, scale, { y, height: BAR });
      y += BAR + PADDING;
      return [{ bar, zero, area: { x: 0, y: start, width, height: y - start }, words: [...words, ...value] }];
    });
    y += PADDING / 2;
    return { name, label, top, cells: placedCells };
  });
  return { width, height: y, heading: [], rows: placed };
}

/** The drawing as SVG text. */
export function draw(placement: TablePlacement, data: ChartData, id: string, description: string): string {
  const { width, heading, rows } = placement;
  const body = [
    ...heading.map(drawWords),
    ...rows.map(({ name, label, top, cells }) => {
      const line = heading.length > 0 || top > 0 ? rule(`M0,${round(top)}H${width}`, 'leader') : '';
      const marks = cells.map(({ bar, words, zero, area }) => {
        const axis = zero === undefined ? '' : rule(`M${round(zero)},${round(bar.y - 2)}v${BAR + 4}`);
        return words.map(drawWords).join('') + mark(bar.datum, area, drawBarBox(bar, id)) + axis;
      });
      return line + group(name, label.map(drawWords).join('') + marks.join(''));
    }),
  ];
  return svgDocument(id, placement, data, description, body.join(''));
}

const drawWords = (words: Words) => text(words.text, words.kind, words);
