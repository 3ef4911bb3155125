import { strToU8, type Zippable, zipSync } from 'fflate';
import { t } from '../../i18n/index.ts';
import { type Locale, locales } from '../../i18n/locales.ts';
import type { Tables } from '../../tables/tables.ts';
import { datasetTitle, licence } from '../about.ts';
import { publishedTables } from '../dictionary.ts';
import { pageUrl, type Site } from '../site.ts';
import { dataVersion, tableFiles } from '../tables.ts';
import { csvw } from './csvw.ts';
import { dataPackage } from './datapackage.ts';

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

/** `README.txt` of the archive: what the files are, in every language. */
function archiveReadme(site: Site, version: string): string {
  const width = Math.max(...publishedTables.map((name) => name.length)) + '.csv'.length;
  const about = (locale: Locale) =>
    [
      datasetTitle(locale),
      pageUrl(site, '', locale),
      t(locale, 'readme.version', {
        version,
        licence: `${licence.name} (${licence.spdx}), ${licence.url}`,
      }),
      '',
      ...publishedTables.map(
        (name) => `  ${`${name}.csv`.padEnd(width)}  ${t(locale, `tables.${name}.description`)}`,
      ),
      '',
      t(locale, 'readme.files'),
      '',
    ].join('\r\n');
  return locales.map(about).join(`\r\n${'-'.repeat(80)}\r\n\r\n`);
}
