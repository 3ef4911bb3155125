import { type Problem, problem } from '../../csv/problem.ts';
import type { UnitNames } from '../../figures/format.ts';
import { observationKey, reportOf, type Tables } from '../../tables/tables.ts';
import { frozenValue } from '../frozen/manifest.ts';
import { type Editing, missingRow } from './correction-asked.ts';
import { type CorrectionRows, correctionRows, placeOfAfter } from './correction-rows.ts';
import { correctionWords, mayTell } from './correction-words.ts';
import { type Fate, fateOfResult, fateOfTelling, type States } from './fates.ts';
import { unitsOf } from './same-telling.ts';
import type { PublishedValue, Snapshot } from './snapshot.ts';
import { figureOf } from './tellings.ts';
import { vanishedCorrections } from './vanished-corrections.ts';

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
  const tellings = Map.groupBy([...tables.observations, ...tables.alternatives], observationKey);
  const rows = correctionRows(published, tables);
  const derived = new Map(tables.derived.map((one) => [observationKey(one), one]));
  const values = [...published.values.values(), ...(published.alternatives ?? [])];
  const past = Map.groupBy(values, ({ key }) => key);
  const compared: Compared = { published, tables, tellings, past, rows, editing };
  const found = values
    .flatMap((value) =>
      value.origin === 'derived'
        ? fateOfResult(value, derived.get(value.key), compared)
        : fateOfTelling(value, compared),
    )
    .flatMap((fate) => asked(fate, compared));
  // A row that several reports' tellings have something against is told of once.
  const once = Map.groupBy(found, (one) => (one.column === 'after' ? one.line : one));
  return [
    ...[...once.values()].flatMap(([first]) => first ?? []),
    ...vanishedCorrections(published, tables, editing),
  ];
}

function asked(fate: Fate, compared: Compared): Problem[] {
  const { value, now, isSame } = fate;
  const { published, tables, rows } = compared;
  const [unitThen, unit] = unitsOf(value, published, tables);
  const told = now?.origin === 'reported' ? reportOf(now) : undefined;
  const all = rows.of(value.key, value.report, told);
  if (isSame) return undone(value, all.at(-1), rows, unit);
  const fresh = all.filter(rows.isNew);
  if (fresh.some(({ after }) => !now || mayTell(after, now.figure, unit))) return [];
  const words = correctionWords(value, unitThen, now && frozenValue(now), unit);
  // A row that begins with what the value is now tells of another change.
  const stale = fresh.findLast(({ before }) => !now || !mayTell(before, now.figure, unit));
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
  if (!last || !isNew(last) || mayTell(last.after, figureOf(value), unit)) return [];
  const { before } = correctionWords(value, unit, undefined, unit).long;
  const params = { said: last.after, now: before };
  return [problem('correction-missing.undone', placeOfAfter(last), params)];
}

function missing(
  { value, now, isReplaced = false }: Fate,
  { long, short }: ReturnType<typeof correctionWords>,
  { tables, tellings, editing }: Compared,
): Problem {
  const { key, subject, measure, period, report } = value;
  // Where one report tells the value, or another one is shown now, the row need not name it.
  const others = (tellings.get(key) ?? []).filter((one) => reportOf(one) !== report);
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
  const text = String(now.figure.value);
  const place = { file: now.file, line: now.row, column: 'value', text, paste };
  return isReplaced
    ? problem('correction-missing.replaced', place, { ...params, other: reportOf(now) })
    : problem('correction-missing.value', place, params);
}
