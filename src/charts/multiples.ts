import { range, scaleLinear, sum } from 'd3';
import { FONT, group, LINE, mark, round, rule, SMALL, textLines } from './parts/svg.ts';
import { textWidth, unbroken, widest, wrap } from './parts/text.ts';
import { ARROW, domainOf, spanOf, uncertainDot } from './parts/uncertainty.ts';
import { pathOf, seriesOf, timeScale } from './series.ts';
import type { ChartData, Datum, Drawing } from './types.ts';

export * from './series.ts';

export const needsFullWidth = true;
export const maxValues = 200;

const NARROWEST = 124;
const GAP = 20;
const PLOT = 84;
const DOT = 3.5;
const MOST_COLUMNS = 5;

/** A panel a subject, all with the same scales: a line whose first and last values stand below it with their periods. */
export function draw({ data }: ChartData, width: number): Drawing {
  const series = seriesOf(data);
  // A panel has room for its longest value.
  const values = data.map(({ value }) => value);
  const least = Math.max(NARROWEST, widest(values, FONT, 600));
  const fitting = Math.floor((width + GAP) / (least + GAP));
  const columns = Math.max(1, Math.min(MOST_COLUMNS, series.length, fitting));
  const panel = (width - (columns - 1) * GAP) / columns;
  const time = timeScale(data, [DOT + 2, panel - DOT - 2]);
  const isOneLine = series.every((points) => sum(endsOf(points), endWidth) + 10 <= panel);
  const open = (side: 'low' | 'high') => data.some(({ figure }) => !Number.isFinite(figure[side]));
  const above = DOT + (open('high') ? ARROW : 0);
  const below = DOT + (open('low') ? ARROW : 0);

  let y = 0;
  const drawn = range(0, series.length, columns).flatMap((from) => {
    const row = series.slice(from, from + columns).map((points, column) => {
      const name = points[0]?.subject ?? '';
      return { points, name, left: column * (panel + GAP), heading: wrap(name, FONT, 600, panel) };
    });
    const top = y + Math.max(...row.map(({ heading }) => heading.length)) * LINE + 4;
    const bottom = top + above + PLOT + below;
    const scale = scaleLinear(domainOf(data), [bottom - below, top + above]);
    return row.map(({ points: values, name, left, heading }) => {
      const points = values.map((datum) => ({
        datum,
        x: left + time(datum),
        y: scale(datum.figure.value),
        span: spanOf(datum.figure, scale),
      }));
      // Each point can be pointed at half way to its neighbours, over the height of the plot.
      const marks = points.map((point, at) => {
        const [before, after] = [points[at - 1], points[at + 1]];
        const from = before ? (before.x + point.x) / 2 : left;
        const to = after ? (after.x + point.x) / 2 : left + panel;
        const area = { x: from, y: top, width: to - from, height: bottom - top };
        return mark(point.datum, area, uncertainDot(point.datum, point, DOT, 'y'));
      });
      const ends = endWords(endsOf(values), left, panel, bottom, isOneLine);
      y = Math.max(y, ends.bottom + GAP);
      const zero = rule(`M${round(left)},${round(scale(0))}h${round(panel)}`);
      // Above the plot, whatever the others of the row need.
      const first = top - 4 - heading.length * LINE + FONT;
      const words = textLines(heading, 'value', { x: left, y: first }) + ends.svg;
      return group(series.length > 1 ? name : '', zero + pathOf(points) + words + marks.join(''));
    });
  });
  return { height: Math.max(1, y - GAP + 6), body: drawn.join('') };
}

const endsOf = (points: Datum[]) => [...new Set([...points.slice(0, 1), ...points.slice(-1)])];
const endWidth = ({ value, period }: Datum) =>
  Math.max(textWidth(value, FONT, 600), textWidth(period, SMALL));

/** The first value on the left and the last on the right, each below its period; in all panels under each other where they would meet in one. */
function endWords(ends: Datum[], left: number, width: number, top: number, isOneLine: boolean) {
  let y = top;
  const drawn = ends.flatMap(({ value, period }, at) => {
    const isRight = isOneLine && at > 0;
    if (isOneLine) y = top;
    const put = (words: string, kind: 'muted' | 'value') => {
      const [size, weight] = kind === 'muted' ? ([SMALL, 400] as const) : ([FONT, 600] as const);
      const lines = wrap(unbroken(words), size, weight, width);
      const place = isRight ? { x: left + width, anchor: 'end' as const } : { x: left };
      const svg = textLines(lines, kind, { ...place, y: y + LINE - 3, size });
      y += lines.length * LINE;
      return svg;
    };
    return [put(period, 'muted'), put(value, 'value')];
  });
  return { svg: drawn.join(''), bottom: y - 3 };
}
