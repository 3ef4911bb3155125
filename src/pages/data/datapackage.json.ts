import type { APIRoute } from 'astro';
import { getTables } from '../../components/tables.ts';
import { dataPackage } from '../../formats/package/datapackage.ts';
import { siteAt } from '../../formats/site.ts';

/** All tables as a Data Package v2. */
export const GET: APIRoute = async ({ site, url }) =>
  new Response(await dataPackage(await getTables(), siteAt(site ?? url, import.meta.env.BASE_URL)), {
    headers: { 'content-type': 'application/json' },
  });
