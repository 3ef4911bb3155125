import type { APIRoute } from 'astro';
import { getTables } from '../../components/tables.ts';
import { archive } from '../../formats/package/archive.ts';
import { siteAt } from '../../formats/site.ts';

/** All tables and their descriptions in one file. */
export const GET: APIRoute = async ({ site, url }) =>
  new Response(await archive(await getTables(), siteAt(site ?? url, import.meta.env.BASE_URL)), {
    headers: { 'content-type': 'application/zip' },
  });
