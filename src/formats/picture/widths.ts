/**
 * The widths, in px, of drawings. One is scaled to its column by 12/13 to 8/7, so that letters of 13 px have 12 at least and those
 * of 14 px 16 at most. `styles/drawing.css` shows the one for the column.
 */
export const drawingWidths = [294, 364, 450, 556, 687, 850] as const;

/** The narrowest column, in px, that a drawing of this width is for. */
export const narrowestColumn = (width: number): number => Math.ceil((width * 12) / 13);

/** The width of the drawing for a column, both in px. */
export const drawingWidth = (column: number): (typeof drawingWidths)[number] =>
  drawingWidths.findLast((width) => narrowestColumn(width) <= column) ?? drawingWidths[0];
