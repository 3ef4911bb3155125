import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Folders } from '../../src/dataset/load.ts';
import { copyOfData, snapshot } from '../support/folders.ts';
import { runCli } from '../support/run.ts';

/** Files relative to the project, as they are in a copy of the snapshot. */
const at = ({ data, seeds }: Folders, file: string) =>
  file.startsWith('seeds/') ? path.join(seeds, file.slice(6)) : path.join(data, file.slice(5));
const textAt = (folders: Folders, file: string) => fs.readFileSync(at(folders, file), 'utf8');
const committed = (file: string) => textAt(snapshot, file);

/** A copy of the data in which a spreadsheet program saved two files in its own way. */
function saved(): Folders {
  const folders = copyOfData();
  const units = `\ufeff${committed('data/units.csv').replaceAll(',', ';').replace('0.01', '0,01').replaceAll('\n', '\r\n')};;;;;\r\n`;
  fs.writeFileSync(at(folders, 'data/units.csv'), units);
  const [header, ...rows] = committed('seeds/mic-2024.csv').trimEnd().split('\n');
  fs.writeFileSync(at(folders, 'seeds/mic-2024.csv'), [header, ...rows.toReversed()].join('\n'));
  return folders;
}

describe('npm run format', () => {
  it('rewrites what differs, names it, and leaves the data as committed', async () => {
    const folders = saved();
    const untouched = fs.statSync(at(folders, 'data/charts.csv')).ino;
    const { code, stdout, stderr } = await runCli('format', [], folders);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^\S+units\.csv: rewritten, 1 cell converted\.\n\S+mic-2024\.csv: rewritten\.\n17 files looked at, 2 rewritten\.\n$/,
    );
    for (const file of ['data/units.csv', 'seeds/mic-2024.csv'])
      expect(textAt(folders, file)).toBe(committed(file));
    expect(fs.statSync(at(folders, 'data/charts.csv')).ino).toBe(untouched);
    expect(fs.readdirSync(folders.data).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps who may read a file, and links', async () => {
    const folders = saved();
    const file = at(folders, 'data/units.csv');
    fs.chmodSync(file, 0o664);
    fs.renameSync(file, `${folders.data}-units`);
    fs.symlinkSync(`${folders.data}-units`, file);
    await runCli('format', [], folders);
    expect(fs.lstatSync(file).isSymbolicLink()).toBe(true);
    expect(fs.statSync(file).mode & 0o777).toBe(0o664);
    expect(textAt(folders, 'data/units.csv')).toBe(committed('data/units.csv'));
  });

  it('leaves a file alone that it cannot read whole, says why, and goes on with the others', async () => {
    const folders = saved();
    const broken = committed('data/charts.csv').replace('id,type', 'id,typ');
    fs.writeFileSync(at(folders, 'data/charts.csv'), broken);
    fs.writeFileSync(at(folders, 'data/chart.csv'), broken);
    const { code, stdout, stderr } = await runCli('format', [], folders);
    expect(code).toBe(1);
    expect(stdout).toContain('18 files looked at, 2 rewritten.');
    expect(stderr).toMatch(
      /charts\.csv:1 column "typ": There is no column "typ" in this file\. Did you mean "type"\?/,
    );
    expect(stderr).toMatch(/chart\.csv:1: No table is read from this file\./);
    expect(stderr).toContain('These files were left as they are.');
    expect(textAt(folders, 'data/charts.csv')).toBe(broken);
  });
});
