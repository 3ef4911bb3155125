import type { APIRoute, GetStaticPaths } from 'astro';
import { getTables } from '../../components/tables.ts';
import { type PublishedName, publishedTables } from '../../formats/dictionary.ts';
import { siteAt } from '../../formats/site.ts';
import { type TableExtension, tableFormats } from '../../formats/tables.ts';

export const getStaticPaths = (() =>
  publishedTables.flatMap((table) =>
    Object.keys(tableFormats).map((format) => ({ params: { table, format } })),
  )) satisfies GetStaticPaths;

/** A table in each of its formats. */
export const GET: APIRoute = async ({ params, site, url }) => {
  const { mediaType, write } = tableFormats[params['format'] as TableExtension];
  const at = siteAt(site ?? url, import.meta.env.BASE_URL);
  return new Response(write(params['table'] as PublishedName, await getTables(), at), {
    headers: { 'content-type': mediaType },
  });
};
