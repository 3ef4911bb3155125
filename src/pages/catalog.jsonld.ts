import { fileEndpoint } from '../components/site.ts';
import { getTables } from '../components/tables.ts';
import { catalog } from '../formats/package/catalog.ts';

/** The site as a DCAT 3 catalog. */
export const GET = fileEndpoint('application/ld+json', async ({ site }) => catalog(await getTables(), site));
