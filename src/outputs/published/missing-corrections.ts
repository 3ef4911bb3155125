import type { UnitNames } from '../../figures/format.ts';
import { dayOf } from '../../tables/prefer.ts';
import {
  type Correction,
  observationKey,
  type ReportedObservation,
  reportOf,
  type Tables,
} from '../../tables/tables.ts';
import { frozenValue } from '../frozen/manifest.ts';
import { correctionRow } from './correction-row.ts';
import { type BeforeAndAfter, correctionWords, mayTell } from './correction-words.ts';
import type { PublishedValue, Snapshot } from './snapshot.ts';

/** A published value that is another now, or gone, without a word about it: where, what, and how to mend it. */
export interface MissingCorrection {
  code: 'correction-missing';
  /** Relative to the data folder. */
  file: string;
  line: number;
  column: string | null;
  text: string;
  message: string;
  mend: string;
  /** The row for corrections.csv, but for its reasons; undefined where there is one to be changed. */
  paste?: string;
}

/** What the rows are written for. */
export interface Editing {
  /** The day of the corrections: `2026-01-31`. */
  today: string;
  /** The first line of corrections.csv. */
  head: string;
}

/**
 * Every value that a report was published with and that is now another *from the same report*, in its number, qualifier
 * or phrase, or that is gone, and that no new row of corrections.csv names. A row is new when it was not published: its
 * day says nothing, as days are written by hand. That a newer report says otherwise is no correction: then the older
 * one's value is still there, as an alternative. Derived values follow from the others.
 */
export function missingCorrections(
  published: Snapshot,
  tables: Tables,
  editing: Editing,
): MissingCorrection[] {
  const present = Map.groupBy([...tables.observations, ...tables.alternatives], observationKey);
  const known = new Set((published.rows.corrections ?? []).map(nameOf));
  const fresh = Map.groupBy(
    tables.corrections.filter((one) => !known.has(nameOf(one))),
    observationKey,
  );
  const values = [...published.values.values(), ...(published.alternatives ?? [])];
  return values.flatMap((value): MissingCorrection[] => {
    if (value.origin === 'derived') return [];
    const candidates = present.get(value.key) ?? [];
    const now = candidates.find((one) => reportOf(one) === value.report);
    if (now ? isTold(value, now) : isAccountedFor(value, candidates, published, tables)) return [];
    const [unitThen, unit] = unitsOf(value, published, tables);
    const words = correctionWords(value, unitThen, now && frozenValue(now), unit);
    const rows = fresh.get(value.key) ?? [];
    if (rows.some(({ after }) => !now || mayTell(after, now.figure.value, unit))) return [];
    // A day has one row of a value: what was corrected today is corrected in its row.
    const ofToday = ({ date, ...one }: Correction) =>
      date === editing.today && observationKey(one) === value.key;
    const stale = rows.at(-1) ?? tables.corrections.find(ofToday);
    if (!stale) return [missing(value, now, words, editing, namesOf(value, tables))];
    const message = `The correction says "${stale.after}", but the value is now ${words.long.after}.`;
    const place = { file: stale.file, line: stale.row, column: 'after', text: stale.after };
    return [{ code: CODE, ...place, message, mend: `Write ${words.short.after}.` }];
  });
}

const CODE = 'correction-missing';

const nameOf = (row: object) => {
  const cells = row as Record<string, unknown>;
  return ['date', 'subject', 'measure', 'period', 'before', 'after']
    .map((column) => cells[column])
    .join('\n');
};

/** True where a reader reads the same: number, qualifier and phrase. How wide the interval is follows from them. */
function isTold(value: PublishedValue, { figure, reported }: ReportedObservation): boolean {
  return value.value === figure.value && value.qualifier === figure.qualifier && value.reported === reported;
}

/**
 * True where a value is gone from its report and yet nobody read anything wrong.
 * @param candidates What other reports tell of the same.
 */
function isAccountedFor(
  value: PublishedValue,
  candidates: readonly ReportedObservation[],
  published: Snapshot,
  tables: Tables,
): boolean {
  // The report has another id now, or another one tells the very same.
  if (candidates.some((one) => isTold(value, one))) return true;
  const row = published.rows.reports?.find(({ id }) => id === value.report);
  const day = row?.['published'] || row?.['event_date'] || '';
  const days = new Map(tables.reports.map((report) => [report.id, dayOf(report)]));
  if (candidates.some((one) => (days.get(reportOf(one)) ?? '') > day)) return true;
  // The subject or the measure has another id now, and with it the same figure from the same place.
  const isRenamed =
    !tables.subjects.some(({ id }) => id === value.subject) ||
    !tables.measures.some(({ id }) => id === value.measure);
  return (
    isRenamed && tables.observations.some((one) => one.evidence === value.evidence && isTold(value, one))
  );
}

/** The unit that a value was published in, and that of its measure now; where one is not known, the other. */
function unitsOf(
  { measure }: PublishedValue,
  published: Snapshot,
  { measures, units }: Tables,
): [UnitNames, UnitNames] {
  const id = measures.find((one) => one.id === measure)?.unit;
  const [then, now] = [published.unitOf(measure), units.find((one) => one.id === id)];
  const any = then ?? now ?? NO_UNIT;
  return [any, now ?? any];
}

const NO_UNIT: UnitNames = { kind: 'count', singular_en: '', plural_en: '', name_vi: '' };

/** The files in which a correction wants the names of a value that are in the data no more. */
function namesOf({ subject, measure }: PublishedValue, { subjects, measures }: Tables): string {
  const gone = [
    ...(subjects.some(({ id }) => id === subject) ? [] : [`"${subject}" in subjects.csv`]),
    ...(measures.some(({ id }) => id === measure) ? [] : [`"${measure}" in measures.csv`]),
  ];
  return gone.length === 0 ? '' : ` It needs ${gone.join(' and ')}: put that back too.`;
}

function missing(
  { key, subject, measure, period, report }: PublishedValue,
  now: ReportedObservation | undefined,
  { long, short }: BeforeAndAfter,
  { today, head }: Editing,
  names: string,
): MissingCorrection {
  const paste = correctionRow(head, { date: today, subject, measure, period, ...short });
  const mend = `Put it back or, if it was wrong, paste this row into corrections.csv, with the reason in both languages.${names}`;
  const common = { code: CODE, mend, paste } as const;
  if (now) {
    const message = `Published was ${long.before}; this is ${long.after}, and no new row of corrections.csv tells of it.`;
    const text = String(now.figure.value);
    return { ...common, file: now.file, line: now.row, column: 'value', text, message };
  }
  const message = `"${key}" was published as ${long.before} (${report}) and is gone, and no new row tells of it.`;
  return { ...common, file: 'corrections.csv', line: 1, column: null, text: key, message };
}
