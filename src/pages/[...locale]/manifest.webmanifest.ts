import type { APIRoute } from 'astro';
import { localeOf } from '../../i18n/locales.ts';
import { localeRoutes } from '../../i18n/paths.ts';
import { manifest } from '../../outputs/meta/manifest.ts';
import { siteAt } from '../../outputs/site.ts';

export const getStaticPaths = localeRoutes;

export const GET: APIRoute = ({ params, site, url }) =>
  new Response(manifest(siteAt(site ?? url, import.meta.env.BASE_URL), localeOf(params['locale'])), {
    headers: { 'content-type': 'application/manifest+json' },
  });
