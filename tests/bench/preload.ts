/**
 * Loaded into Framework's build (`node --import`): answers what it would fetch from the public CDN and the npm registry
 * with installed packages, so that builds are timed without the network. BENCH_MODULES is the folder of prepared modules,
 * BENCH_PACKAGES that of the packages.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const { BENCH_MODULES = '', BENCH_PACKAGES = '' } = process.env;
const NAME = '((?:@[^/@]+/)?[^/@]+)';
const FILE = new RegExp(`^https://cdn\\.jsdelivr\\.net/npm/${NAME}@([^/]+)/(.+)$`);
const VERSIONS = new RegExp(`^https://registry\\.npmjs\\.org/${NAME}(?:/([^/]+))?$`);

globalThis.fetch = async (input) => {
  const url = input instanceof Request ? input.url : String(input);
  const [, name = '', version, file] = FILE.exec(url) ?? [];
  if (file === '+esm') {
    const code = readFileSync(path.join(BENCH_MODULES, `${name.replace('/', '+')}@${version}.js`));
    return new Response(code, { headers: { 'content-type': 'application/javascript; charset=utf-8' } });
  }
  if (file !== undefined) {
    const type = file.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    const content = readFileSync(path.join(BENCH_PACKAGES, name, file));
    return new Response(content, { headers: { 'content-type': type } });
  }
  const [, asked, tag] = VERSIONS.exec(url) ?? [];
  if (asked === undefined) throw new Error(`Framework fetches ${url}, which the benchmark does not have.`);
  // The client's code names packages that no page loads and that are not installed: any version will do.
  const manifest = path.join(BENCH_PACKAGES, asked, 'package.json');
  const installed = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : '0.0.0';
  return Response.json(tag === undefined ? { versions: { [installed]: {} } } : { version: installed });
};
