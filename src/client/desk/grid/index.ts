export { Grid } from './grid.ts';
export type { GridColumn, GridModel, GridOptions, GridWords } from './types.ts';
