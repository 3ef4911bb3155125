import { fileEndpoint } from '../components/site.ts';
import { fileUrl } from '../formats/site.ts';

/** RFC 9309: everything may be read. */
export const GET = fileEndpoint(
  'text/plain; charset=utf-8',
  ({ site }) => `User-agent: *\nAllow: /\n\nSitemap: ${fileUrl(site, 'sitemap-index.xml')}\n`,
);
