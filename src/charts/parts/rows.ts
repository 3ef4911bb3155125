import type { ChartData, Datum, Drawing } from '../types.ts';
import { group, mark, paragraph, SPACE, text } from './svg.ts';

/** The height of a row's mark, in pixels. */
export const ROW = 22;
const GAP = 14;

/**
 * A row for each value, under the headings of their groups. Its label stands above its mark, `wordsOf` it at the mark's
 * end, so neither can meet the other. `drawMark` gets the y of the middle of a mark, and gives where it ends.
 */
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
