import { max, scaleLinear, sum } from 'd3';
import type { Chart } from '../tables/tables.ts';
import { subjectIssue } from './issues.ts';
import {
  box,
  FONT,
  group,
  isDerived,
  LINE,
  mark,
  round,
  rule,
  SMALL,
  svgDocument,
  text,
} from './parts/svg.ts';
import { textWidth, unbroken, wrap } from './parts/text.ts';
import { horizontalWhisker, type Span, spanOf } from './parts/uncertainty.ts';
import type { ChartData, ChartIssue, Datum, KeyMark, LabelWords, Selection, WholeDatum } from './types.ts';

export { checkWholes as checkValues, selectWholes as select } from './wholes.ts';

export const hasWholes = true;
export const needsFullWidth = true;

export const label = ({ subject, measure }: LabelWords, { measures }: Chart): string =>
  measures.length > 1 ? measure : subject;

export function key({ data, wholes }: ChartData): KeyMark[] {
  const hasRange = wholes.some(({ figure }) => spanOf(figure, Number));
  return [...(data.some(isDerived) ? ['hatched' as const] : []), ...(hasRange ? ['range' as const] : [])];
}

export function checkRow({ whole }: Chart): ChartIssue | undefined {
  return whole === undefined ? ['whole', '', 'constraint-error.stack-without-whole'] : undefined;
}

export function check(_: Chart, { shown, wholes }: Selection): ChartIssue | undefined {
  const negative = shown.find(({ figure }) => figure.value < 0);
  if (negative) return subjectIssue(negative.subject, 'constraint-error.stack-negative');
  // A whole between two numbers leaves a rest between two: both would be drawn by their low end.
  const between = [...wholes.map(({ whole }) => whole), ...shown].find(
    ({ figure }) => figure.qualifier === 'between',
  );
  if (between) return subjectIssue(between.subject, 'constraint-error.stack-between');
  for (const { whole, parts } of wholes) {
    const least = sum(parts, ({ figure }) => figure.low);
    if (least > whole.figure.high)
      return subjectIssue(whole.subject, 'constraint-error.stack-exceeds', {
        least,
        whole: whole.figure.value,
      });
  }
  return undefined;
}

/** Where everything of a stack stands, in pixels. */
export interface StackPlacement {
  width: number;
  height: number;
  wholes: { name: string; heading: Words[]; segments: Segment[]; span: Span | undefined }[];
}

interface Words {
  text: string;
  x: number;
  y: number;
}

export interface Segment {
  datum: Datum;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Where the mark can be pointed at. */
  area: { x: number; y: number; width: number; height: number };
  words: Words[];
  inside: boolean;
  leader: { x: number; from: number; to: number } | undefined;
}

const BAR = 48;
const STEP = 14;
const PADDING = 8;
const SEAM = 1.5;
const GAP = 24;

/**
 * Bars of one scale, each a whole, cut into its parts from the left: the largest first, what is left over last.
 * Where the names do not fit into their segments, each segment gets a line of its own, under the one before. A whisker
 * shows the range of a whole that is not known for certain.
 */
export function place({ wholes }: ChartData, width: number): StackPlacement {
  const total = (whole: WholeDatum) =>
    Math.max(
      whole.figure.value,
      sum(whole.parts, ({ figure }) => figure.value),
      Number.isFinite(whole.figure.high) ? whole.figure.high : 0,
    );
  const scale = scaleLinear([0, max(wholes, total) || 1], [0, width]);
  let y = 0;
  const placed = wholes.map((whole) => {
    const more = [
      unbroken(whole.interval),
      ...whole.parts.map(({ secondaryValue }) => secondaryValue),
    ].filter(Boolean);
    const name = [`${whole.label}: ${whole.value}`, ...more].join(' · ');
    const lines = wrap([`${whole.label}: ${unbroken(whole.value)}`, ...more].join(' · '), FONT, 600, width);
    const heading = lines.map((text, at): Words => ({ text, x: 0, y: y + at * LINE + FONT }));
    y += lines.length * LINE + 5;
    let total = 0;
    const spans = whole.parts.map((datum) => {
      const x = scale(total);
      total += datum.figure.value;
      return { datum, x, width: Math.max(1, scale(total) - x - SEAM) };
    });
    // The last may be too narrow for its name and have it below.
    const fit = spans.slice(0, -1).every(hasRoom);
    const { segments, bottom } = fit ? inOneLine(spans, y, width) : inSteps(spans, y, width);
    y = bottom + GAP;
    return { name, heading, segments, span: spanOf(whole.figure, scale) };
  });
  return { width, height: Math.max(1, y - GAP + 4), wholes: placed };
}

interface SegmentSpan {
  datum: Datum;
  x: number;
  width: number;
}

function hasRoom({ datum, width }: SegmentSpan): boolean {
  const widest = Math.max(textWidth(datum.label, SMALL, 600), textWidth(datum.value, SMALL, 600));
  return widest <= width - 2 * PADDING;
}

/** One bar, with name and value in each segment; the last one's may stand below it, led to by a line. */
function inOneLine(spans: SegmentSpan[], y: number, width: number): { segments: Segment[]; bottom: number } {
  let bottom = y + BAR;
  const segments = spans.map((span): Segment => {
    const box = { x: span.x, y, width: span.width, height: BAR };
    const segment = { ...box, datum: span.datum, area: box };
    if (hasRoom(span)) {
      const words = [span.datum.label, span.datum.value].map(
        (text, at): Words => ({ text, x: span.x + PADDING, y: y + 20 + at * 18 }),
      );
      return { ...segment, words, inside: true, leader: undefined };
    }
    const middle = span.x + span.width / 2;
    const text = `${span.datum.label}: ${unbroken(span.datum.value)}`;
    // Right of the leader where there is room, else under it, moved left as far as need be.
    const x = Math.max(0, Math.min(middle + 6, width - textWidth(text, SMALL)));
    const lines = wrap(text, SMALL, 400, width - x + 0.01);
    const first = bottom + LINE + 2;
    bottom += lines.length * LINE + 2;
    const words = lines.map((text, at): Words => ({ text, x, y: first + at * LINE }));
    const to = first - (x > middle ? 4 : SMALL);
    return { ...segment, words, inside: false, leader: { x: middle, from: y + BAR, to } };
  });
  return { segments, bottom };
}

/** A line for each segment: its words, and below them the segment where it stands in the whole. */
function inSteps(spans: SegmentSpan[], top: number, width: number): { segments: Segment[]; bottom: number } {
  let y = top;
  const segments = spans.map((span): Segment => {
    const start = y;
    const lines = wrap(`${span.datum.label}: ${unbroken(span.datum.value)}`, SMALL, 400, width);
    // Above its segment, moved left as far as need be.
    const longest = Math.max(...lines.map((line) => textWidth(line, SMALL)));
    const x = Math.max(0, Math.min(span.x, width - longest));
    const words = lines.map((text, at): Words => ({ text, x, y: start + at * LINE + SMALL }));
    y += lines.length * LINE;
    const segment = { datum: span.datum, x: span.x, y, width: span.width, height: STEP };
    y += STEP + 6;
    const area = { x: 0, y: start, width, height: y - 4 - start };
    return { ...segment, area, words, inside: false, leader: undefined };
  });
  return { segments, bottom: y - 6 };
}

/** The drawing as SVG text. */
export function draw(placement: StackPlacement, data: ChartData, id: string, description: string): string {
  const body = placement.wholes.map(({ name, heading, segments, span }) => {
    const words = heading.map((line) => text(line.text, 'value', line));
    const last = segments.at(-1);
    const whisker =
      span && last ? horizontalWhisker(span, last.x + last.width, last.y + last.height / 2) : '';
    return group(name, [...words, ...segments.map((segment) => drawSegment(segment, id)), whisker].join(''));
  });
  return svgDocument(id, placement, data, description, body.join(''));
}

function drawSegment(segment: Segment, id: string): string {
  const { datum, words, leader, inside, area } = segment;
  const line = leader ? rule(`M${round(leader.x)},${leader.from}V${leader.to}`, 'leader') : '';
  // On hatching, only ink can be read.
  const kind = !inside ? 'label' : isDerived(datum) ? 'over' : 'inside';
  const texts = words.map((one) => text(one.text, kind, { ...one, size: SMALL }));
  return mark(datum, area, box(segment, datum, id)) + line + texts.join('');
}
