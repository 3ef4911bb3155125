import type { APIRoute, GetStaticPaths } from 'astro';
import { newestStory } from '../../../components/newest-story.ts';
import { chartOf, getViews } from '../../../components/views.ts';
import { localeOf } from '../../../i18n/locales.ts';
import { localeRoutes } from '../../../i18n/paths.ts';
import { homeSharePng, sharePng } from '../../../outputs/share.ts';
import { siteAt } from '../../../outputs/site.ts';

const HOME = 'home';

export const getStaticPaths: GetStaticPaths = async () => {
  const routes = localeRoutes().map(async ({ params, props }) =>
    [HOME, ...(await getViews(props.locale)).charts.map(({ chart }) => chart.id)].map((id) => ({
      params: { ...params, id },
    })),
  );
  return (await Promise.all(routes)).flat();
};

export const GET: APIRoute = async ({ params, site, url }) => {
  const locale = localeOf(params['locale']);
  const place = siteAt(site ?? url, import.meta.env.BASE_URL);
  const id = params['id'] ?? HOME;
  const { title, standfirst } = (await newestStory(locale)).story.data;
  const png =
    id === HOME
      ? homeSharePng(title, standfirst, locale, place)
      : sharePng(chartOf(await getViews(locale), id), place);
  return new Response(png, { headers: { 'content-type': 'image/png' } });
};
