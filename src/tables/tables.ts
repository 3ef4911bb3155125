import type { Figure } from '../figures/figure.ts';
import { type Localized, locales, localized } from '../i18n/locales.ts';
import { byId, memoize } from './memoize.ts';
import type { RecordOf, TableName } from './schemas/index.ts';
import type { Settings } from './settings.ts';

export type Report = RecordOf<'reports'>;
export type Unit = RecordOf<'units'>;
export type Category = RecordOf<'categories'>;
export type Subject = RecordOf<'subjects'>;
export type Measure = RecordOf<'measures'>;
/** `named` are the keys of the values that its title and note name. */
export type Chart = RecordOf<'charts'> & { named?: readonly string[] };
export type Statement = RecordOf<'statements'>;
export type GlossaryEntry = RecordOf<'glossary'>;
export type Correction = RecordOf<'corrections'>;
export type Confirmation = RecordOf<'confirmations'>;
export type MovedPage = RecordOf<'moved'>;
export type Evidence = RecordOf<'evidence'> & { report: string };

/** What every observation has: its place in the data, and its figure in the measure's unit. */
type ObservationBase = { subject: string; measure: string; period: string; figure: Figure };

export type ReportedObservation = ObservationBase & RecordOf<'observations'> & { origin: 'reported' };

/** An observation that follows from others by its measure's formula. */
export interface DerivedObservation extends ObservationBase {
  origin: 'derived';
  formula: string;
  /** The observations it was derived from, as `subject measure period`. */
  operands: string[];
  /** Where those are printed, in the same order; that also gives the report of each. */
  evidence: string[];
}

export type Observation = ReportedObservation | DerivedObservation;
type Names = Pick<Observation, 'subject' | 'measure' | 'period'>;

type PlainTables = { [Name in Exclude<TableName, 'evidence' | 'observations' | 'site'>]: RecordOf<Name>[] };

/** Everything that was read and checked, as typed records. */
export interface Tables extends PlainTables {
  site: Settings;
  evidence: Evidence[];
  /** Each named once ({@link observationKey}): where several reports give a value, that of the preferred one. */
  observations: ReportedObservation[];
  /** The same values as other reports give them. No chart shows these: see `prefer.ts`. */
  alternatives: ReportedObservation[];
  derived: DerivedObservation[];
}

/** Whether evidence that names a unit so is in the unit of a measure: counts, quantities and ratios are extracted without one, or "doubled". */
export function isPrintedIn({ id, kind }: Unit, printed: string): boolean {
  if (kind === 'ratio' && printed === 'ratio') return true;
  return printed === (kind === 'percent' || kind === 'currency' ? id : '');
}

/** Every value of the tables once, the printed ones before the derived ones. */
export const allObservations = memoize((tables: Tables): readonly Observation[] => {
  return [...tables.observations, ...tables.derived];
});

/** The address of a figure without its ending: `figures/zalo/users/2024-06-30`; `/` of a span is `--`, `?` is `-undated`. */
export const figurePath = ({ subject, measure, period }: Names) =>
  `figures/${subject}/${measure}/${period.replace('/', '--').replace('?', '-undated')}`;

/** The pages of charts, reports and figures, as `moved.csv` names them. */
export function pagesOf(tables: Tables): ReadonlySet<string> {
  const pages = ['charts', 'reports'] as const;
  const named = pages.flatMap((name) => tables[name].map(({ id }) => `${name}/${id}`));
  return new Set([...named, ...allObservations(tables).map(figurePath)]);
}

/** Every printed value, the alternatives of other reports included. */
export const allReported = memoize((tables: Tables): readonly ReportedObservation[] => {
  return [...tables.observations, ...tables.alternatives];
});

/** The label of a record that has the same in all languages of several: a name, and no common noun. */
export function properName(record: Localized<'label'>): string | undefined {
  const labels = locales.map((locale) => localized(record, 'label', locale)).filter(Boolean);
  return labels.length > 1 && new Set(labels).size === 1 ? labels[0] : undefined;
}

/** A subject, and what it is a part of, the nearest first. */
export function kinOf(id: string, subjects: readonly Subject[]): string[] {
  const kin = new Set([id]);
  for (const one of kin) {
    const { part_of } = byId(subjects).get(one) ?? {};
    if (part_of !== undefined) kin.add(part_of);
  }
  return [...kin];
}

/** True if one of two subjects is the other, or a part of it. */
export const areKin = (one: string, other: string, subjects: readonly Subject[]): boolean =>
  kinOf(one, subjects).includes(other) || kinOf(other, subjects).includes(one);

/** The report that an observation is from: what stands before the `#` of its evidence. */
export const reportOf = ({ evidence }: Pick<ReportedObservation, 'evidence'>): string =>
  evidence.slice(0, evidence.indexOf('#'));

/** The name of an observation: what must be unique. */
export const observationKey = (of: Names): string => `${of.subject} ${of.measure} ${of.period}`;
