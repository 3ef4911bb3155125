import { getCollection } from 'astro:content';
import type { Locale } from '../i18n/locales.ts';
import type { Report } from '../tables/tables.ts';
import { getTables } from './tables.ts';

/** The story of the newest report, which the home page tells. @throws when there is none, in words for its author. */
export async function newestStory(locale: Locale) {
  const { reports } = await getTables();
  const [report] = reports.toSorted((a, b) => (a.event_date < b.event_date ? 1 : -1));
  if (!report) throw new Error('reports.csv has no report.');
  const story = await storyOf(`${locale}/${report.id}`);
  if (!story)
    throw new Error(`There is no story src/stories/${locale}/${report.id}.mdx of the newest report.`);
  return { report, story };
}

/** What the report page says of figures that disagree; undefined where there is nothing to say. */
export function notesOn(report: Report, locale: Locale) {
  return storyOf(`${locale}/${report.id}-notes`);
}

async function storyOf(id: string) {
  return (await getCollection('stories')).find((story) => story.id === id);
}
