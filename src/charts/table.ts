import { insideSentence, t } from '../i18n/index.ts';
import type { Chart, Observation } from '../tables/tables.ts';
import { FONT, group, LINE, mark, paragraph, round, rule, SMALL, text, textLines } from './parts/svg.ts';
import { textWidth, widest, wrap } from './parts/text.ts';
import { BAR_MARKS, barScale, drawBar } from './parts/uncertainty.ts';
import type { ChartData, ChartIssue, Datum, Drawing, LabelWords } from './types.ts';

export const hasColumns = true;
export const needsFullWidth = true;
export const maxValues = 120;
export const marks = BAR_MARKS;

export const label = ({ subject, measure }: LabelWords, { measures }: Chart): string =>
  measures.length > 1 ? `${subject}, ${insideSentence(measure)}` : subject;

/** As soon as there is a second column. */
export const canDraw = (shown: readonly Observation[]): boolean =>
  new Set(shown.map(({ measure, period }) => `${measure} ${period}`)).size > 1;

export function check({ subjects, measures, period }: Chart): ChartIssue | undefined {
  if (subjects.length === 1) return ['subjects', subjects.join(' '), 'constraint-error.table-of-one-subject'];
  if (period === 'all' || measures.length > 1) return undefined;
  return ['measures', measures.join(' '), 'constraint-error.table-of-one-column'];
}

/** What is highest in each column, where the intervals leave no doubt. */
export function headlineFinding({ groups, locale }: ChartData): string[] {
  return groups.flatMap(({ heading, data }) => {
    const [first, second] = data.toSorted((a, b) => b.figure.value - a.figure.value);
    if (!first || !second || first.figure.low <= second.figure.high) return [];
    return [t(locale, 'chart.columnMost', { heading, label: first.subject, value: first.spokenValue })];
  });
}

const BAR = 10;
/** What a bar leaves for the dots below Vietnamese letters. */
const DOTS = 2;
const GAP = 20;
const PADDING = 8;
/** A column narrower than this has no room for a bar. */
const NARROWEST = 64;

interface Row {
  name: string;
  /** By column; undefined where there is no value. */
  cells: (Datum | undefined)[];
}

/** Draws a bar whose top is `y`. */
type DrawBar = (datum: Datum, y: number, area: Parameters<typeof mark>[1]) => string;

/** A row a subject, a column a measure or period, a bar below each value; in narrow places, a line a column under each name. */
export function draw({ groups, data, locale }: ChartData, width: number, id: string): Drawing {
  const names = [...new Set(data.map(({ subject }) => subject))];
  const headings = groups.map(({ heading }) => heading);
  const rows = names.map((name) => ({
    name,
    cells: groups.map(({ data }) => data.find(({ subject }) => subject === name)),
  }));
  const wordsIn = (texts: string[]) => texts.flatMap((one) => one.split(' '));
  const first = Math.min(widest(names, FONT), Math.max(widest(wordsIn(names), FONT), width * 0.34));
  const each = (width - first) / headings.length - GAP;
  const values = data.map(({ value }) => value);
  const needed = Math.max(NARROWEST, widest(wordsIn(headings), SMALL), widest(values, FONT, 600));
  const byMeasure = Map.groupBy(data, ({ observation }) => observation.measure);
  const bar: DrawBar = (datum, y, area) => {
    const own = byMeasure.get(datum.observation.measure) ?? [];
    const scale = barScale(own, [area.x, area.x + area.width]);
    const [low = 0, high = 0] = scale.domain();
    // The bar of 100% fills the cell.
    if (datum.unit.kind === 'percent' && high < 100) scale.domain([low, 100]);
    // Where zero is, if bars go both ways.
    const axis = low < 0 ? rule(`M${round(scale(0))},${round(y - 2)}v${BAR + 4}`) : '';
    return mark(datum, area, drawBar(datum, scale, { y, height: BAR }, id).svg) + axis;
  };
  const { height, body } =
    each >= needed ? beside(rows, headings, width, first, bar) : below(rows, headings, width, bar);
  if (byMeasure.size === 1) return { height, body };
  const { svg, bottom } = paragraph(t(locale, 'chart.ownScales'), 'muted', {
    y: height + PADDING,
    width,
    size: SMALL,
  });
  return { height: bottom, body: body + svg };
}

/** Cells beside each other, right of a first column of `first` pixels. */
function beside(rows: Row[], headings: string[], width: number, first: number, bar: DrawBar): Drawing {
  const each = (width - first) / headings.length - GAP;
  const x = (column: number) => first + GAP + column * (each + GAP);
  const wrapped = headings.map((heading) => wrap(heading, SMALL, 400, each));
  const lines = Math.max(...wrapped.map(({ length }) => length));
  const heading = wrapped.map((words, column) =>
    textLines(words, 'muted', { x: x(column), y: (lines - words.length) * LINE + SMALL, size: SMALL }),
  );
  let y = lines * LINE + PADDING;
  const drawn = rows.map(({ name, cells }) => {
    const top = y;
    const label = paragraph(name, 'label', { y: top + PADDING, width: first });
    y = Math.max(label.bottom, top + PADDING + LINE + DOTS + BAR) + PADDING;
    const marks = cells.map((datum, column) => {
      const place = { x: x(column), y: top + PADDING + FONT };
      if (!datum) return text('–', 'muted', place);
      const area = { x: place.x, y: top, width: each, height: y - top };
      return text(datum.value, 'value', place) + bar(datum, top + PADDING + LINE + DOTS, area);
    });
    const line = rule(`M0,${Math.round(top) + 0.5}H${width}`, 'leader');
    return line + group(name, [label.svg, ...marks].join(''));
  });
  return { height: y, body: [...heading, ...drawn].join('') };
}

/** Each value on a line with its column's name, its bar below. */
function below(rows: Row[], headings: string[], width: number, bar: DrawBar): Drawing {
  let y = 0;
  const drawn = rows.map(({ name, cells }) => {
    const line = y > 0 ? rule(`M0,${Math.round(y) + 0.5}H${width}`, 'leader') : '';
    const label = paragraph(name, 'value', { y: y + PADDING, width });
    y = label.bottom;
    const marks = cells.map((datum, column) => {
      if (!datum) return '';
      const top = y;
      const words = wrap(headings[column] ?? '', SMALL, 400, width);
      const heading = textLines(words, 'muted', { y: y + FONT, size: SMALL });
      y += words.length * LINE;
      const room = width - GAP - textWidth(words.at(-1) ?? '', SMALL);
      let value = text(datum.value, 'value', { x: width, y: y - LINE + FONT, anchor: 'end' });
      if (textWidth(datum.value, FONT, 600) > room) {
        const lines = paragraph(datum.value, 'value', { y, width });
        [value, y] = [lines.svg, lines.bottom];
      }
      y += DOTS + BAR + PADDING;
      const area = { x: 0, y: top, width, height: y - top };
      return heading + value + bar(datum, y - PADDING - BAR, area);
    });
    y += PADDING / 2;
    return line + group(name, label.svg + marks.join(''));
  });
  return { height: y, body: drawn.join('') };
}
