import { describe, expect, it } from 'vitest';
import { changes } from '../../src/changes/changes.ts';
import { snapshotOf } from '../../src/changes/snapshot.ts';
import { readPublished } from '../../src/cli/published.ts';
import { sample, sampleFolders } from '../formats/support.ts';
import { Project, publishedSample } from './published-folders.ts';

const { dist, zip, unzipped } = await publishedSample();
const project = new Project();
const unclaimed = new Project();
for (const claim of [
  'claim,',
  'alpha users + beta users > foreign_networks accounts / 2,',
  'max(alpha items_removed),',
  'label,',
])
  unclaimed.edit('data/charts.csv', claim, '');

describe('what was published can be', () => {
  it.each([
    ['a built site', dist, dist],
    ['its archive, which names the site', zip, /^https:\/\/example\.org\/nguon\/ \(version [0-9a-f]{12}\)$/],
    ['the files of its archive', unzipped, unzipped],
    ['a project', project.folder, project.folder],
  ])('%s', async (_, name, shown) => {
    const found = await readPublished(name, sampleFolders);
    if (!('snapshot' in found)) throw new Error(JSON.stringify(found));
    expect(found.name).toMatch(shown);
    expect(Object.values(changes(found.snapshot, snapshotOf(sample), 'en')).flat()).toEqual([]);
  });
  it('a project whose titles had no claims yet', async () => {
    const found = await readPublished(unclaimed.folder, sampleFolders);
    if (!('snapshot' in found)) throw new Error(JSON.stringify(found));
    const { values, charts, tables } = changes(found.snapshot, snapshotOf(sample), 'en');
    expect([values, tables]).toEqual([[], []]);
    expect(charts.flatMap(({ cells }) => cells.map(({ column }) => column))).toEqual(['claim', 'claim']);
  });
  it('nothing', async () => {
    expect(await readPublished('none', sampleFolders)).toEqual({
      nothing: 'Nothing has been published yet.',
    });
  });
});
