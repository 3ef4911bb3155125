import type { APIRoute } from 'astro';
import { newestStory } from '../../components/report-stories.ts';
import { homeSharePng } from '../../formats/picture/share.ts';
import { siteAt } from '../../formats/site.ts';
import { localeOf, localeRoutes } from '../../i18n/locales.ts';

export const getStaticPaths = localeRoutes;

export const GET: APIRoute = async ({ params, site, url }) => {
  const locale = localeOf(params['locale']);
  const { title, standfirst } = (await newestStory(locale)).story.data;
  const png = await homeSharePng(title, standfirst, locale, siteAt(site ?? url, import.meta.env.BASE_URL));
  return new Response(png, { headers: { 'content-type': 'image/png' } });
};
