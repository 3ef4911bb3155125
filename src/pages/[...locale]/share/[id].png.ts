import type { APIRoute } from 'astro';
import { chartOf, chartRoutes, getViews, pictureCache } from '../../../components/views.ts';
import { sharePng } from '../../../formats/picture/share.ts';
import { siteAt } from '../../../formats/site.ts';
import { localeOf } from '../../../i18n/locales.ts';

export const getStaticPaths = chartRoutes;

export const GET: APIRoute = async ({ params, site, url }) => {
  const view = chartOf(await getViews(localeOf(params['locale'])), params['id'] ?? '');
  const png = await sharePng(view, siteAt(site ?? url, import.meta.env.BASE_URL), pictureCache);
  return new Response(png, { headers: { 'content-type': 'image/png' } });
};
