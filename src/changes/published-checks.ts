import { type Problem, problem } from '../csv/problem.ts';
import { frozenValue } from '../embed/frozen.ts';
import { pagesOf } from '../tables/checks/moved.ts';
import { observationKey, reportOf, type Tables } from '../tables/tables.ts';
import { correctionRows, correctionWords, type Editing, mayContain, unitsOf } from './correction-rows.ts';
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

/** What may be a mistake or not: another name for the same id; another report shown though none came or went. */
export function publishedWarnings(published: Snapshot, tables: Tables): Problem[] {
  const renamed = nameChanges(published, tables).filter(({ other }) => !other);
  return [...renamed.map((change) => change.problem), ...turned(published, tables)];
}

/** Names that were published as those of another subject or measure, unless a row of confirmations.csv settles them. */
export function exchangedNames(published: Snapshot, tables: Tables): Problem[] {
  const isConfirmed = (id: string) =>
    tables.confirmations.some(
      ({ check, subject, measure }) => check === 'name' && (subject === id || measure === id),
    );
  const exchanged = nameChanges(published, tables).filter(({ id, other }) => other && !isConfirmed(id));
  return exchanged.map((change) => change.problem);
}

const LABELS = {
  subjects: ['label_en', 'label_vi'],
  measures: ['label_en', 'label_vi'],
  units: ['plural_en', 'name_vi'],
} as const;

/** Each record with another name than the published one; `other` had that name when it was published. */
function nameChanges({ rows }: Snapshot, tables: Tables) {
  return (['subjects', 'measures', 'units'] as const).flatMap((table) => {
    const old = new Map((rows[table] ?? []).map((row) => [row['id'], row]));
    return tables[table].flatMap((record) => {
      const was: Readonly<Record<string, unknown>> | undefined = old.get(record.id);
      const now: Readonly<Record<string, unknown>> = { ...record };
      const changed = LABELS[table].filter((label) => was && was[label] !== now[label]);
      if (!was || changed.length === 0) return [];
      const labels = (from: typeof now) => changed.map((label) => String(from[label] ?? '')).join(' / ');
      const { id, file, row: line } = record;
      const [, other] = [...old].find(([, row]) => changed.some((label) => row[label] === now[label])) ?? [];
      const row = table === 'measures' ? `name,,${id},` : `name,${id},,`;
      const params = { id, before: labels(was), after: labels(now), other: other?.['id'] ?? '', row };
      const isExchanged = other && table !== 'units';
      const key = isExchanged ? 'implausible.name' : 'check-yourself.renamed';
      return [{ id, other: isExchanged, problem: problem(key, { file, line }, params) }];
    });
  });
}

function turned(published: Snapshot, tables: Tables): Problem[] {
  const others = new Set(tables.alternatives.map((one) => `${observationKey(one)} ${reportOf(one)}`));
  return tables.observations.flatMap((now): Problem[] => {
    const [key, report] = [observationKey(now), reportOf(now)];
    const was = published.values.get(key);
    if (!was || !published.alternatives?.has(`${key} ${report}`) || !others.has(`${key} ${was.report}`))
      return [];
    const [unitThen, unit] = unitsOf(was, published, tables);
    const { long } = correctionWords(was, unitThen, frozenValue(now), unit);
    const { file = 'reports.csv', row = 1 } = tables.reports.find(({ id }) => id === report) ?? {};
    const params = { value: key, source: was.report ?? '', other: report, ...long };
    return [problem('check-yourself.other-report', { file, line: row }, params)];
  });
}
