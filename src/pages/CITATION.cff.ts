import { fileEndpoint } from '../components/site.ts';
import { getTables } from '../components/tables.ts';
import { citationFile } from '../formats/meta/cite.ts';
import { dataVersion } from '../formats/tables.ts';

export const GET = fileEndpoint('application/yaml; charset=utf-8', async ({ site }) => {
  const tables = await getTables();
  return citationFile(tables, site, await dataVersion(tables));
});
