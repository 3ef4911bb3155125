import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Tables } from '../../tables/tables.ts';
import type { Site } from '../site.ts';
import { archiveReadme } from './archive-readme.ts';
import { csvw } from './csvw.ts';
import { dataPackage } from './datapackage.ts';
import { dataVersion, tableFiles } from './files.ts';

/**
 * The time of every file in the archive. A zip holds wall-clock time without a zone, and fflate writes the local one:
 * so this is made of local parts, and reads the same everywhere. Noon, which no zone skipped.
 */
const time = () => new Date(1980, 0, 1, 12);

/** `/data/nguon.zip`: all tables as CSV with their descriptions. The same data give the same bytes, in any time zone. */
export async function archive(tables: Tables, site: Site): Promise<Uint8Array<ArrayBuffer>> {
  const files: Zippable = {
    'README.txt': strToU8(archiveReadme(site, await dataVersion(tables))),
    'datapackage.json': strToU8(await dataPackage(tables, site)),
    'csvw.json': strToU8(csvw(tables, site)),
    ...Object.fromEntries((await tableFiles(tables)).map(({ path, bytes }) => [path, bytes])),
  };
  return zipSync(files, { mtime: time(), level: 9 });
}
