import type { APIRoute } from 'astro';
import { getTables } from '../../../components/tables.ts';
import { atomFeed } from '../../../formats/meta/feed.ts';
import { siteAt } from '../../../formats/site.ts';
import { localeOf, localeRoutes } from '../../../i18n/locales.ts';

export const getStaticPaths = localeRoutes;

export const GET: APIRoute = async ({ params, site, url }) =>
  new Response(
    atomFeed(
      'corrections',
      await getTables(),
      siteAt(site ?? url, import.meta.env.BASE_URL),
      localeOf(params['locale']),
    ),
    { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } },
  );
