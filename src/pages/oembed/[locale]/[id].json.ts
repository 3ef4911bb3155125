import type { APIRoute, GetStaticPaths } from 'astro';
import { chartOf, chartRoutes, getViews } from '../../../components/views.ts';
import { oembed } from '../../../embed/oembed.ts';
import { siteAt } from '../../../formats/site.ts';
import { localeOf } from '../../../i18n/locales.ts';

/** The locale is a part of the address in every language. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await chartRoutes()).map(({ params: { id }, props: { locale } }) => ({ params: { locale, id } }));

export const GET: APIRoute = async ({ params, site, url }) => {
  const view = chartOf(await getViews(localeOf(params['locale'])), params['id'] ?? '');
  const answer = oembed(view, siteAt(site ?? url, import.meta.env.BASE_URL));
  return new Response(answer, { headers: { 'content-type': 'application/json' } });
};
