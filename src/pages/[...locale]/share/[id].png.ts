import type { APIRoute } from 'astro';
import { chartRoutes } from '../../../components/chart-routes.ts';
import { chartOf, getViews } from '../../../components/views.ts';
import { localeOf } from '../../../i18n/locales.ts';
import { sharePng } from '../../../outputs/picture/share.ts';
import { siteAt } from '../../../outputs/site.ts';

export const getStaticPaths = chartRoutes;

export const GET: APIRoute = async ({ params, site, url }) => {
  const view = chartOf(await getViews(localeOf(params['locale'])), params['id'] ?? '');
  const png = sharePng(view, siteAt(site ?? url, import.meta.env.BASE_URL));
  return new Response(png, { headers: { 'content-type': 'image/png' } });
};
