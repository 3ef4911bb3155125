import type { APIRoute } from 'astro';
import { fileUrl, siteAt } from '../formats/site.ts';

/** RFC 9309: everything may be read. */
export const GET: APIRoute = ({ site, url }) =>
  new Response(
    `User-agent: *\nAllow: /\n\nSitemap: ${fileUrl(siteAt(site ?? url, import.meta.env.BASE_URL), 'sitemap-index.xml')}\n`,
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
