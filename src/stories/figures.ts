import { closest } from '../csv/closest.ts';
import { excerpt } from '../csv/problem.ts';
import { observationKey, type Tables } from '../tables/tables.ts';
import { type Complain, complainOfUnknown, inWords, type Place } from './problem.ts';

/** What figures are named from. */
export type FigureTables = Pick<Tables, 'subjects' | 'measures' | 'observations' | 'derived'>;

/**
 * The key of the one observation, reported or derived, that `zalo users` or `zalo users 2024-06-30` names.
 * Complains, and returns undefined, where it names none or several.
 */
export function resolveFigure(
  name: string,
  tables: FigureTables,
  place: Place,
  complain: Complain,
): string | undefined {
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

  const ofSubject = [...tables.observations, ...tables.derived].filter((one) => one.subject === subject);
  const candidates = ofSubject.filter((one) => one.measure === measure);
  const found = period === undefined ? candidates : candidates.filter((one) => one.period === period);
  const [first, second] = found;
  if (first && !second) return observationKey(first);

  const periods = [...new Set(candidates.map((one) => one.period))].toSorted();
  if (second) {
    const message = `"${subject} ${measure}" is there for ${inWords(periods)}.`;
    complain(
      place,
      message,
      `Add the one that the story means: of="${subject} ${measure} ${periods[0]}", or another.`,
    );
  } else if (candidates.length > 0) {
    const message = `"${subject} ${measure}" has no value for ${excerpt(period ?? '')}.`;
    complain(place, message, `It has one for ${inWords(periods)}.`);
  } else {
    const measures = [...new Set(ofSubject.map((one) => one.measure))];
    const meant = closest(measure, measures);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    const mend = measures.length > 0 ? `It has ${inWords(measures)}.` : 'No figure is of this subject.';
    complain(place, `"${subject}" has no value of "${measure}".${hint}`, mend);
  }
  return undefined;
}
