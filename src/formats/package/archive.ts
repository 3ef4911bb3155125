import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Tables } from '../../tables/tables.ts';
import { datasetTitle, licence } from '../about.ts';
import { tableDictionary } from '../dictionary.ts';
import type { Site } from '../site.ts';
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

/** `README.txt` of the archive: what the files are, in both languages. */
export function archiveReadme(site: Site, version: string): string {
  const tables = tableDictionary();
  const width = Math.max(...tables.map(({ name }) => name.length)) + '.csv'.length;
  const list = (words: 'description_en' | 'description_vi') =>
    tables.map((table) => `  ${`${table.name}.csv`.padEnd(width)}  ${table[words]}`);
  return `${[
    datasetTitle('en'),
    site.root,
    `Version ${version}. Licence: ${licence.name} (${licence.spdx}), ${licence.url}`,
    '',
    ...list('description_en'),
    '',
    'The files are UTF-8, with commas and CRLF (RFC 4180). datapackage.json describes every column (Data Package v2),',
    'csvw.json does too and leads from each reported value to the words it came from (CSVW, Web Annotation).',
    'A text that a spreadsheet would run as a formula has an apostrophe before it. In Excel, open the files by',
    'Data > From Text/CSV, or take the .excel.csv files of the site.',
    '',
    '-'.repeat(80),
    '',
    datasetTitle('vi'),
    `${site.root}vi/`,
    `Phiên bản ${version}. Giấy phép: ${licence.name} (${licence.spdx}), ${licence.url}`,
    '',
    ...list('description_vi'),
    '',
    'Các tệp dùng bảng mã UTF-8, ngăn cách bằng dấu phẩy, xuống dòng bằng CRLF (RFC 4180). datapackage.json mô tả từng cột',
    '(Data Package v2); csvw.json cũng mô tả các cột và dẫn từ mỗi giá trị được nêu tới đúng câu chữ trong bài nguồn (CSVW, Web Annotation).',
    'Văn bản mà bảng tính có thể chạy như công thức được thêm dấu nháy đơn ở đầu. Trong Excel, hãy mở bằng',
    'Data > From Text/CSV, hoặc dùng các tệp .excel.csv trên trang.',
  ].join('\r\n')}\r\n`;
}
