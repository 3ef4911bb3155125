/**
 * The widths, in px, that charts are drawn at for pages, embed pages and the desk. A drawing is scaled to its column: by
 * 12/13 at least, so that its letters of 13 px have 12, and by 8/7 at most, so that those of 14 px have 16. Together they
 * serve all columns from 272 to 971 px; `styles/drawing.css` shows the one for the column.
 */
export const drawingWidths = [294, 364, 450, 556, 687, 850] as const;

/** The narrowest column, in px, that a drawing of this width is for. */
export const narrowestColumn = (width: number): number => Math.ceil((width * 12) / 13);

/** The width of the drawing for a column, both in px. */
export function drawingWidth(column: number): (typeof drawingWidths)[number] {
  return drawingWidths.findLast((width) => narrowestColumn(width) <= column) ?? drawingWidths[0];
}
