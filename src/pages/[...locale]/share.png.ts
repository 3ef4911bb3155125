import { newestStory, reportPicture } from '../../components/report-stories.ts';
import { fileEndpoint } from '../../components/site.ts';
import { homeSharePng } from '../../formats/picture/share.ts';
import { localeRoutes } from '../../i18n/locales.ts';

export const getStaticPaths = localeRoutes;

export const GET = fileEndpoint('image/png', async ({ site, locale }) => {
  const { report, story } = await newestStory(locale);
  const { title, standfirst } = story.data;
  return homeSharePng(
    { title, standfirst, picture: await reportPicture(report, locale, { most: 5, room: 208 }) },
    locale,
    site,
  );
});
