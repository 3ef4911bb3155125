import { newestStory } from '../../components/report-stories.ts';
import { fileEndpoint } from '../../components/site.ts';
import { homeSharePng } from '../../formats/picture/share.ts';
import { localeRoutes } from '../../i18n/locales.ts';

export const getStaticPaths = localeRoutes;

export const GET = fileEndpoint('image/png', async ({ site, locale }) => {
  const { title, standfirst } = (await newestStory(locale)).story.data;
  return homeSharePng(title, standfirst, locale, site);
});
