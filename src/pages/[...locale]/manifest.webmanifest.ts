import type { APIRoute } from 'astro';
import { manifest } from '../../formats/meta/manifest.ts';
import { siteAt } from '../../formats/site.ts';
import { localeOf, localeRoutes } from '../../i18n/locales.ts';

export const getStaticPaths = localeRoutes;

export const GET: APIRoute = ({ params, site, url }) =>
  new Response(manifest(siteAt(site ?? url, import.meta.env.BASE_URL), localeOf(params['locale'])), {
    headers: { 'content-type': 'application/manifest+json' },
  });
