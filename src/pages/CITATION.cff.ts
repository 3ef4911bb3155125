import type { APIRoute } from 'astro';
import { getTables } from '../components/tables.ts';
import { citationFile } from '../formats/meta/cite.ts';
import { dataVersion } from '../formats/package/files.ts';
import { siteAt } from '../formats/site.ts';

export const GET: APIRoute = async ({ site, url }) => {
  const tables = await getTables();
  const version = await dataVersion(tables);
  return new Response(citationFile(tables, siteAt(site ?? url, import.meta.env.BASE_URL), version), {
    headers: { 'content-type': 'application/yaml; charset=utf-8' },
  });
};
