import type { APIRoute } from 'astro';
import { getTables } from '../../components/tables.ts';
import { csvw } from '../../formats/package/csvw.ts';
import { siteAt } from '../../formats/site.ts';

/** All tables as CSVW, with the way from each value to its words. */
export const GET: APIRoute = async ({ site, url }) =>
  new Response(csvw(await getTables(), siteAt(site ?? url, import.meta.env.BASE_URL)), {
    headers: { 'content-type': 'application/csvm+json' },
  });
