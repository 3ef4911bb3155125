import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { publishedTables } from '../../src/formats/dictionary.ts';
import { archive } from '../../src/formats/package/archive.ts';
import { csvw } from '../../src/formats/package/csvw.ts';
import { dataPackage } from '../../src/formats/package/datapackage.ts';
import { dataVersion, tableCsv } from '../../src/formats/tables.ts';
import { sample, site } from './support.ts';

const bytes = await archive(sample, site);

test('its files are those of the site', async () => {
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual([
    'README.txt',
    'datapackage.json',
    'csvw.json',
    ...publishedTables.map((name) => `${name}.csv`),
  ]);
  expect(strFromU8(files['datapackage.json']!)).toBe(await dataPackage(sample, site));
  expect(strFromU8(files['csvw.json']!)).toBe(csvw(sample, site));
  for (const name of publishedTables) expect(strFromU8(files[`${name}.csv`]!)).toBe(tableCsv(name, sample));
});

test('its README names every file, the version and the licence', async () => {
  const readme = strFromU8(unzipSync(bytes)['README.txt']!);
  for (const name of publishedTables)
    expect(readme.split(`${name}.csv`)).toHaveLength(name === 'reports' ? 5 : 3);
  for (const words of [await dataVersion(sample), 'CC-BY-4.0', 'Giấy phép', site.root])
    expect(readme).toContain(words);
});
