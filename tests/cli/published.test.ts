import { describe, expect, it } from 'vitest';
import { readPublished } from '../../src/cli/published.ts';
import { areNone, changes } from '../../src/outputs/published/changes.ts';
import { snapshotOf } from '../../src/outputs/published/snapshot.ts';
import { sample, sampleFolders } from '../outputs/support.ts';
import { temporaryFolder } from '../support/folders.ts';
import { Project, publishedSample } from './published-folders.ts';

const { dist, zip, unzipped } = await publishedSample();
const project = new Project();
const broken = new Project();
broken.edit('data/observations/all.csv', '72000000', '7200000');

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
    expect(areNone(changes(found.snapshot, snapshotOf(sample), 'en'))).toBe(true);
  });
  it('nothing', async () => {
    expect(await readPublished('none', sampleFolders)).toEqual({
      nothing: 'Nothing has been published yet.',
    });
  });
});

describe('it is said of', () => {
  it.each([
    [
      'a folder with nothing in it',
      temporaryFolder(),
      /is no built site, no unzipped nguon\.zip and no project/,
    ],
    ['a file that is no archive', `${dist}/data/units.csv`, /is no folder and no archive/],
    ['a name of nothing', 'no-such-name', /"no-such-name" is no folder, no archive and no revision/],
    [
      'what git would take for an option',
      '--output=x',
      /"--output=x" is no folder, no archive and no revision/,
    ],
  ])('%s that it is missing', async (_, name, sentence) => {
    expect(await readPublished(name, sampleFolders)).toEqual({ missing: expect.stringMatching(sentence) });
  });
  it('a project whose data have problems what they are', async () => {
    expect(await readPublished(broken.folder, sampleFolders)).toEqual({
      unlike: expect.stringMatching(/has 1 problem\.\nobservations\/all\.csv:3 7200000 does not match/),
    });
  });
});
