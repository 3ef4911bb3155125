import { scaleLinear, sum } from 'd3';
import { FONT, group, LINE, mark, round, rule, SPACE, text, textLines } from './parts/svg.ts';
import { textWidth, widest, wrap } from './parts/text.ts';
import { domainOf, spanOf, uncertainDot } from './parts/uncertainty.ts';
import { byPeriod, drawNames, pathOf, periodAxis, seriesOf, timeScale } from './series.ts';
import type { ChartData, Datum, Drawing } from './types.ts';

export * from './series.ts';

export const maxValues = Number.POSITIVE_INFINITY;

const PLOT = 170;
const DOT = 5;
const TOP = 24;

/** Values over periods, from zero, written at the first and last points; of one series also between, of several with names at the end. */
export function draw({ data, chart }: ChartData, width: number): Drawing {
  const series = seriesOf(data);
  const isOne = series.length === 1;
  // A series of one point has its words at the end only.
  const heads = series.flatMap((points) => (points.length > 1 ? points.slice(0, 1) : []));
  const tails = series.flatMap((points) => points.slice(-1));
  const atHead = ({ value }: Datum) => value;
  const atTail = ({ label, value }: Datum) => (isOne ? value : `${label} ${value}`);
  const most = width * 0.36;
  const side = (words: string[]) => Math.min(most, widest(words, FONT, 600)) + SPACE + DOT;
  const [start, end] = [side(heads.map(atHead)), width - side(tails.map(atTail))];
  const linesOf = (words: string) => wrap(words, FONT, 600, most);
  const needed = sum(tails, (datum) => linesOf(atTail(datum)).length * LINE);
  const bottom = TOP + Math.max(PLOT, needed);
  const [x, scale] = [timeScale(data, [start, end]), scaleLinear(domainOf(data), [bottom, TOP])];
  const y = ({ figure }: Datum) => scale(figure.value);

  const words = new Map<Datum, string>();
  const leaders = new Map<Datum, string>();
  const blocksOf = (data: Datum[], wordsOf: (datum: Datum) => string) =>
    dodge(
      data.map((datum) => ({ datum, x: x(datum), y: y(datum), lines: linesOf(wordsOf(datum)) })),
      bottom,
    );
  // All names stand at the right edge, whenever their series ends; values on the left only where it starts there.
  const atStart = heads.filter((datum) => x(datum) < start + DOT);
  for (const { datum, y, lines } of blocksOf(atStart, atHead))
    words.set(datum, textLines(lines, 'value', { x: start - DOT - SPACE, y: y + 5, anchor: 'end' }));
  for (const { datum, y: to, lines } of blocksOf(tails, atTail)) {
    words.set(datum, textLines(lines, 'value', { x: end + DOT + SPACE, y: to + 5 }));
    const leader = `M${round(x(datum))},${round(y(datum))}L${round(end + DOT + SPACE - 4)},${round(to)}`;
    if (x(datum) < end - DOT) leaders.set(datum, rule(leader, 'leader'));
  }
  if (isOne)
    data.toSorted(byPeriod).forEach((datum, at, all) => {
      const [before, after] = [all[at - 1], all[at + 1]];
      if (!before || !after) return;
      const room = Math.min(x(datum) - x(before), x(after) - x(datum)) - 4;
      if (textWidth(datum.value, FONT, 600) < room)
        words.set(datum, text(datum.value, 'value', { x: x(datum), y: y(datum) - 12, anchor: 'middle' }));
    });

  const drawn = series.map((values) => {
    const points = values.map((datum) => ({ datum, x: x(datum), y: y(datum) }));
    const dots = points.map(({ datum, x, y }) => {
      const area = { x: x - 14, y: y - 14, width: 28, height: 28 };
      const dot = uncertainDot(datum, { x, y, span: spanOf(datum.figure, scale) }, DOT, 'y');
      return (leaders.get(datum) ?? '') + mark(datum, area, dot) + (words.get(datum) ?? '');
    });
    // A single series needs no name.
    const name = chart.subjects.length > 1 ? (values[0]?.label ?? '') : '';
    return group(name, pathOf(points) + dots.join(''));
  });
  const onePerPeriod = [...new Map(data.map((datum) => [datum.observation.period, datum])).values()];
  const names = periodAxis(onePerPeriod.toSorted(byPeriod), x, width, bottom + LINE);
  const base = rule(`M0,${round(scale(0))}H${width}`);
  return { height: Math.max(...names.map(({ y }) => y)) + 8, body: base + drawNames(names) + drawn.join('') };
}

/** Moves labels apart: downwards, then up again from the bottom. Of two at one height, the label of the later point comes first. */
function dodge<Block extends { x: number; y: number; lines: string[] }>(blocks: Block[], bottom: number) {
  const sorted = blocks.toSorted((a, b) => a.y - b.y || b.x - a.x);
  let top = Number.NEGATIVE_INFINITY;
  for (const block of sorted) {
    block.y = Math.max(block.y, top);
    top = block.y + block.lines.length * LINE;
  }
  let end = bottom + 4;
  for (const block of sorted.toReversed()) {
    block.y = Math.min(block.y, end - block.lines.length * LINE);
    end = block.y;
  }
  return sorted;
}
