import type { APIRoute, GetStaticPaths } from 'astro';
import { chartOf, getViews } from '../../../components/views.ts';
import { localeOf } from '../../../i18n/locales.ts';
import { localeRoutes } from '../../../i18n/paths.ts';
import { sharePng } from '../../../outputs/picture/share.ts';
import { siteAt } from '../../../outputs/site.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const routes = localeRoutes().map(async ({ params, props }) =>
    (await getViews(props.locale)).charts.map(({ chart }) => ({ params: { ...params, id: chart.id } })),
  );
  return (await Promise.all(routes)).flat();
};

export const GET: APIRoute = async ({ params, site, url }) => {
  const view = chartOf(await getViews(localeOf(params['locale'])), params['id'] ?? '');
  const png = sharePng(view, siteAt(site ?? url, import.meta.env.BASE_URL));
  return new Response(png, { headers: { 'content-type': 'image/png' } });
};
