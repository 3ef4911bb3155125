import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changes } from '../../src/changes/changes.ts';
import { snapshotOf } from '../../src/changes/comparison.ts';
import { readPublished } from '../../src/cli/published.ts';
import { sample, sampleFolders } from '../formats/support.ts';
import { serve } from '../support/serve.ts';
import { Project, publishedSample } from './published-folders.ts';

const { dist, zip } = await publishedSample();
const project = new Project();

describe('what was published can be', () => {
  it.each([
    ['a built site', dist, dist],
    ['its archive, which names the site', zip, /^https:\/\/example\.org\/nguon\/ \(version [0-9a-f]{12}\)$/],
    ['a project', project.folder, project.folder],
  ])('%s', async (_, name, shown) => {
    const found = await readPublished(name, sampleFolders);
    if (!('snapshot' in found)) throw new Error(JSON.stringify(found));
    expect(found.name).toMatch(shown);
    expect(Object.values(changes(found.snapshot, snapshotOf(sample), 'en')).flat()).toEqual([]);
  });
  it('a site at its address; only where that says that there is none, there is none', async () => {
    const { url, stop } = await serve('', undefined, new Map([['/x/data/nguon.zip', readFileSync(zip)]]));
    const answers = ['x', 'x/', 'y/'].map((folder) => readPublished(url + folder, sampleFolders));
    const [bare, slashed, none] = await Promise.all(answers);
    stop();
    expect(bare).toHaveProperty('snapshot');
    expect(slashed).toHaveProperty('snapshot');
    expect(none).toEqual({ nothing: `There is no site at ${url}y/ yet.` });
    expect(await readPublished(url, sampleFolders)).toEqual({
      missing: expect.stringMatching(/data\/nguon\.zip cannot be fetched \(.+\)\. Run this again\.$/),
    });
  });
});
