import { FONT, group, mark, paragraph, rule, SPACE, text } from './parts/svg.ts';
import { widest } from './parts/text.ts';
import { BAR_MARKS, barScale, drawBar } from './parts/uncertainty.ts';
import type { ChartData, Datum, Drawing } from './types.ts';

/** The height of a row's mark, in pixels. */
export const ROW = 22;
const GAP = 14;

/** A row for each value, its label above its mark, `wordsOf` it at the end. `drawMark` gets the y of the middle of a mark. */
export function drawRows(
  { groups }: ChartData,
  width: number,
  wordsOf: (datum: Datum) => string,
  drawMark: (datum: Datum, y: number) => { svg: string; left: number; right: number },
): Drawing {
  let y = 0;
  const drawRow = (datum: Datum) => {
    const top = y;
    const words = datum.secondaryValue === '' ? datum.label : `${datum.label} · ${datum.secondaryValue}`;
    const label = paragraph(words, 'label', { y, width });
    const middle = label.bottom + 4 + ROW / 2;
    const { svg, left, right } = drawMark(datum, middle);
    const isBelow = datum.figure.value < 0;
    const end = { x: isBelow ? left - SPACE : right + SPACE, anchor: isBelow ? 'end' : 'start' } as const;
    const value = text(wordsOf(datum), 'value', { ...end, y: middle + 5 });
    y = middle + ROW / 2 + GAP;
    return label.svg + value + mark(datum, { x: 0, y: top, width, height: y - GAP - top }, svg);
  };
  const drawn = groups.map(({ heading, data }) => {
    if (heading === '') return data.map(drawRow).join('');
    const words = paragraph(heading, 'value', { y: y === 0 ? 0 : y + 10, width });
    y = words.bottom + 6;
    return group(heading, words.svg + data.map(drawRow).join(''));
  });
  return { height: Math.max(1, y - GAP + 2), body: drawn.join('') };
}

export const marks = BAR_MARKS;

/** Horizontal bars from zero, the largest on top of its group. */
export function draw(data: ChartData, width: number, id: string): Drawing {
  const values = data.data.map(({ value }) => value);
  const scale = barScale(data.data, [0, width], widest(values, FONT, 600) + SPACE);
  const { height, body } = drawRows(
    data,
    width,
    ({ value }) => value,
    (datum, y) => drawBar(datum, scale, { y: y - ROW / 2, height: ROW }, id),
  );
  const zero = scale(0);
  // Bars that all start at the left edge show where zero is.
  return { height, body: zero === 0 ? body : body + rule(`M${zero},0V${height}`) };
}
