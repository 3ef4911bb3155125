import { type Problem, problem } from '../csv/problem.ts';
import { frozenValue } from '../embed/frozen.ts';
import { numberCell } from '../figures/figure.ts';
import { fromJson } from '../formats/about.ts';
import { figuresIn, mayContain } from '../formats/figure/history.ts';
import { reportedIn } from '../formats/row.ts';
import { byId } from '../tables/memoize.ts';
import { dayOf } from '../tables/prefer.ts';
import { type Correction, type Observation, type ReportedObservation, reportOf } from '../tables/tables.ts';
import {
  type Comparison,
  correctionWords,
  isSameUnit,
  missingRow,
  type PublishedValue,
} from './comparison.ts';

/**
 * Every published value that is gone or another now *from the same report*, and every published correction that is gone,
 * without a new row of corrections.csv. A derived value follows from the others: it counts only where none of them changed.
 */
export function missingCorrections(comparison: Comparison): Problem[] {
  const found = comparison.values.flatMap((value) => {
    const check = value.origin === 'derived' ? checkDerived : checkReported;
    return check(value, comparison) ?? [];
  });
  // A row that the values of several reports contradict is listed once.
  const once = Map.groupBy(found, (one) => (one.column === 'after' ? one.line : one));
  const vanished = vanishedCorrections(comparison);
  const isReported = ({ file, line }: Problem) =>
    vanished.some((one) => one.file === file && one.line === line);
  const missing = [...once.values()].flatMap(([first]) => (first && !isReported(first) ? first : []));
  return [...missing, ...vanished];
}

function checkReported(value: PublishedValue, comparison: Comparison): Problem | undefined {
  const { published, tables } = comparison;
  const candidates = reportedIn(tables).get(value.key) ?? [];
  const now = candidates.find((one) => reportOf(one) === value.report);
  if (!now && needsNoCorrection(value, candidates, comparison)) return undefined;
  const wasShown = published.values.get(value.key) === value;
  return problemOf(value, now ?? (wasShown ? candidates[0] : undefined), comparison);
}

/** True if a value may disappear from its report without a correction. `candidates` are the values of other reports. */
function needsNoCorrection(
  value: PublishedValue,
  candidates: readonly ReportedObservation[],
  { published, tables }: Comparison,
): boolean {
  // The report has another id now, or another one has the very same value.
  if (candidates.some((one) => matches(value, one))) return true;
  const row = published.rows.reports?.find(({ id }) => id === value.report);
  const day = row?.['published'] || row?.['event_date'] || '';
  const days = new Map(tables.reports.map((report) => [report.id, dayOf(report)]));
  if (candidates.some((one) => (days.get(reportOf(one)) ?? '') > day)) return true;
  // The subject or the measure has another id now, and with it the same figure from the same place.
  const isRenamed = !byId(tables.subjects).has(value.subject) || !byId(tables.measures).has(value.measure);
  return (
    isRenamed && tables.observations.some((one) => one.evidence === value.evidence && matches(value, one))
  );
}

/** Checks a derived value whose operands are as they were: otherwise it follows from their changes. */
function checkDerived(value: PublishedValue, comparison: Comparison): Problem | undefined {
  const { past, tables, derived } = comparison;
  const byKey = reportedIn(tables);
  // It is derived from the shown report's values or, where another one alone has all of them, from those.
  const isAsItWas = (key: string) => {
    const [were, are] = [past.get(key) ?? [], byKey.get(key) ?? []];
    return (
      were.length === are.length &&
      were.every((was, at) => {
        const is = at === 0 ? are[0] : are.find((one) => reportOf(one) === was.report);
        return is && reportOf(is) === was.report && isUnchanged(was, is, comparison);
      })
    );
  };
  // A report may have it now, or its measure be no more.
  const isElsewhere = byKey.has(value.key) || !byId(tables.measures).has(value.measure);
  if (isElsewhere || !value.operands.every(isAsItWas)) return undefined;
  return problemOf(value, derived.get(value.key), comparison);
}

/** True if the figure is the same, and its unit. A unit that has only another id, or only other names, is the same. */
function isUnchanged(value: PublishedValue, now: Observation, { tables, unitsOf }: Comparison): boolean {
  const { unit = value.unit } = byId(tables.measures).get(value.measure) ?? {};
  return matches(value, now) && (unit === value.unit || isSameUnit(...unitsOf(value)));
}

/** True if a reader reads the same number, qualifier and phrase; of a derived value, up to digits that programs differ in. */
function matches(value: PublishedValue, now: Observation): boolean {
  const { figure } = now;
  if (value.qualifier !== figure.qualifier) return false;
  if (now.origin === 'reported') return value.value === figure.value && value.reported === now.reported;
  const was = fromJson(value);
  return (['value', 'low', 'high'] as const).every(
    (end) =>
      was[end] === figure[end] ||
      (Number.isFinite(figure[end]) && Math.abs(was[end] - figure[end]) <= PRECISION * Math.abs(figure[end])),
  );
}
const PRECISION = 1e-12;

/** What is wrong with the corrections of a value. `now` is the value shown now, of another report too; undefined if it is gone. */
function problemOf(value: PublishedValue, now: Observation | undefined, comparison: Comparison) {
  const { correctionsOf, isNew, unitsOf } = comparison;
  const [, unit] = unitsOf(value);
  const report = now?.origin === 'reported' ? reportOf(now) : value.report;
  const all = correctionsOf(value.key, value.report === null ? [] : [value.report, report ?? '']);
  const placeOf = ({ file, row, after }: Correction) => ({ file, line: row, column: 'after', text: after });
  if (now && report === value.report && isUnchanged(value, now, comparison)) {
    // The last row says otherwise and was not published: the change was undone.
    const last = all.at(-1);
    if (!last || !isNew(last) || mayContain(last.after, fromJson(value), unit)) return undefined;
    const { before } = correctionWords(value, undefined, comparison, [unit, unit]).long;
    return problem('correction-missing.undone', placeOf(last), { said: last.after, now: before });
  }
  const fresh = all.filter(isNew);
  if (fresh.some(({ after }) => !now || mayContain(after, now.figure, unit))) return undefined;
  const words = correctionWords(value, now && frozenValue(now), comparison);
  // A row that begins with what the value is now describes another change.
  const stale = fresh.findLast(({ before }) => !now || !mayContain(before, now.figure, unit));
  if (!stale) return missing(value, now, words, comparison);
  const params = { said: stale.after, now: words.long.after, short: words.short.after };
  return problem('correction-missing.stale', placeOf(stale), params);
}

function missing(
  value: PublishedValue,
  now: Observation | undefined,
  { long, short }: ReturnType<typeof correctionWords>,
  comparison: Comparison,
): Problem {
  const { key, subject, measure, period, report } = value;
  const { tables, editing } = comparison;
  const isReplaced = now?.origin === 'reported' && reportOf(now) !== report;
  // If only one report has the value, or another one is shown now, the row need not name it.
  const isOfOthers = (reportedIn(tables).get(key) ?? []).some((one) => reportOf(one) !== report);
  const named = isOfOthers && !isReplaced ? (report ?? '') : '';
  const cells = { date: editing.today, subject, measure, period, report: named, ...short };
  const { paste, params: row } = missingRow(cells, comparison);
  const params = { value: key, source: report ?? measure, ...long, ...row };
  if (!now) return problem('correction-missing.gone', { file: 'corrections.csv', text: key, paste }, params);
  if (now.origin === 'derived') {
    const line = byId(tables.measures).get(measure)?.row ?? 1;
    const place = { file: 'measures.csv', line, column: 'formula', text: now.formula, paste };
    return problem('correction-missing.derived', place, params);
  }
  const place = { file: now.file, line: now.row, column: 'value', text: numberCell(now.figure), paste };
  return isReplaced
    ? problem('correction-missing.replaced', place, { ...params, other: reportOf(now) })
    : problem('correction-missing.value', place, params);
}

/** Published corrections that are gone or have other values: a history never shrinks. Their reasons and ids may change. */
function vanishedCorrections(comparison: Comparison): Problem[] {
  const { published, tables } = comparison;
  const { subjects, measures, reports, corrections } = tables;
  /** True if an id is as it was, or no longer exists. */
  const isNamedAlike = (records: readonly { id: string }[], was: string, is: string) =>
    was === is || !byId(records).has(was);
  return (published.rows.corrections ?? []).flatMap((row): Problem[] => {
    const { date, subject = '', measure = '', period, report = '', before = '', after = '' } = row;
    const unit = published.unitOf(measure);
    const isAlike = (was: string, is: string) =>
      was === is || !unit || figuresIn(was, unit).some((figure) => mayContain(is, figure, unit));
    const same = corrections.filter(
      (one) =>
        one.date === date &&
        one.period === period &&
        isNamedAlike(subjects, subject, one.subject) &&
        isNamedAlike(measures, measure, one.measure) &&
        (report === '' || isNamedAlike(reports, report, one.report ?? '')),
    );
    if (same.some((one) => isAlike(before, one.before) && isAlike(after, one.after))) return [];
    const changed = same.find((one) => isAlike(before, one.before) || isAlike(after, one.after));
    const correction = [date, subject, measure, period, report].filter(Boolean).join(' ');
    const { paste, params } = missingRow(row, comparison);
    const place = { file: 'corrections.csv', text: correction, paste };
    if (!changed) return [problem('correction-missing.correction', place, { correction, ...params })];
    const words = { was: `${before} → ${after}`, now: `${changed.before} → ${changed.after}` };
    const at = { ...place, line: changed.row };
    return [problem('correction-missing.changed', at, { correction, ...words, ...params })];
  });
}
