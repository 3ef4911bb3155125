import { type Problem, problem } from '../csv/problem.ts';
import { frozenValue } from '../embed/frozen.ts';
import { numberCell } from '../figures/figure.ts';
import type { UnitNames } from '../figures/format.ts';
import {
  type Observation,
  observationKey,
  type ReportedObservation,
  reportOf,
  type Tables,
} from '../tables/tables.ts';
import {
  type CorrectionRows,
  correctionRows,
  correctionWords,
  type Editing,
  mayContain,
  missingRow,
  placeOfAfter,
} from './correction-rows.ts';
import type { PublishedRow, PublishedValue, Snapshot } from './snapshot.ts';
import {
  figureOf,
  hasOtherUnit,
  matchesDerivedValue,
  matchesReportedValue,
  needsNoCorrection,
  unitsOf,
} from './values.ts';

/** What is compared. */
interface Compared extends States {
  rows: CorrectionRows;
  editing: Editing;
}

/**
 * Every value that a report was published with and that is now another *from the same report*, in its number, qualifier,
 * phrase or unit, or that is gone, and that no new row of corrections.csv names. That a newer report says otherwise is no
 * correction: then the older one's value is still there, as an alternative. A derived value follows from the others: it
 * is asked for only where none of them changed. And every published correction that is gone.
 */
export function missingCorrections(published: Snapshot, tables: Tables, editing: Editing): Problem[] {
  const reportedByKey = Map.groupBy([...tables.observations, ...tables.alternatives], observationKey);
  const rows = correctionRows(published, tables);
  const derived = new Map(tables.derived.map((one) => [observationKey(one), one]));
  const values = [...published.values.values(), ...(published.alternatives ?? [])];
  const past = Map.groupBy(values, ({ key }) => key);
  const compared: Compared = { published, tables, reportedByKey, past, rows, editing };
  const found = values
    .flatMap((value) =>
      value.origin === 'derived'
        ? statusOfDerived(value, derived.get(value.key), compared)
        : statusOfReported(value, compared),
    )
    .flatMap((fate) => asked(fate, compared));
  // A row that the values of several reports contradict is listed once.
  const once = Map.groupBy(found, (one) => (one.column === 'after' ? one.line : one));
  return [
    ...[...once.values()].flatMap(([first]) => first ?? []),
    ...vanishedCorrections(published, tables, editing),
  ];
}

function asked(fate: ChangeStatus, compared: Compared): Problem[] {
  const { value, now, isSame } = fate;
  const { published, tables, rows } = compared;
  const [unitThen, unit] = unitsOf(value, published, tables);
  const told = now?.origin === 'reported' ? reportOf(now) : undefined;
  const all = rows.of(value.key, value.report, told);
  if (isSame) return undone(value, all.at(-1), rows, unit);
  const fresh = all.filter(rows.isNew);
  if (fresh.some(({ after }) => !now || mayContain(after, now.figure, unit))) return [];
  const words = correctionWords(value, unitThen, now && frozenValue(now), unit);
  // A row that begins with what the value is now tells of another change.
  const stale = fresh.findLast(({ before }) => !now || !mayContain(before, now.figure, unit));
  if (!stale) return [missing(fate, words, compared)];
  const params = { said: stale.after, now: words.long.after, short: words.short.after };
  return [problem('correction-missing.stale', placeOfAfter(stale), params)];
}

/** A value is as it was published, but the last row of it, which was not, says otherwise: what it told of was undone. */
function undone(
  value: PublishedValue,
  last: Tables['corrections'][number] | undefined,
  { isNew }: CorrectionRows,
  unit: UnitNames,
): Problem[] {
  if (!last || !isNew(last) || mayContain(last.after, figureOf(value), unit)) return [];
  const { before } = correctionWords(value, unit, undefined, unit).long;
  const params = { said: last.after, now: before };
  return [problem('correction-missing.undone', placeOfAfter(last), params)];
}

function missing(
  { value, now, isReplaced = false }: ChangeStatus,
  { long, short }: ReturnType<typeof correctionWords>,
  { tables, reportedByKey, editing }: Compared,
): Problem {
  const { key, subject, measure, period, report } = value;
  // Where one report tells the value, or another one is shown now, the row need not name it.
  const others = (reportedByKey.get(key) ?? []).filter((one) => reportOf(one) !== report);
  const named = others.length > 0 && !isReplaced ? (report ?? '') : '';
  const cells = { date: editing.today, subject, measure, period, report: named, ...short };
  const { paste, params: row } = missingRow(cells, tables, editing);
  const params = { value: key, source: report ?? measure, ...long, ...row };
  if (!now) return problem('correction-missing.gone', { file: 'corrections.csv', text: key, paste }, params);
  if (now.origin === 'derived') {
    const { row: line = 1 } = tables.measures.find(({ id }) => id === measure) ?? {};
    const place = { file: 'measures.csv', line, column: 'formula', text: now.formula, paste };
    return problem('correction-missing.derived', place, params);
  }
  const text = numberCell(now.figure);
  const place = { file: now.file, line: now.row, column: 'value', text, paste };
  return isReplaced
    ? problem('correction-missing.replaced', place, { ...params, other: reportOf(now) })
    : problem('correction-missing.value', place, params);
}

/** What was published, and what is. */
export interface States {
  published: Snapshot;
  tables: Tables;
  /** What reports tell now, the shown one first. */
  reportedByKey: ReadonlyMap<string, ReportedObservation[]>;
  /** What was published of each, the shown one first. */
  past: ReadonlyMap<string, PublishedValue[]>;
}

/** What became of a published value. */
export interface ChangeStatus {
  value: PublishedValue;
  /** What it is now; undefined where it is gone. */
  now: Observation | undefined;
  isSame: boolean;
  /** True where the report tells it no more, and `now` is what another one tells, which is shown instead. */
  isReplaced?: boolean;
}

/** Of a value that a report told; nothing where it is gone for good reason. */
export function statusOfReported(
  value: PublishedValue,
  { published, tables, reportedByKey }: States,
): ChangeStatus | [] {
  const candidates = reportedByKey.get(value.key) ?? [];
  const now = candidates.find((one) => reportOf(one) === value.report);
  if (now)
    return {
      value,
      now,
      isSame: matchesReportedValue(value, now) && !hasOtherUnit(value, published, tables),
    };
  if (needsNoCorrection(value, candidates, published, tables)) return [];
  const wasShown = published.values.get(value.key) === value;
  const instead = wasShown ? candidates[0] : undefined;
  return { value, now: instead, isSame: false, isReplaced: instead !== undefined };
}

/** Of a derived value, where what it was worked out from is told as it was: else it follows from that. */
export function statusOfDerived(
  value: PublishedValue,
  now: Tables['derived'][number] | undefined,
  { published, tables, reportedByKey, past }: States,
): ChangeStatus | [] {
  // It is worked out from what the shown report tells or, where another one alone tells all of it, from that.
  const isAsItWas = (key: string) => {
    const [were, are] = [past.get(key) ?? [], reportedByKey.get(key) ?? []];
    return (
      were.length === are.length &&
      were.every((was, at) => {
        const is = at === 0 ? are[0] : are.find((one) => reportOf(one) === was.report);
        return (
          is &&
          reportOf(is) === was.report &&
          matchesReportedValue(was, is) &&
          !hasOtherUnit(was, published, tables)
        );
      })
    );
  };
  // It may be told by a report now, or its measure be no more.
  const isElsewhere = reportedByKey.has(value.key) || !tables.measures.some(({ id }) => id === value.measure);
  if (isElsewhere || !value.operands.every(isAsItWas)) return [];
  const isSame =
    now !== undefined && matchesDerivedValue(value, now) && !hasOtherUnit(value, published, tables);
  return { value, now, isSame };
}

/**
 * Every published correction that is gone: readers, feeds and links know it. Its words may be corrected, and its report be
 * named later; where what it names has another id now, so has it.
 */
export function vanishedCorrections(published: Snapshot, tables: Tables, editing: Editing): Problem[] {
  const ids = {
    subject: new Set(tables.subjects.map(({ id }) => id)),
    measure: new Set(tables.measures.map(({ id }) => id)),
    report: new Set(tables.reports.map(({ id }) => id)),
  };
  /** True where a cell is as it was, or names what has another id now. */
  const isNamedAlike = (column: keyof typeof ids, was: string, is: string) =>
    was === is || !ids[column].has(was);
  const isKept = (row: PublishedRow) => {
    const { date, subject = '', measure = '', period, report = '', before, after } = row;
    return tables.corrections.some(
      (one) =>
        one.date === date &&
        one.period === period &&
        isNamedAlike('subject', subject, one.subject) &&
        isNamedAlike('measure', measure, one.measure) &&
        (report === '' || isNamedAlike('report', report, one.report ?? '')) &&
        (one.before === before || one.after === after),
    );
  };
  const gone = (published.rows.corrections ?? []).filter((row) => !isKept(row));
  return gone.map((row) => {
    const { date, subject, measure, period, report } = row;
    const correction = [date, subject, measure, period, report].filter(Boolean).join(' ');
    const { paste, params } = missingRow(row, tables, editing);
    const place = { file: 'corrections.csv', text: correction, paste };
    return problem('correction-missing.correction', place, { correction, ...params });
  });
}
