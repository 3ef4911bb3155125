import type { APIRoute } from 'astro';
import { getTables } from '../components/tables.ts';
import { catalog } from '../formats/package/catalog.ts';
import { siteAt } from '../formats/site.ts';

/** The site as a DCAT 3 catalog. */
export const GET: APIRoute = async ({ site, url }) =>
  new Response(await catalog(await getTables(), siteAt(site ?? url, import.meta.env.BASE_URL)), {
    headers: { 'content-type': 'application/ld+json' },
  });
