import type { Tables } from '../tables.ts';
import type { CheckContext } from './context.ts';

/** The pages of charts and reports, as `moved.csv` names them. */
export function pagesOf({ charts, reports }: Pick<CheckContext['ids'], 'charts' | 'reports'>): Set<string> {
  return new Set([...[...charts].map((id) => `charts/${id}`), ...[...reports].map((id) => `reports/${id}`)]);
}

/** Checks that what moved is gone, and that where it moved to is there. */
export function checkMoved(tables: Tables, { add, complete, ids }: CheckContext): void {
  if (!complete.charts || !complete.reports) return;
  const pages = pagesOf(ids);
  const seen = new Set<string>();
  for (const row of tables.moved) {
    if (pages.has(row.page)) add('moved-error.still-there', row, 'page', row.page, { page: row.page });
    else if (seen.has(row.page)) add('moved-error.twice', row, 'page', row.page, { page: row.page });
    if (row.to !== undefined && !pages.has(row.to))
      add('moved-error.no-page', row, 'to', row.to, { to: row.to });
    seen.add(row.page);
  }
}
