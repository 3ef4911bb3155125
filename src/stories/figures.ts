import { closest } from '../csv/closest.ts';
import { excerpt } from '../csv/problem.ts';
import type { Figure } from '../figures/figure.ts';
import { type Observation, observationKey } from '../tables/tables.ts';
import { type Complain, complainOfUnknown, inWords, type Place } from './problem.ts';
import { type ToldTables, toldBy } from './told.ts';

/**
 * The one observation, reported or derived, that `zalo users` or `zalo users 2024-06-30` names in a story of a report:
 * what that report tells, or what follows from it alone, and only where there is none such, what the charts show.
 * So a story stays true when a later report tells the same value otherwise, or that of another year.
 * Complains, and returns undefined, where it names none or several, or what would belie the report.
 * @param report undefined where the story names none that is there.
 */
export function resolveFigure(
  name: string,
  report: string | undefined,
  tables: ToldTables,
  place: Place,
  complain: Complain,
): Observation | undefined {
  const [subject = '', measure = '', period, ...more] = name.trim().split(/\s+/);
  if (measure === '' || more.length > 0) {
    const message = `"${excerpt(name)}" does not name a figure.`;
    complain(place, message, 'Write subject, measure and, where there are several, period: of="zalo users".');
    return undefined;
  }
  const hasSubject = tables.subjects.some(({ id }) => id === subject);
  const hasMeasure = tables.measures.some(({ id }) => id === measure);
  if (!hasSubject) complainOfUnknown(complain, place, 'subjects', subject, tables.subjects);
  if (!hasMeasure) complainOfUnknown(complain, place, 'measures', measure, tables.measures);
  if (!hasSubject || !hasMeasure) return undefined;

  const isMeant = (one: Observation) =>
    one.measure === measure && (period === undefined || one.period === period);
  const ofSubject = [...tables.observations, ...tables.derived].filter((one) => one.subject === subject);
  const own = report === undefined ? [] : toldBy(report, tables).filter((one) => one.subject === subject);
  const meantOfOwn = own.filter(isMeant);
  const found = meantOfOwn.length > 0 ? meantOfOwn : ofSubject.filter(isMeant);
  const [first, second] = found;
  if (first && !second) return belies(first, report, tables, place, complain) ? undefined : first;

  const candidates = ofSubject.filter((one) => one.measure === measure);
  const periodsOf = (several: readonly Observation[]) =>
    [...new Set(several.map((one) => one.period))].toSorted();
  if (second) {
    const periods = periodsOf(found);
    const message = `"${subject} ${measure}" is there for ${inWords(periods)}.`;
    complain(
      place,
      message,
      `Add the one that the story means: of="${subject} ${measure} ${periods[0]}", or another.`,
    );
  } else if (candidates.length > 0) {
    const message = `"${subject} ${measure}" has no value for ${excerpt(period ?? '')}.`;
    complain(place, message, `It has one for ${inWords(periodsOf(candidates))}.`);
  } else {
    const measures = [...new Set(ofSubject.map((one) => one.measure))];
    const meant = closest(measure, measures);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    const mend = measures.length > 0 ? `It has ${inWords(measures)}.` : 'No figure is of this subject.';
    complain(place, `"${subject}" has no value of "${measure}".${hint}`, mend);
  }
  return undefined;
}

/**
 * Whether a value was worked out from what another report says of something of which the story's own report says another:
 * then it does not follow from what the story tells beside it. Complains of it.
 */
function belies(
  found: Observation,
  report: string | undefined,
  tables: ToldTables,
  place: Place,
  complain: Complain,
): boolean {
  if (found.origin === 'reported' || report === undefined) return false;
  const own = new Map(toldBy(report, tables).map((one) => [observationKey(one), one]));
  const used = new Map([...tables.observations, ...tables.alternatives].map((one) => [one.evidence, one]));
  const others = found.operands.filter((key, at) => {
    const [ours, theirs] = [own.get(key), used.get(found.evidence[at] ?? '')];
    return ours && theirs && !isSame(ours.figure, theirs.figure);
  });
  if (others.length === 0) return false;
  const quoted = inWords(others.map((key) => `"${key}"`));
  complain(
    place,
    `"${observationKey(found)}" is worked out from ${quoted} as another report tells it, not as ${report} does.`,
    `Say it in words, or name a figure that ${report} tells.`,
  );
  return true;
}

function isSame(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.low === b.low && a.high === b.high && a.qualifier === b.qualifier;
}
