import type { APIRoute, GetStaticPaths } from 'astro';
import { chartOf, chartRoutes, getViews, pictureCache } from '../../../components/views.ts';
import { type ChartExtension, chartFormats } from '../../../formats/index.ts';
import { siteAt } from '../../../formats/site.ts';
import { localeOf } from '../../../i18n/locales.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await chartRoutes()).flatMap(({ params }) =>
    Object.keys(chartFormats).map((format) => ({ params: { ...params, format } })),
  );

export const GET: APIRoute = async ({ params, site, url }) => {
  const view = chartOf(await getViews(localeOf(params['locale'])), params['id'] ?? '');
  const { mediaType, write } = chartFormats[params['format'] as ChartExtension];
  const at = siteAt(site ?? url, import.meta.env.BASE_URL);
  return new Response(await write(view, at, pictureCache), { headers: { 'content-type': mediaType } });
};
