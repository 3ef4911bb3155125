import { observationKey, reportOf, type Tables } from '../../tables/tables.ts';
import { frozenValue } from '../frozen/manifest.ts';
import { correctionWords } from './correction-words.ts';
import { unitsOf } from './same-telling.ts';
import type { Snapshot } from './snapshot.ts';

/** What may change the meaning of published values, and may as well be right: no problem, but to be looked at. */
export interface PublishedWarning {
  /** Relative to the data folder. */
  file: string;
  line: number;
  message: string;
  mend: string;
}

/** Names that changed while their ids stayed; values of which another report is shown though none came or went. */
export function publishedWarnings(published: Snapshot, tables: Tables): PublishedWarning[] {
  return [...renamed(published, tables), ...turned(published, tables)];
}

const LABELS = {
  subjects: ['label_en', 'label_vi'],
  measures: ['label_en', 'label_vi'],
  units: ['plural_en', 'name_vi'],
} as const;

function renamed({ rows }: Snapshot, tables: Tables): PublishedWarning[] {
  return (['subjects', 'measures', 'units'] as const).flatMap((table) => {
    const old = new Map((rows[table] ?? []).map((row) => [row['id'], row]));
    return tables[table].flatMap((record): PublishedWarning[] => {
      const was = old.get(record.id);
      const now: Readonly<Record<string, unknown>> = { ...record };
      const changed = LABELS[table].filter((label) => was && was[label] !== now[label]);
      if (!was || changed.length === 0) return [];
      const told = (from: Readonly<Record<string, unknown>>) =>
        changed.map((label) => String(from[label] ?? '')).join(' / ');
      const message = `"${record.id}" was published as "${told(was)}" and is called "${told(now)}" now.`;
      const mend =
        'If that is something else, give it another id: under this one, published values become those of something else.';
      return [{ file: record.file, line: record.row, message, mend }];
    });
  });
}

function turned(published: Snapshot, tables: Tables): PublishedWarning[] {
  const told = new Set(published.alternatives?.map(({ key, report }) => `${key} ${report}`));
  const others = new Set(tables.alternatives.map((one) => `${observationKey(one)} ${reportOf(one)}`));
  return tables.observations.flatMap((now): PublishedWarning[] => {
    const [key, report] = [observationKey(now), reportOf(now)];
    const was = published.values.get(key);
    if (!was || !told.has(`${key} ${report}`) || !others.has(`${key} ${was.report}`)) return [];
    const [unitThen, unit] = unitsOf(was, published, tables);
    const { long } = correctionWords(was, unitThen, frozenValue(now), unit);
    const message = `Of "${key}", ${long.before} (${was.report}) was shown, and now ${long.after} (${report}) is, although both reports told it before.`;
    const { file = 'reports.csv', row = 1 } = tables.reports.find(({ id }) => id === report) ?? {};
    return [{ file, line: row, message, mend: 'Check the days of the two reports in reports.csv.' }];
  });
}
