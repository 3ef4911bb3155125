/** What Framework's build asks the network for: a file of a package, or which versions of a package there are. */
export type Wanted =
  | { kind: 'file'; name: string; version: string; file: string }
  | { kind: 'versions'; name: string; tag: string | undefined };

/**
 * Reads an address that Framework's build fetches: `https://cdn.jsdelivr.net/npm/d3@7.9.2/+esm` is a file,
 * `https://registry.npmjs.org/d3` and `https://registry.npmjs.org/d3/latest` ask for versions. Undefined for any other.
 */
export function wantedOf(url: string): Wanted | undefined {
  const { hostname, pathname } = new URL(url);
  const name = '(?<name>(?:@[^/@]+/)?[^/@]+)';
  if (hostname === 'cdn.jsdelivr.net') {
    const found = new RegExp(`^/npm/${name}@(?<version>[^/]+)/(?<file>.+)$`).exec(pathname)?.groups;
    if (!found?.['name'] || !found['version'] || !found['file']) return undefined;
    return { kind: 'file', name: found['name'], version: found['version'], file: found['file'] };
  }
  if (hostname !== 'registry.npmjs.org') return undefined;
  const found = new RegExp(`^/${name}(?:/(?<tag>[^/]+))?$`).exec(pathname)?.groups;
  return found?.['name'] ? { kind: 'versions', name: found['name'], tag: found['tag'] } : undefined;
}

/** The file, within the folder of prepared modules, that stands for a package's `+esm`: `@observablehq/plot@0.6.17.js`. */
export const moduleFile = (name: string, version: string): string =>
  `${name.replace('/', '+')}@${version}.js`;

/** How one module of the public CDN names another: `/npm/d3-array@3.2.5/+esm`. */
export const moduleUrl = (name: string, version: string): string => `/npm/${name}@${version}/+esm`;
