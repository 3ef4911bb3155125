/**
 * Loaded before Framework's build (`node --import`): what it would fetch from the public CDN and from the registry comes
 * from packages on the disk instead, so that a build can be timed without the network. `BENCH_MODULES` is the folder of
 * prepared modules, `BENCH_PACKAGES` that of the packages they were made of.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { moduleFile, type Wanted, wantedOf } from './urls.ts';

const modules = process.env['BENCH_MODULES'] ?? '';
const packages = process.env['BENCH_PACKAGES'] ?? '';

globalThis.fetch = async (input) => {
  const url = input instanceof Request ? input.url : String(input);
  const wanted = wantedOf(url);
  if (!wanted) throw new Error(`Framework fetches ${url}, which the benchmark does not have.`);
  return wanted.kind === 'file' ? file(wanted) : versions(wanted);
};

async function file({ name, version, file }: Wanted & { kind: 'file' }): Promise<Response> {
  if (file === '+esm') {
    const code = await readFile(path.join(modules, moduleFile(name, version)));
    return new Response(code, { headers: { 'content-type': 'application/javascript; charset=utf-8' } });
  }
  const type = file.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  const bytes = await readFile(path.join(packages, name, file));
  return new Response(bytes, { headers: { 'content-type': type } });
}

/**
 * There is one version of each package: the installed one. What is not installed no page loads; the client's code only
 * names it, and any version will do.
 */
async function versions({ name, tag }: Wanted & { kind: 'versions' }): Promise<Response> {
  const list = path.join(packages, name, 'package.json');
  const version = existsSync(list) ? JSON.parse(await readFile(list, 'utf8')).version : '0.0.0';
  return Response.json(tag === undefined ? { versions: { [version]: {} } } : { version });
}
