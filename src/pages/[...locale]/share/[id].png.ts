import type { APIRoute } from 'astro';
import { chartRoutes } from '../../../components/chart-routes.ts';
import { pictureCache } from '../../../components/picture-cache.ts';
import { chartOf, getViews } from '../../../components/views.ts';
import { localeOf } from '../../../i18n/locales.ts';
import { sharePng } from '../../../outputs/picture/share.ts';
import { siteAt } from '../../../outputs/site.ts';

export const getStaticPaths = chartRoutes;

export const GET: APIRoute = async ({ params, site, url }) => {
  const view = chartOf(await getViews(localeOf(params['locale'])), params['id'] ?? '');
  const png = await sharePng(view, siteAt(site ?? url, import.meta.env.BASE_URL), pictureCache);
  return new Response(png, { headers: { 'content-type': 'image/png' } });
};
