import { asMarkdown, changes, forPeople } from '../changes/changes.ts';
import { compare, snapshotOf } from '../changes/comparison.ts';
import { publishedProblems } from '../changes/published-checks.ts';
import type { Problem } from '../csv/problem.ts';
import { writeRow } from '../csv/text.ts';
import type { Locale } from '../i18n/locales.ts';
import { checkStories } from '../stories/check.ts';
import { memoize } from '../tables/memoize.ts';
import type { Tables } from '../tables/tables.ts';
import { columnNames, isStory, rowsOf, today, type Workbook } from './workbook.ts';

export { previewStory } from '../stories/preview.ts';

/*
 * What the worker needs once something was edited, and so loads on use: published files are as the build has checked them.
 */
const publishedSnapshot = memoize(snapshotOf);

/** What `check:published` and `check:stories` say of sound tables; `published` is undefined if its values cannot be read. */
export function editedProblems(
  published: Tables | undefined,
  tables: Tables,
  workbook: Workbook,
  locale: Locale,
): Problem[] {
  const head = writeRow(columnNames(rowsOf(workbook, 'corrections.csv') ?? []), ',');
  const stories = [...workbook].flatMap(([file, content]) =>
    isStory(file) && typeof content === 'string' ? { file, source: content } : [],
  );
  const options = { today: today(), head, locale };
  const known = published && publishedProblems(compare(publishedSnapshot(published), tables, options));
  return [...(known ?? []), ...checkStories(stories, tables)];
}

/** What `diff` says of an edited workbook, as the Markdown of a pull request. */
export function changesText(published: Tables, tables: Tables, what: string, locale: Locale): string {
  const found = changes(publishedSnapshot(published), snapshotOf(tables), locale);
  return asMarkdown(forPeople(found, what, locale), locale);
}
