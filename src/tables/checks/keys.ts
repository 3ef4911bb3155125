import { excerpt } from '../../csv/problem.ts';
import { singleTables } from '../schemas/index.ts';
import { type ReportedObservation, reportOf, type Tables } from '../tables.ts';
import type { CheckContext } from './context.ts';
import { addDuplicate, checkUnique, duplicates } from './unique.ts';

const withIds = [...singleTables, 'evidence' as const].filter((name) => name !== 'corrections');

/**
 * Checks that keys are unique, and that no two charts have one title: by it, people tell them apart. Where an id is there
 * twice, another may be missing for it: links to it are not checked.
 * @returns observations of one key that different reports tell, a group each: that is no problem.
 */
export function checkKeys(tables: Tables, { add, complete }: CheckContext): ReportedObservation[][] {
  for (const name of withIds) {
    const records: readonly { id: string; file: string; row: number }[] = tables[name];
    complete[name] &&= checkUnique(add, records, ['id'], ({ id }) => `The id "${id}"`);
  }
  for (const column of ['title_en', 'title_vi'] as const)
    checkUnique(
      add,
      tables.charts,
      [column],
      ({ id, [column]: title }) => `The title "${excerpt(title)}" of "${id}"`,
    );
  const observation = ['measure', 'period', 'subject'] as const;
  const told = duplicates(tables.observations, observation);
  for (const group of told)
    for (const [first, ...more] of Map.groupBy(group, reportOf).values())
      for (const one of more)
        if (first)
          addDuplicate(
            add,
            first,
            one,
            observation,
            ({ subject, measure, period }) => `The value of "${measure}" for "${subject}" in ${period}`,
          );
  // A value may be corrected twice in a day: from 72 to 71, and back.
  checkUnique(
    add,
    tables.corrections,
    ['date', ...observation, 'report', 'before'],
    () => 'The same correction',
  );
  return told;
}
