import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ask } from '../../hosting/nginx.ts';

/**
 * What readers ask for, in both languages: the home page, a chart's page, its frame, picture, drawing and figures, and
 * the font and style that come with a page. The chart is the site's first.
 */
export function addressesOf(dist: string): string[] {
  const first = (folder: string, wanted: RegExp) => {
    const name = readdirSync(path.join(dist, folder))
      .toSorted()
      .find((one) => wanted.test(one));
    if (name === undefined)
      throw new Error(`${dist}/${folder} has no ${wanted.source}: build the site first.`);
    return name;
  };
  const chart = first('charts', /\.svg$/).replace(/\.svg$/, '');
  const font = `/_astro/fonts/${first('_astro/fonts', /\.woff2$/)}`;
  const languages = ['/', ...(existsSync(path.join(dist, 'vi')) ? ['/vi/'] : [])];
  return languages.flatMap((language) => [
    language,
    `${language}charts/${chart}/`,
    `${language}embed/${chart}/`,
    ...['png', 'svg', 'csv'].map((extension) => `${language}charts/${chart}.${extension}`),
    font,
  ]);
}

/**
 * Files as large as what a server answers to these addresses, compressed as it comes, one an address: what any server
 * must send at least.
 * @returns the files' addresses, in the same order
 */
export async function filesAsLarge(
  port: number,
  addresses: readonly string[],
  folder: string,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    addresses.map(async (address, at) => {
      const { status, body } = await ask(port, address, { 'accept-encoding': 'gzip' });
      if (status !== 200)
        throw new Error(`nginx answers ${address} with ${status}, so there is nothing to measure.`);
      await writeFile(path.join(folder, `${at}.bin`), randomBytes(body.length));
      return `/${at}.bin`;
    }),
  );
}
