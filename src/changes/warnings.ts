import { type Problem, problem } from '../csv/problem.ts';
import { frozenValue } from '../embed/frozen.ts';
import { observationKey, reportOf, type Tables } from '../tables/tables.ts';
import { correctionWords, unitsOf } from './correction-rows.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What may change the meaning of published values, and may as well be right: names that changed while their ids stayed;
 * values of which another report is shown though none came or went.
 */
export function publishedWarnings(published: Snapshot, tables: Tables): Problem[] {
  return [...renamed(published, tables), ...turned(published, tables)];
}

const LABELS = {
  subjects: ['label_en', 'label_vi'],
  measures: ['label_en', 'label_vi'],
  units: ['plural_en', 'name_vi'],
} as const;

function renamed({ rows }: Snapshot, tables: Tables): Problem[] {
  return (['subjects', 'measures', 'units'] as const).flatMap((table) => {
    const old = new Map((rows[table] ?? []).map((row) => [row['id'], row]));
    return tables[table].flatMap((record): Problem[] => {
      const was: Readonly<Record<string, unknown>> | undefined = old.get(record.id);
      const now: Readonly<Record<string, unknown>> = { ...record };
      const changed = LABELS[table].filter((label) => was && was[label] !== now[label]);
      if (!was || changed.length === 0) return [];
      const labels = (from: typeof now) => changed.map((label) => String(from[label] ?? '')).join(' / ');
      const params = { id: record.id, before: labels(was), after: labels(now) };
      return [problem('check-yourself.renamed', { file: record.file, line: record.row }, params)];
    });
  });
}

function turned(published: Snapshot, tables: Tables): Problem[] {
  const told = new Set(published.alternatives?.map(({ key, report }) => `${key} ${report}`));
  const others = new Set(tables.alternatives.map((one) => `${observationKey(one)} ${reportOf(one)}`));
  return tables.observations.flatMap((now): Problem[] => {
    const [key, report] = [observationKey(now), reportOf(now)];
    const was = published.values.get(key);
    if (!was || !told.has(`${key} ${report}`) || !others.has(`${key} ${was.report}`)) return [];
    const [unitThen, unit] = unitsOf(was, published, tables);
    const { long } = correctionWords(was, unitThen, frozenValue(now), unit);
    const { file = 'reports.csv', row = 1 } = tables.reports.find(({ id }) => id === report) ?? {};
    const params = { value: key, source: was.report ?? '', other: report, ...long };
    return [problem('check-yourself.other-report', { file, line: row }, params)];
  });
}
