import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { ask, installedNginx } from '../../site/nginx.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { published, startSite } from './site.ts';

test.skipIf(!installedNginx)(
  'what the README’s command compresses beforehand, its lines for nginx send as it is',
  async () => {
    const folder = temporaryFolder();
    const built = path.join(folder, 'built');
    await mkdir(path.join(built, 'vi'), { recursive: true });
    const text = 'Nguồn\n'.repeat(1000);
    for (const name of ['index.html', 'vi/index.html', 'picture.png'])
      await writeFile(path.join(built, name), text);
    await writeFile(path.join(built, 'short.csv'), 'a,b\n');
    const site = published(built, folder);
    const names = (await readdir(site, { recursive: true })).filter((name) => name.endsWith('.gz'));
    expect(names.toSorted()).toEqual(['index.html.gz', path.join('vi', 'index.html.gz')]);

    const server = await startSite(site);
    onTestFinished(() => server.stop());
    const { headers, body } = await ask(server.port, '/vi/', { 'accept-encoding': 'gzip' });
    expect(body.equals(await readFile(path.join(site, 'vi/index.html.gz')))).toBe(true);
    expect(String(gunzipSync(body))).toBe(text);
    expect([headers['content-encoding'], headers['vary']]).toEqual(['gzip', 'Accept-Encoding']);
    expect(String((await ask(server.port, '/vi/')).body)).toBe(text);
  },
);
