import { max, scaleLinear, sum } from 'd3';
import { isRange } from '../figures/figure.ts';
import type { Chart } from '../tables/tables.ts';
import { refuse, subjectIssue } from './issues.ts';
import {
  box,
  group,
  isDerived,
  LINE,
  mark,
  paragraph,
  round,
  rule,
  SMALL,
  text,
  textLines,
} from './parts/svg.ts';
import { textWidth, unbroken, widest, wrap } from './parts/text.ts';
import { isLegible, spanOf, whisker } from './parts/uncertainty.ts';
import type { ChartData, ChartIssue, Datum, Drawing, LabelWords, Selection, WholeDatum } from './types.ts';

export { checkWholes as checkValues, selectWholes as select } from './wholes.ts';

export const hasWholes = true;
export const needsFullWidth = true;
export const marks = ['hatched', 'range', 'open'] as const;

export const label = ({ subject, measure }: LabelWords, { measures }: Chart): string =>
  measures.length > 1 ? measure : subject;

export function check(_: Chart, { shown, wholes }: Selection): ChartIssue | undefined {
  const least = ({ parts }: Selection['wholes'][number]) => sum(parts, ({ figure }) => figure.low);
  const small = wholes.find((one) => least(one) > one.whole.figure.high);
  // A whole between two numbers leaves a rest between two: both would be drawn by their low end.
  const all = [...wholes.map(({ whole }) => whole), ...shown];
  return (
    refuse(shown, ({ value }) => value < 0, 'constraint-error.stack-negative') ??
    refuse(all, isRange, 'constraint-error.stack-between') ??
    (small &&
      subjectIssue(small.whole.subject, 'constraint-error.stack-exceeds', {
        least: least(small),
        whole: small.whole.figure.value,
      }))
  );
}

const amountOf = ({ figure }: Datum): number => figure.value;

const BAR = 48;
const STEP = 14;
const PADDING = 8;
const SEAM = 1.5;
const GAP = 24;

/** Bars of one scale, each a whole cut into its parts, the largest first; each part on a line of its own where names do not fit. */
export function draw({ wholes }: ChartData, width: number, id: string): Drawing {
  const total = ({ figure, parts }: WholeDatum) => Math.max(figure.value, sum(parts, amountOf));
  const high = ({ figure: { high } }: WholeDatum) => (Number.isFinite(high) ? high : 0);
  const most = max(wholes, total) || 1;
  // The last tick of a whisker is half outside of its scale.
  const wide = scaleLinear([0, Math.max(most, max(wholes, high) ?? 0)], [0, width - 0.75]);
  const spans = wholes.map(({ figure }) => spanOf(figure, wide));
  const haveWhiskers = spans.every((span) => !span || isLegible(span));
  const scale = haveWhiskers ? wide : scaleLinear([0, most], [0, width]);
  let y = 0;
  const drawn = wholes.map(({ label, value, interval, parts }, at) => {
    const more = [interval, ...parts.map(({ secondaryValue }) => secondaryValue)]
      .filter(Boolean)
      .map(unbroken);
    const nameWith = (value: string) => [`${label}: ${value}`, ...more].join(' · ');
    const heading = paragraph(nameWith(unbroken(value)), 'value', { y, width });
    let total = 0;
    const segments = parts.map((datum): Segment => {
      const x = scale(total);
      total += datum.figure.value;
      const seam = datum === parts.at(-1) ? 0 : SEAM;
      return { datum, x, width: Math.max(1, scale(total) - x - seam) };
    });
    // The first may be too narrow for its name and have it above, the last below.
    const inParts = segments.slice(1, -1).every(hasRoom) ? inOneLine : inSteps;
    const { svg, bottom, middle } = inParts(segments, heading.bottom + 5, width, id);
    y = bottom + GAP;
    const [last] = segments.slice(-1);
    const span = spans[at];
    const range = haveWhiskers && span && last ? whisker(span, last.x + last.width, middle, 'x') : '';
    return group(nameWith(value), heading.svg + svg + range);
  });
  return { height: Math.max(1, y - GAP + 4), body: drawn.join('') };
}

type Segment = { datum: Datum; x: number; width: number };

const hasRoom = ({ datum, width }: Segment): boolean =>
  widest([datum.label, datum.value], SMALL, 600) <= width - 2 * PADDING;

/** One bar with name and value in each segment; the first one's may stand above, the last one's below. `middle` is of the last. */
function inOneLine(segments: Segment[], top: number, width: number, id: string) {
  const [first] = segments;
  const above =
    first && segments.length > 1 && !hasRoom(first) ? wrap(wordsOf(first.datum), SMALL, 400, width) : [];
  const y = top + above.length * LINE;
  let bottom = y + BAR;
  const drawn = segments.map((segment) => {
    const { datum } = segment;
    const rect = { x: segment.x, y, width: segment.width, height: BAR };
    const shape = mark(datum, rect, box(rect, datum, id));
    if (hasRoom(segment)) {
      // On hatching, only ink can be read.
      const kind = isDerived(datum) ? 'over' : 'inside';
      const words = [datum.label, datum.value].map((words, at) =>
        text(words, kind, { x: rect.x + PADDING, y: y + 20 + at * 18, size: SMALL }),
      );
      return shape + words.join('');
    }
    if (segment === first && above.length > 0)
      return shape + textLines(above, 'label', { y: top + SMALL, size: SMALL });
    const middle = rect.x + rect.width / 2;
    const words = wordsOf(datum);
    // Right of the leader where there is room, else under it, moved left as far as need be.
    const x = Math.max(0, Math.min(middle + 6, width - textWidth(words, SMALL)));
    const baseline = bottom + LINE + 2;
    const lines = wrap(words, SMALL, 400, width - x + 0.01);
    bottom += lines.length * LINE + 2;
    const leader = rule(`M${round(middle)},${y + BAR}V${baseline - (x > middle ? 4 : SMALL + 3)}`, 'leader');
    return shape + leader + textLines(lines, 'label', { x, y: baseline, size: SMALL });
  });
  return { svg: drawn.join(''), bottom, middle: y + BAR / 2 };
}

const wordsOf = ({ label, value }: Datum) => `${label}: ${unbroken(value)}`;

/** A line for each segment: its words, and below them the segment where it stands in the whole. */
function inSteps(segments: Segment[], top: number, width: number, id: string) {
  let y = top;
  const drawn = segments.map(({ datum, ...segment }) => {
    const start = y;
    const lines = wrap(wordsOf(datum), SMALL, 400, width);
    // Above its segment, moved left as far as need be.
    const x = Math.max(0, Math.min(segment.x, width - widest(lines, SMALL)));
    y += lines.length * LINE;
    const rect = { x: segment.x, y, width: segment.width, height: STEP };
    y += STEP + 6;
    const area = { x: 0, y: start, width, height: y - 4 - start };
    const words = textLines(lines, 'label', { x, y: start + SMALL, size: SMALL });
    return mark(datum, area, box(rect, datum, id)) + words;
  });
  return { svg: drawn.join(''), bottom: y - 6, middle: y - 6 - STEP / 2 };
}
