import type { APIRoute } from 'astro';
import { getTables } from '../../../components/tables.ts';
import { localeOf } from '../../../i18n/locales.ts';
import { localeRoutes } from '../../../i18n/paths.ts';
import { atomFeed } from '../../../outputs/meta/feed.ts';
import { siteAt } from '../../../outputs/site.ts';

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
