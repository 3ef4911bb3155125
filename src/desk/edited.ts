import { strToU8, zipSync } from 'fflate';
import { changes } from '../changes/changes.ts';
import { compare } from '../changes/comparison.ts';
import { publishedProblems } from '../changes/published-checks.ts';
import { asMarkdown, forPeople } from '../changes/report.ts';
import { snapshotOf } from '../changes/snapshot.ts';
import type { Problem } from '../csv/problem.ts';
import { writeRow } from '../csv/write.ts';
import type { Locale } from '../i18n/locales.ts';
import { checkStories } from '../stories/check.ts';
import { memoize } from '../tables/memoize.ts';
import type { Tables } from '../tables/tables.ts';
import { textOf } from './files.ts';
import { type Content, columnNames, isStory, projectPath, rowsOf, type Workbook } from './workbook.ts';

export { previewStory } from '../stories/preview.ts';

/*
 * What the worker needs once something was edited, and so loads on use: published files are as the build has checked them.
 */
const publishedSnapshot = memoize(snapshotOf);

/**
 * What `check:published` and `check:stories` say of sound tables. `published` is undefined if the published values cannot be
 * read, `today` the day of a correction (`2026-01-31`).
 */
export function editedProblems(
  published: Tables | undefined,
  tables: Tables,
  workbook: Workbook,
  today: string,
  locale: Locale,
): Problem[] {
  const head = writeRow(columnNames(rowsOf(workbook, 'corrections.csv') ?? []), ',');
  const stories = [...workbook].flatMap(([file, content]) =>
    isStory(file) && content.kind === 'text' ? { file, source: content.text } : [],
  );
  return [
    ...(published
      ? publishedProblems(compare(publishedSnapshot(published), tables, { today, head, locale }))
      : []),
    ...checkStories(stories, tables),
  ];
}

/** What `diff` says of an edited workbook, as the Markdown of a pull request. */
export function changesText(published: Tables, tables: Tables, what: string, locale: Locale): string {
  const found = changes(publishedSnapshot(published), snapshotOf(tables), locale);
  return asMarkdown(forPeople(found, what, locale), locale);
}

/** Files as a ZIP, to be unpacked over the project. The same files give the same bytes. */
export function zipOf(contents: readonly (readonly [file: string, Content | undefined])[]): Uint8Array {
  const entries = contents.flatMap(([file, content]) => {
    const text = textOf(file, content);
    return text === undefined ? [] : [[projectPath(file), strToU8(text)] as const];
  });
  // ZIP has no time zones: local time, read and written by the same clock.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2000, 0, 1) });
}
