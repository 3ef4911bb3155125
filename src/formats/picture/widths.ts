/** The widths, in px, that charts are drawn at for the pages of the site: up to that of their column, those of common phones among them. */
export const pageWidths = [272, 328, 368, 448, 640];
/** The same for embed pages: the columns of other sites have any width, and where a drawing ends before its column, it shows. */
const manyWidths = [272, 300, 320, 343, 358, 380, 398, 448, 500, 550, 600, 640, 680, 720, 760, 820, 880];

/** More values than this are too heavy to be drawn so often: an embed page is to be at most 15 KB. */
const MANY = 20;

/** The widths for the embed page of a chart with so many values. */
export function embedWidths(values: number): readonly number[] {
  return values > MANY ? pageWidths : manyWidths;
}

/** Style rules that show, of drawings at these widths, each in an element of the class `w<width>`, the widest that fits: the first where none does. */
export function widthRules(widths: readonly number[]): string {
  const [first, ...wider] = widths;
  const rules = wider.map(
    (width, at) =>
      `@container (min-width:${width}px){.drawings>.w${widths[at]}{display:none}.drawings>.w${width}{display:block}}`,
  );
  return `.drawings>:not(.w${first}){display:none}${rules.join('')}`;
}
