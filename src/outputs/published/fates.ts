import { type Observation, type ReportedObservation, reportOf, type Tables } from '../../tables/tables.ts';
import { hasOtherUnit, isAccountedFor, isTold, isWorkedOut } from './same-telling.ts';
import type { PublishedValue, Snapshot } from './snapshot.ts';

/** What was published, and what is. */
export interface States {
  published: Snapshot;
  tables: Tables;
  /** What reports tell now, the shown one first. */
  tellings: ReadonlyMap<string, ReportedObservation[]>;
  /** What was published of each, the shown one first. */
  past: ReadonlyMap<string, PublishedValue[]>;
}

/** What became of a published value. */
export interface Fate {
  value: PublishedValue;
  /** What it is now; undefined where it is gone. */
  now: Observation | undefined;
  isSame: boolean;
  /** True where the report tells it no more, and `now` is what another one tells, which is shown instead. */
  isReplaced?: boolean;
}

/** Of a value that a report told; nothing where it is gone for good reason. */
export function fateOfTelling(value: PublishedValue, { published, tables, tellings }: States): Fate | [] {
  const candidates = tellings.get(value.key) ?? [];
  const now = candidates.find((one) => reportOf(one) === value.report);
  if (now) return { value, now, isSame: isTold(value, now) && !hasOtherUnit(value, published, tables) };
  if (isAccountedFor(value, candidates, published, tables)) return [];
  const wasShown = published.values.get(value.key) === value;
  const instead = wasShown ? candidates[0] : undefined;
  return { value, now: instead, isSame: false, isReplaced: instead !== undefined };
}

/** Of a derived value, where what it was worked out from is told as it was: else it follows from that. */
export function fateOfResult(
  value: PublishedValue,
  now: Tables['derived'][number] | undefined,
  { published, tables, tellings, past }: States,
): Fate | [] {
  // It is worked out from what the shown report tells or, where another one alone tells all of it, from that.
  const isAsItWas = (key: string) => {
    const [were, are] = [past.get(key) ?? [], tellings.get(key) ?? []];
    return (
      were.length === are.length &&
      were.every((was, at) => {
        const is = at === 0 ? are[0] : are.find((one) => reportOf(one) === was.report);
        return is && reportOf(is) === was.report && isTold(was, is) && !hasOtherUnit(was, published, tables);
      })
    );
  };
  // It may be told by a report now, or its measure be no more.
  const isElsewhere = tellings.has(value.key) || !tables.measures.some(({ id }) => id === value.measure);
  if (isElsewhere || !value.operands.every(isAsItWas)) return [];
  const isSame = now !== undefined && isWorkedOut(value, now) && !hasOtherUnit(value, published, tables);
  return { value, now, isSame };
}
