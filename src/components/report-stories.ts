import { getCollection } from 'astro:content';
import { type PictureOptions, pictureOf, type ReportPicture } from '../formats/report-picture.ts';
import { chartPage, reportPage } from '../formats/site.ts';
import { evidenceViews } from '../formats/view.ts';
import { type Locale, pagePath } from '../i18n/locales.ts';
import { newestReports } from '../tables/prefer.ts';
import type { Report } from '../tables/tables.ts';
import { getTables } from './tables.ts';
import { getViews } from './views.ts';

/** The stories of all reports that have one, that of the newest report first. It is the home page's. */
export async function reportStories(locale: Locale) {
  const { reports } = await getTables();
  const found = newestReports(reports).map(async (report) => {
    const story = await storyOf(`${locale}/${report.id}`);
    return story ? [{ report, story }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** The newest of them. @throws when there is none, in words for its author. */
export async function newestStory(locale: Locale) {
  const [newest] = await reportStories(locale);
  if (!newest) throw new Error(`No report of reports.csv has a story in src/stories/${locale}/.`);
  return newest;
}

/** A report as a picture; its figures lead to charts of the same page, or else to the charts' own pages. */
export async function reportPicture(
  report: Report,
  locale: Locale,
  {
    charts = [],
    ...size
  }: Pick<PictureOptions, 'most' | 'room'> & { charts?: readonly string[] | undefined },
): Promise<ReportPicture | undefined> {
  const { tables, charts: views } = await getViews(locale);
  const page = (path: string) => pagePath(path, locale, import.meta.env.BASE_URL);
  return pictureOf(report, evidenceViews(report.id, tables, views, locale), locale, {
    ...size,
    chartLink: ({ chart: { id } }) => (charts.includes(id) ? `#chart-${id}` : page(chartPage(id))),
    rows: page(reportPage(report.id)),
  });
}

/** What the report page says of figures that disagree; undefined where there is nothing to say. */
export function notesOn(report: Report, locale: Locale) {
  return storyOf(`${locale}/${report.id}-notes`);
}

async function storyOf(id: string) {
  return (await getCollection('stories')).find((story) => story.id === id);
}
