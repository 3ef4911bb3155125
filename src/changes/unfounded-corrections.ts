import { type Problem, problem } from '../csv/problem.ts';
import { observationKey, type Tables } from '../tables/tables.ts';
import { correctionRows, type Editing, mayContain, unitsOf } from './correction-rows.ts';
import type { Snapshot } from './snapshot.ts';
import { figureOf } from './values.ts';

/** New rows of corrections.csv that lie in the future, or that correct what was not published. */
export function unfoundedCorrections(published: Snapshot, tables: Tables, { today }: Editing): Problem[] {
  const rows = correctionRows(published, tables);
  const values = [...published.values.values(), ...(published.alternatives?.values() ?? [])];
  const past = Map.groupBy(values, ({ key }) => key);
  return tables.corrections.filter(rows.isNew).flatMap((row) => {
    const { file, row: line, date, before } = row;
    if (date > today)
      return [
        problem('correction-error.future', { file, line, column: 'date', text: date }, { date, today }),
      ];
    const key = observationKey(row);
    const known = past.get(key) ?? [];
    // What has another id now was published under the old one.
    const isRenamed =
      !published.rows.subjects?.some(({ id }) => id === row.subject) ||
      !published.rows.measures?.some(({ id }) => id === row.measure);
    if (known.length === 0 && isRenamed) return [];
    const isFounded = known.some((value) => {
      const [unit] = unitsOf(value, published, tables);
      return mayContain(before, figureOf(value), unit);
    });
    if (isFounded) return [];
    const place = { file, line, column: 'before', text: before };
    const [last] = known;
    return [
      last
        ? problem('correction-error.other-value', place, {
            before,
            value: key,
            published: last.reported ?? String(last.value),
          })
        : problem('correction-error.never-published', place, { value: key }),
    ];
  });
}
