import type { APIRoute } from 'astro';
import { newestStory } from '../../components/report-stories.ts';
import { localeOf } from '../../i18n/locales.ts';
import { localeRoutes } from '../../i18n/paths.ts';
import { homeSharePng } from '../../outputs/picture/share.ts';
import { siteAt } from '../../outputs/site.ts';

export const getStaticPaths = localeRoutes;

export const GET: APIRoute = async ({ params, site, url }) => {
  const locale = localeOf(params['locale']);
  const { title, standfirst } = (await newestStory(locale)).story.data;
  const png = await homeSharePng(title, standfirst, locale, siteAt(site ?? url, import.meta.env.BASE_URL));
  return new Response(png, { headers: { 'content-type': 'image/png' } });
};
