import type { APIRoute, GetStaticPaths } from 'astro';
import { chartOf, getViews } from '../../../components/views.ts';
import { localeOf } from '../../../i18n/locales.ts';
import { localeRoutes } from '../../../i18n/paths.ts';
import { type ChartExtension, chartFormats } from '../../../outputs/index.ts';
import { siteAt } from '../../../outputs/site.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  Promise.all(
    localeRoutes().map(async ({ params, props }) =>
      (await getViews(props.locale)).charts.flatMap(({ chart }) =>
        Object.keys(chartFormats).map((format) => ({ params: { ...params, id: chart.id, format } })),
      ),
    ),
  ).then((all) => all.flat());

export const GET: APIRoute = async ({ params, site, url }) => {
  const view = chartOf(await getViews(localeOf(params['locale'])), params['id'] ?? '');
  const { mediaType, write } = chartFormats[params['format'] as ChartExtension];
  return new Response(write(view, siteAt(site ?? url, import.meta.env.BASE_URL)), {
    headers: { 'content-type': mediaType },
  });
};
