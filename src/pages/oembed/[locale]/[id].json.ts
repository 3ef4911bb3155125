import type { APIRoute, GetStaticPaths } from 'astro';
import { chartOf, getViews } from '../../../components/views.ts';
import { localeOf, locales } from '../../../i18n/locales.ts';
import { embedHeight } from '../../../outputs/embed/height.ts';
import { oembed } from '../../../outputs/embed/oembed.ts';
import { siteAt } from '../../../outputs/site.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  Promise.all(
    locales.map(async (locale) =>
      (await getViews(locale)).charts.map(({ chart }) => ({ params: { locale, id: chart.id } })),
    ),
  ).then((all) => all.flat());

export const GET: APIRoute = async ({ params, site, url }) => {
  const view = chartOf(await getViews(localeOf(params['locale'])), params['id'] ?? '');
  const answer = oembed(
    view,
    siteAt(site ?? url, import.meta.env.BASE_URL),
    embedHeight(view, { plain: false }),
  );
  return new Response(answer, { headers: { 'content-type': 'application/json' } });
};
