import type { UnitNames } from '../../figures/format.ts';
import { dayOf } from '../../tables/prefer.ts';
import {
  type DerivedObservation,
  type ReportedObservation,
  reportOf,
  type Tables,
} from '../../tables/tables.ts';
import { frozenValue } from '../frozen/manifest.ts';
import type { PublishedValue, Snapshot } from './snapshot.ts';

/** True where a reader reads the same: number, qualifier and phrase. How wide the interval is follows from them. */
export function isTold(value: PublishedValue, { figure, reported }: ReportedObservation): boolean {
  return value.value === figure.value && value.qualifier === figure.qualifier && value.reported === reported;
}

/** True where the same was worked out, but for digits that no program need agree on. */
export function isWorkedOut(value: PublishedValue, derived: DerivedObservation): boolean {
  const now = frozenValue(derived);
  return (
    value.qualifier === now.qualifier &&
    (['value', 'low', 'high'] as const).every((end) => isNear(value[end], now[end]))
  );
}

const PRECISION = 1e-12;
function isNear(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= PRECISION * Math.abs(b));
}

/**
 * True where a value is gone from its report and yet nobody read anything wrong.
 * @param candidates What other reports tell of the same.
 */
export function isAccountedFor(
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
export function unitsOf(
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

/** True where a value's measure has another unit now. One that has only another id, or only other names, is the same. */
export function hasOtherUnit(value: PublishedValue, published: Snapshot, tables: Tables): boolean {
  const id = tables.measures.find((one) => one.id === value.measure)?.unit;
  return id !== undefined && id !== value.unit && !isSameUnit(...unitsOf(value, published, tables));
}

/** True where two units are named alike. */
export function isSameUnit(a: UnitNames, b: UnitNames): boolean {
  return (['kind', 'singular_en', 'plural_en', 'name_vi'] as const).every((name) => a[name] === b[name]);
}
