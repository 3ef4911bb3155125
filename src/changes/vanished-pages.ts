import { type Problem, problem } from '../csv/problem.ts';
import { pagesOf } from '../tables/checks/moved.ts';
import type { Tables } from '../tables/tables.ts';
import type { Snapshot } from './snapshot.ts';

/** Pages of charts and reports that were published and would vanish: articles and embeds lead to them. */
export function vanishedPages(published: Snapshot, tables: Tables, today: string): Problem[] {
  const idsOf = (table: 'charts' | 'reports') => new Set(tables[table].map(({ id }) => id));
  const present = pagesOf({ charts: idsOf('charts'), reports: idsOf('reports') });
  const moved = new Set(tables.moved.map(({ page }) => page));
  return (['charts', 'reports'] as const).flatMap((table) =>
    (published.rows[table] ?? []).flatMap(({ id = '' }) => {
      const page = `${table}/${id}`;
      if (present.has(page) || moved.has(page)) return [];
      const place = { file: `${table}.csv`, text: id, paste: `${page},,${today},,` };
      return [problem('moved-error.vanished', place, { page })];
    }),
  );
}
